"""Words of one family: other endings than those that a stemmer takes off, such as fail and failure.

Members of a family are related, not the same, so that they count less than the word itself.
"""

from collections.abc import Iterable, Mapping, Sequence

_ENDINGS = (
    "ification", "ibiliti", "abiliti", "ation", "ition", "ance", "ence", "ment", "ness", "ship", "able",
    "ible", "anc", "enc", "abl", "ibl", "ifi", "ist", "ism", "ion", "ful", "ant", "ent", "iti",
    "ur", "er", "or",
)  # fmt: skip
_SHORTEST_ROOT = 4


def family(stem: str) -> str:
    """Return what the stems of a family share."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_ROOT:
            return stem.removesuffix(ending)
    return stem


def families(stems: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the stems of each family that has several, by what they share."""
    members: dict[str, list[str]] = {}
    for stem in stems:
        members.setdefault(family(stem), []).append(stem)
    return {root: held for root, held in members.items() if len(held) > 1}
