"""Text from outside (feeds, forms, nicknames), made harmless before it stands in a message."""

import re
import unicodedata

ELLIPSIS = "…"

# Joiners hold emoji and Persian or Indic words together; every other invisible character is dropped.
_JOINERS = "\u200c\u200d"
_MARKDOWN = re.compile(r"[\\`*_~|\[\]<]|^[>#]")
_LINK_COLON = re.compile(r":(?=//)")
_INVITE_DOT = re.compile(r"(?i)\b(discord(?:app)?)\.")
_LIST_NUMBER = re.compile(r"^(\d+)\.")
_LIST_BULLET = re.compile(r"^(?=[-+])")
_MENTION_AT = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
_TRAILING_BACKSLASHES = re.compile(r"\\*$")


def outside(text: str, limit: int) -> str:
    """Return `text` on one line of at most `limit` characters that Discord shows as it is.

    No Markdown, link, mention, timestamp or emoji in it comes to life.
    """
    return _shortened(_escaped(_cleaned(text)), limit)


def label(text: str, limit: int) -> str:
    """Return `text` for places without Markdown (buttons, options, choices): one line, cut to `limit`."""
    return _shortened(_cleaned(text), limit)


def _cleaned(text: str) -> str:
    text = " ".join(text.split())
    if text.isprintable():
        return text  # nearly always, and many times faster than to look at each character
    visible = (character for character in text if _is_visible(character))
    return " ".join("".join(visible).split())


def _is_visible(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def _escaped(text: str) -> str:
    text = _MARKDOWN.sub(r"\\\g<0>", text)
    text = _LINK_COLON.sub(r"\\:", text)
    text = _INVITE_DOT.sub(r"\1\\.", text)
    text = _LIST_BULLET.sub(r"\\", _LIST_NUMBER.sub(r"\1\\.", text))
    # A backslash does not stop Discord's own search for mentions; an invisible space does.
    return _MENTION_AT.sub("@\u200b", text)


def _shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    kept = text[: limit - len(ELLIPSIS)].rstrip(" ")
    backslashes = _TRAILING_BACKSLASHES.search(kept)
    if backslashes is not None and len(backslashes[0]) % 2:
        kept = kept[:-1]  # half an escape would swallow the ellipsis
    return kept + ELLIPSIS
