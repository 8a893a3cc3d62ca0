"""The numbers that publishers give their advisories (DOMAIN.md, section 5, tells who writes which).

Only the places that name the advisory itself count: the page of a link, the beginning of a title, or
brackets in it. Elsewhere, and in all of the text, numbers of other advisories are cited.
"""

import re
from urllib.parse import unquote, urlsplit

_FORMATS = (
    r"ICSM?A-\d{2}-\d{3}-\d{2}"
    r"|AA\d{2}-\d{3}[A-Z]"
    r"|CERTFR-\d{4}-[A-Z]{3}-\d{3,5}"
    r"|WID-SEC-(?:W-)?\d{4}-\d{4,6}"
    r"|NCSC-\d{4}-\d{4}"
    r"|A[VL]\d{2}-\d{3,4}"
    r"|SSA-\d{6}"
    r"|SEVD-\d{4}-\d{3}-\d{2}"
    r"|VDE-\d{4}-\d{3}"
    r"|ZDI-(?:CAN-\d{4,6}|\d{2}-\d{3,4})"
    r"|VU#\d{5,7}"
    r"|FG-IR-\d{2}-\d{3,4}"
    r"|MPSA-\d{6}"
    r"|JVNDB-\d{4}-\d{6}"
    r"|JVN(?:VU)?#\d{8}"
    r"|PAN-SA-\d{4}-\d{4}"
    r"|CISCO-SA-[A-Z0-9-]{4,80}"
)
_AT_START = re.compile(rf"(?:{_FORMATS})(?![0-9])", re.IGNORECASE)
_TAGS = re.compile(r"^(?:\s*\[[^\]]{0,40}\])*\s*")
_IN_BRACKETS = re.compile(rf"[\[(]\s*({_FORMATS})\s*[\])]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s_:|)\]-]*")
# Pages that are named after the number, but not in full.
_PAGES = (
    (re.compile(r"//(?:www\.)?kb\.cert\.org/vuls/id/(\d{5,7})(?!\d)"), "VU#"),
    (re.compile(r"//jvn\.jp/(?:en/)?jp/JVN(\d{8})(?!\d)"), "JVN#"),
    (re.compile(r"//jvn\.jp/(?:en/)?vu/JVNVU(\d{8})(?!\d)"), "JVNVU#"),
    (re.compile(r"//cert\.europa\.eu/publications/security-advisories/(\d{4}-\d{3})(?!\d)"), "CERT-EU "),
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def number_in_link(link: str) -> str | None:
    """Return the number that a page is named after: a part of its path or a value of its query begins so."""
    for page, prefix in _PAGES:
        match = page.search(link)
        if match:
            return prefix + match[1]
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    names = [*reversed(parts.path.split("/")), *(pair.partition("=")[2] for pair in parts.query.split("&"))]
    matches = (_AT_START.match(unquote(name)) for name in names)
    return next((_spelt(match[0]) for match in matches if match), None)


def number_in_title(title: str) -> str | None:
    """Return the number that a title begins with, or has in brackets."""
    plain = title.translate(_DASHES)
    match = _AT_START.match(plain, _start(plain))
    if match:
        return _spelt(match[0])
    bracketed = _IN_BRACKETS.search(plain)
    return _spelt(bracketed[1]) if bracketed else None


def without_number(title: str) -> str:
    """Return a title without the number it begins with; a title that is nothing else stays."""
    plain = title.translate(_DASHES)
    start = _start(plain)
    match = _AT_START.match(plain, start)
    if not match:
        return title
    end = _SEPARATOR.match(plain, match.end())
    rest = title[end.end() if end else match.end() :]
    return title[:start] + rest if rest else title


def _start(title: str) -> int:
    """Skip words in brackets before the number: "[UPDATE] [hoch] …"."""
    tags = _TAGS.match(title)
    return tags.end() if tags else 0


def _spelt(number: str) -> str:
    """Return the one spelling: publishers mix cases, and CERT-Bund has two forms of each number."""
    upper = number.upper()
    if upper.startswith("CISCO-SA-"):
        return number.lower()
    return upper.replace("WID-SEC-W-", "WID-SEC-")
