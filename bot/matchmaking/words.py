"""Words that tell nobody apart: everyday English, legal forms, what kinds of organisation are called."""

import re
from collections.abc import Collection, Iterator

from bot.matchmaking.folding import fold_character
from bot.taxonomy import Taxonomy

_WORD = re.compile(r"[^\W_]+")

_EVERYDAY_TEXT = """
a about above after again all also am an and any are as at be because been before being below both but
by can could did do does doing down during each every few for from further had has have having he help
her here him his how i if in into is it its just like long look make many may me might more most much
must my need needs new no nor not now of off on one only or other our out over own people please same
she should so some somebody someone such team than that the their them then there these they thing this
those three through time to too two under until up use used uses using very want wants was way we well
were what when where which while who why will with work works would year years you your
"""
EVERYDAY = frozenset(_EVERYDAY_TEXT.split())

_ORGANISATIONS_TEXT = """
ab ag association authority board bureau bv centre center chapter city cities co college communal
community company consulting corp corporation council county department dept developer district division
engineer engineering foundation gmbh government group holding holdings inc industries institute
international it kg lab laboratories labs limited llc ltd manager ministry municipal municipality
national network networks nv office operator planner plc public region regional research researcher
school security sarl sas service services sl smart solutions spa srl state system systems tech
technologies technology town township university urban utilities utility village works
"""
_ORGANISATIONS = frozenset(_ORGANISATIONS_TEXT.split())


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in one plain spelling."""
    for found in _WORD.finditer(text):
        yield "".join(map(fold_character, found[0]))


def is_common(word: str, common: Collection[str]) -> bool:
    """Tell whether a word of one plain spelling, or what it is the plural of, tells nobody apart."""
    return word in common or word.removesuffix("s") in common


def common_words(taxonomy: Taxonomy) -> frozenset[str]:
    """Return the words that every author needs, so that they give nobody away."""
    labels = [
        *taxonomy.personas.values(),
        *taxonomy.skills.values(),
        *taxonomy.product_types.values(),
        *taxonomy.topics.values(),
        *(domain.label for domain in taxonomy.domains.values()),
    ]
    named = (word for label in labels for word in words_of(label))
    plain = (word for known in (EVERYDAY, _ORGANISATIONS) for word in words_of(" ".join(known)))
    return frozenset((*named, *plain))
