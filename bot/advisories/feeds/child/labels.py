"""Facts that some feeds give in elements of their own, as the labelled lines that others write.

These are the `sec:` elements of JVN (http://jvn.jp/en/rss/) and the categories that all feeds may have.
"""

from collections.abc import Iterator
from functools import partialmethod
from typing import Any

from feedparser.mixin import _FeedParserMixin  # pyright: ignore[reportPrivateUsage] - its only way to be extended

from bot.advisories.feeds.child.flattening import text_of

_ELEMENTS = ("sec_cvss", "sec_cpe", "sec_references")
_MAX_FACTS = 50
_MAX_LENGTH = 200


def labelled(raw: dict[str, Any]) -> tuple[str, ...]:
    """Return one line "Label: value" for each fact."""
    facts = [f"Category: {tag.get('term', '')}" for tag in raw.get("tags", ())]
    facts += [
        f"CVSS v{cvss.get('version', '')} {cvss['score']}" for cvss in _having(raw, "sec_cvss", "score")
    ]
    facts += [f"Vendor: {cpe['vendor']}" for cpe in _having(raw, "sec_cpe", "vendor")]
    facts += [f"Product: {cpe['product']}" for cpe in _having(raw, "sec_cpe", "product")]
    facts += [f"Reference: {reference['id']}" for reference in _having(raw, "sec_references", "id")]
    return tuple(text_of(fact[:_MAX_LENGTH]) for fact in facts[:_MAX_FACTS])


def _having(raw: dict[str, Any], element: str, attribute: str) -> Iterator[dict[str, str]]:
    return (attributes for attributes in raw.get(_key(element), ()) if attributes.get(attribute))


def _key(element: str) -> str:
    return f"all_{element}"


def _gather(parser: Any, element: str, attributes: dict[str, str]) -> None:  # noqa: ANN401 - feedparser is not typed
    parser._get_context().setdefault(_key(element), []).append(attributes)  # noqa: SLF001 - as its own handlers do


# feedparser keeps only the last element of a name that it does not know; these come several times.
for _element in _ELEMENTS:
    setattr(_FeedParserMixin, f"_start_{_element}", partialmethod(_gather, _element))
