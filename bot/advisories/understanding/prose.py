"""The words that a person reads: title and summary."""

import re
from itertools import pairwise

from bot.advisories.feeds.numbers import without_number
from bot.advisories.understanding.facts import is_label
from bot.advisories.understanding.words import severity_word

MAX_TITLE = 256
MAX_SUMMARY = 600

_FIRST_TAG = re.compile(r"\s*\[\s*([^\]]{1,20}?)\s*\]\s*")
_EU_NUMBER = re.compile(r"^\d{4}-\d{3}:\s+")  # CERT-EU
_REVISION = re.compile(r"\d+\.\d+")
_NEW = ("neu", "new", "nouveau", "nuevo")
_HEADINGS = (
    "risk evaluation",
    "summary",
    "executive summary",
    "overview",
    "description",
    "résumé",
    "zusammenfassung",
)
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_BOILERPLATE = re.compile(r"CISA will no longer be updating|^View CSAF", re.IGNORECASE)
_MIN_SENTENCE = 40
_MIS_DECODED = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u2013-\u203a\u20ac\u2122]")


def display_title(title: str) -> str:
    """Return a title without its number and the tags that are shown in other ways, cut between words."""
    text = " ".join(mended(title).split())
    kept: list[str] = []
    while tag := _FIRST_TAG.match(text):
        kept += [] if _is_told_elsewhere(tag[1].casefold()) else [tag[0].strip()]
        text = text[tag.end() :]
    rest = _EU_NUMBER.sub("", without_number(text)).strip(" _")
    return shortened(" ".join((*kept, rest)).strip() or title.strip(), MAX_TITLE)


def summary_of(lines: tuple[str, ...]) -> str:
    """Return the paragraph that tells what is at stake, else the first that is a sentence, else the first."""
    prose = [line for line in lines if not is_label(line) and not _BOILERPLATE.search(line)]
    after_heading = [following for line, following in pairwise(prose) if _is_heading(line)]
    candidates = [
        *(line for line in after_heading if _is_sentence(line)),
        *filter(_is_sentence, prose),
        *prose,
    ]
    return shortened(mended(candidates[0]), MAX_SUMMARY) if candidates else ""


def shortened(text: str, length: int) -> str:
    """Return the text, cut between words where it is too long."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;") + "…"


def mended(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 ("GeutebrÃ¼ck"), as it stands in some vendors' names."""
    if not _MIS_DECODED.search(text):
        return text
    for encoding in ("windows-1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _is_told_elsewhere(tag: str) -> bool:
    return tag in _NEW or _REVISION.fullmatch(tag) is not None or severity_word(tag) is not None


def _is_heading(line: str) -> bool:
    return _NUMBERING.sub("", line).strip(" :").casefold() in _HEADINGS


def _is_sentence(line: str) -> bool:
    return len(line) >= _MIN_SENTENCE and not _is_heading(line)
