"""The longest that anybody can type still fits Discord's limits: 4000 characters and 40 components."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.community.people import Persona
from bot.interface.services import Services
from bot.matchmaking.anonymity import Author, give_aways
from bot.matchmaking.asking import TEXT_LIMIT, TITLE_LIMIT
from bot.matchmaking.consent import RequestState, Stage
from bot.matchmaking.kinds import Kind
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import (
    Draft,
    HeldBack,
    Introduced,
    InvitationRecord,
    Mine,
    ProposalRecord,
    RequestRecord,
)
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from cogs.matchmaking import messages, posts, views
from cogs.matchmaking.forms import held_back_screen
from tests.matchmaking.bench import DATA
from tests.matchmaking.people import NOW

TAXONOMY = Taxonomy.load(DATA)
PICKED = (
    tuple(list(TAXONOMY.domains)[:5]),
    tuple(list(TAXONOMY.skills)[:7][2:]),
    tuple(list(TAXONOMY.product_types)[:5]),
)
LONGEST = {
    "stars": Wanted("*" * TITLE_LIMIT, "*" * TEXT_LIMIT, *PICKED),
    "lines": Wanted("_" * TITLE_LIMIT, "*\n" * (TEXT_LIMIT // 2), *PICKED),
}
REQUEST = RequestRecord(
    1,
    2,
    Kind.FIND_VENDOR_CONTACT,
    LONGEST["stars"],
    RequestState.PROPOSED,
    3,
    3,
    NOW,
    NOW + timedelta(days=60),
)
WORDS = ("traffic", "its-protocols", *("industriousness" + str(number) for number in range(6)))
INVITATION = InvitationRecord(
    10**9,
    2,
    "*" * 100,
    Kind.FIND_VENDOR_CONTACT,
    LONGEST["stars"],
    WORDS,
    Stage.ASKED,
    is_first=False,
    expires_at=NOW,
)
NONCE = "x" * 22


class Lookups:
    """Look-ups that return the longest there is."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted

    async def invitation(self, _: int) -> InvitationRecord:
        return replace(INVITATION, wanted=self.wanted)

    async def proposal(self, invitation_id: int) -> ProposalRecord:
        request = replace(REQUEST, wanted=self.wanted, proposed=invitation_id)
        told = (
            frozenset(Persona),
            *(tuple(one) for one in (TAXONOMY.domains, TAXONOMY.skills, TAXONOMY.product_types)),
        )
        return ProposalRecord(
            invitation_id, request, "*" * 100, *told, stage=Stage.WILLING, is_again=True, expires_at=NOW
        )

    async def request(self, _: int) -> RequestRecord:
        return replace(REQUEST, wanted=self.wanted)

    async def introduction(self, _: int) -> Introduced:
        return Introduced(2, Kind.FIND_VENDOR_CONTACT, self.wanted, 10**18, 10**18 + 1)


def services(wanted: Wanted) -> Services:
    known = {"sentences": Sentences.load(DATA), "taxonomy": TAXONOMY, "matches": Lookups(wanted)}
    return cast("Services", SimpleNamespace(**known))


def assert_fits(screen: Any) -> None:
    assert screen.content_length() <= 4000
    assert len(list(screen.walk_children())) <= 40


@pytest.mark.parametrize("wanted", LONGEST.values(), ids=LONGEST)
@pytest.mark.parametrize(
    ("draw", "arguments"),
    [
        (posts.draw_invitation, {"invitation": 1}),
        (posts.draw_proposal, {"invitation": 1}),
        (posts.draw_introduction, {"invitation": 1}),
        (posts.draw_news, {"request": 1, "news": "match-nobody"}),
        (posts.draw_news, {"request": 1, "news": "match-expired"}),
        (posts.draw_notice, {"guild": 10**18, "notice": "match-notice-forbidden"}),
    ],
)
async def test_every_card_fits(draw: Any, arguments: dict[str, Any], wanted: Wanted) -> None:
    card = await draw(services(wanted), arguments, NONCE)
    assert_fits(card.screen)
    assert NONCE in str(card.screen.to_components())


def test_ones_own_list_fits() -> None:
    ended = [replace(REQUEST, state=RequestState.EXPIRED, proposed=None)] * 17
    screen = views.mine_screen(
        services(LONGEST["stars"]), Mine((*[REQUEST] * 3, *ended), (INVITATION,) * 20), "en"
    )
    assert_fits(screen)


@pytest.mark.parametrize("text", ["ab*" * 333, "a b *\n" * 166, "ab.c " * 200])
def test_what_is_held_back_fits(text: str) -> None:
    author = Author(1, ("ab", "a b"))
    marks = give_aways(text, author, frozenset())
    result = HeldBack(Draft(Kind.PARTNERSHIP, Wanted("ab", text)), (), marks)
    assert marks != ()
    assert_fits(held_back_screen(services(LONGEST["stars"]), result, "en"))


def test_marks_stand_where_the_words_are_and_lines_stay() -> None:
    text = "Ask Vera, or *Vera*\n  at vera.example now"
    marks = give_aways(text, Author(1, ("Vera",)), frozenset())
    assert (
        messages.marked(text, marks) == "Ask __**Vera**__, or \\*__**Vera**__\\*\nat __**vera.example**__ now"
    )
