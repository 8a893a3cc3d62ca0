"""British spelling folded to American, so that either finds the other. For comparing, never for showing."""

import re

_WORDS = {
    "aluminium": "aluminum",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "catalogue": "catalog",
    "catalogues": "catalogs",
    "centre": "center",
    "centres": "centers",
    "cheque": "check",
    "cypher": "cipher",
    "defence": "defense",
    "defences": "defenses",
    "dialogue": "dialog",
    "enquiry": "inquiry",
    "fibre": "fiber",
    "fibres": "fibers",
    "grey": "gray",
    "kerb": "curb",
    "kilometre": "kilometer",
    "licence": "license",
    "licences": "licenses",
    "litre": "liter",
    "metre": "meter",
    "metres": "meters",
    "offence": "offense",
    "practise": "practice",
    "programme": "program",
    "programmes": "programs",
    "sceptical": "skeptical",
    "theatre": "theater",
    "tyre": "tire",
    "tyres": "tires",
}
# A word that only looks British ("premises") is changed as well, in questions and texts alike: it still fits.
_ENDINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"([aeiouy][^aeiouy]+)our(s|ed|ing|al|able|hood|hoods|ful|less)?$"), r"\1or\2"),
    (re.compile(r"([aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
)
_SHORTEST = 5


def american(word: str) -> str:
    """Return the American spelling of a lower-case word, or the word itself."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < _SHORTEST:
        return word
    for ending, replacement in _ENDINGS:
        changed = ending.sub(replacement, word)
        if changed != word:
            return changed
    return word
