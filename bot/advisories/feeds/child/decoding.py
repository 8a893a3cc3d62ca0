"""From bytes to text: what the document is, not what anyone says it is."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("<?".encode("utf-16-le"), "utf-16-le"),
    ("<?".encode("utf-16-be"), "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ESCAPE = b"\x1b"  # the switch of the ISO 2022 encodings, whose bytes are valid UTF-8 as well
_NOT_XML = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


def decoded(body: bytes, content_type: str) -> str:
    """Return the text without byte order mark, XML declaration and characters that XML does not know.

    UTF-8 comes before what is declared: that is often wrong, and other text is hardly ever valid UTF-8.
    """
    text = _first_that_fits(body, _candidates(body, content_type))
    text = text.translate(_NOT_XML).lstrip("\ufeff \t\r\n")
    return _DECLARATION.sub("", text).lstrip()


def _candidates(body: bytes, content_type: str) -> list[str]:
    marked = [name for mark, name in _BOMS if body.startswith(mark)][:1]
    declared = [match[1].decode() for match in [_DECLARED.search(body[:1024])] if match]
    stated = [match[1] for match in [_CHARSET.search(content_type)] if match]
    utf_8 = [] if _ESCAPE in body else ["utf-8"]
    return [*marked, *utf_8, *declared, *stated]


def _first_that_fits(body: bytes, names: list[str]) -> str:
    for name in names:
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", "replace")
