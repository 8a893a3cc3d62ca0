"""Who is asked first, and why."""

from typing import Any

from bot.community.people import Member, Persona
from bot.matchmaking.ranking import Wanted, rank

WANTED = Wanted(
    "Signals that answer strangers",
    "Our controller accepts packets from anywhere",
    ("traffic",),
    ("its-protocols",),
)


def member(person_id: int, **told: Any) -> Member:
    lists = {"skills": (), "product_types": (), "domains": (), "about": None, "organisation": None}
    personas = frozenset({Persona.RESEARCHER})
    return Member(
        person_id=person_id, user_id=1000 + person_id, personas=personas, is_available=True, **(lists | told)
    )


def order(*members: Member, wanted: Wanted = WANTED) -> list[int]:
    return [one.member.person_id for one in rank(wanted, members)]


def test_domains_count_more_than_skills_and_those_more_than_words() -> None:
    word = member(1, about="I take controller firmware apart")
    skill = member(2, skills=("its-protocols",))
    domain = member(3, domains=("traffic",))
    both = member(4, domains=("traffic",), skills=("its-protocols",))
    assert order(member(5), word, skill, domain, both) == [4, 3, 2, 1, 5]


def test_equal_candidates_keep_a_steady_order() -> None:
    assert order(member(3), member(1), member(2)) == [1, 2, 3]


def test_a_ranking_says_why() -> None:
    told = member(1, domains=("water", "traffic"), skills=("its-protocols",), about="A controller person")
    assert rank(WANTED, [told])[0].matches == ("traffic", "its-protocols", "controller")


def test_everyday_words_and_long_texts_do_not_decide() -> None:
    talker = member(1, about=f"{WANTED.title} {WANTED.text} from those that were there about")
    assert order(talker, member(2, domains=("traffic",), skills=("its-protocols",))) == [2, 1]


def test_whoever_is_concerned_with_the_whole_city_comes_before_whoever_is_not() -> None:
    assert order(member(1, domains=("water",)), member(2, domains=("all",))) == [2, 1]
