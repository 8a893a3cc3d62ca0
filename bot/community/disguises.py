"""Invitations and mass mentions, seen through what hides them from a plain search.

A text is looked at as a reader and a browser would take it: look-alike letters become Latin ones, invisible
characters, accents and Markdown go, a dot that is written out or escaped becomes a dot. Nothing of this is
ever shown or kept.
"""

import re
import unicodedata

_INVITE = re.compile(
    r"discord(?:app)?\s*\.\s*(?:gg\b|com\s*/\s*(?:\w*\s*/\s*)*invite|io\b|me\b|li\b|st\b)"
    r"|\b(?:dsc|invite)\.gg\b|\bdis\.gd\b|\bdisboard\.org\b|discord:/+\S*invite"
)
_SPELLED = re.compile(r"discord(?:app)?\.(?:gg/|com/(?:\w+/)*invite/)\w")  # with every space taken out
_CALL = re.compile(r"@\s*(?:everyone|here)\b")
_ROLE = re.compile(r"<@&\d+>")
_PERSON = re.compile(r"<@!?\d+>")

_DOT = re.compile(r"%2e|[\[({<]\s*(?:dot|\.)\s*[\])}>]|\bdot\b(?=\s*(?:gg|com|io|me|li|st|gd|org)\b)")
_SLASH = re.compile(r"%2f|[\[({]\s*(?:slash|/)\s*[\])}]")
_MARKDOWN = re.compile(r"[*_~|`\\]+")
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols that show as nothing
_LOOK_ALIKE = str.maketrans(
    {
        **dict(zip("аеорсухіѕԁԍհһɡɢɩıӏοιρνϲ", "aeopcyxisdghhggiiloipvc", strict=True)),
        **{chr(0x1F1E6 + place): chr(ord("a") + place) for place in range(26)},  # flags are made of these
        **dict.fromkeys("\u3002\u00b7\u2022\u2027\u2219\u22c5\u30fb", "."),
        **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    }
)


def invites(text: str) -> bool:
    """Tell whether a text invites to another server of Discord."""
    seen = plain(text)
    return bool(_INVITE.search(seen) or _SPELLED.search("".join(seen.split())))


def calls_on_many(text: str, *, most: int) -> bool:
    """Tell whether a text mentions everybody, a role, or more than `most` people."""
    return bool(_CALL.search(plain(text)) or _ROLE.search(text)) or len(_PERSON.findall(text)) > most


def plain(text: str) -> str:
    """Return what a text says to whoever reads it, in lower case and without ornament."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_LOOK_ALIKE)
    visible = "".join(letter for letter in letters if _is_visible(letter))
    return _SLASH.sub("/", _DOT.sub(".", _MARKDOWN.sub("", visible)))


def _is_visible(letter: str) -> bool:
    return letter.isspace() or not (
        letter in _BLANK or unicodedata.category(letter) in {"Cc", "Cf", "Mn", "Me"}
    )
