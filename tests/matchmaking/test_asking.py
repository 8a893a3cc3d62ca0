"""Asking: who may, what is not sent out, who is invited."""

import pytest
from sqlalchemy import select, text

from bot.community.people import Persona
from bot.errors import BadInput, Conflict, NotAllowed, NotFound
from bot.matchmaking.kinds import Kind
from bot.matchmaking.models import MatchRequest
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import Asked, Draft, HeldBack
from tests.matchmaking.bench import DRAFT, GUILD, TEXT, VERA, WANTED, Bench
from tests.matchmaking.people import settle_in


async def test_the_best_three_are_invited(bench: Bench) -> None:
    result = await bench.ask()
    assert isinstance(result, Asked)
    assert (result.invited, result.request.unanswered) == (3, 3)
    assert list(await bench.invitations()) == [601, 602, 603]
    assert bench.woken == 1


async def test_an_invitation_says_all_but_who_asks(bench: Bench) -> None:
    await bench.ask()
    record = await bench.matches.invitation((await bench.invitations())[601])
    assert (record.wanted, record.kind, record.server) == (WANTED, Kind.VALIDATE_PRODUCT, "Townsville")
    assert record.matches == ("traffic", "its-protocols")
    assert "acme" not in repr(record).casefold()


async def test_nobody_asks_themselves_and_nobody_is_asked_who_is_not_available(bench: Bench) -> None:
    await settle_in(bench.database, GUILD, VERA, Persona.RESEARCHER, domains=["traffic"])
    await settle_in(bench.database, GUILD, 601, is_available=False, domains=["traffic"])
    await bench.ask()
    assert list(await bench.invitations()) == [602, 603, 604]


async def test_text_is_stored_encrypted(bench: Bench) -> None:
    await bench.ask()
    async with bench.database.reading() as session:
        (raw,) = (await session.execute(text("SELECT title, text FROM match_request"))).all()
        stored = await session.scalar(select(MatchRequest))
    assert TEXT not in str(raw)
    assert stored is not None
    assert stored.text == TEXT


@pytest.mark.parametrize("kind", [Kind.CITY_PROBLEM, Kind.FIND_VENDOR_CONTACT])
async def test_who_lacks_the_persona_hears_how_to_get_it(bench: Bench, kind: Kind) -> None:
    with pytest.raises(NotAllowed, match=f"match-only-{kind}"):
        await bench.ask(Draft(kind, WANTED))
    with pytest.raises(NotAllowed):
        await bench.matches.check_may_ask(GUILD, VERA, kind)
    with pytest.raises(NotAllowed):
        await bench.matches.check_may_ask(GUILD, 99999, kind)


async def test_an_advisory_leads_to_the_kind_that_a_member_may_ask_for(bench: Bench) -> None:
    assert await bench.matches.kind_for_advisory(GUILD, VERA) is Kind.VALIDATE_PRODUCT
    await settle_in(bench.database, GUILD, 700, Persona.CITY)
    assert await bench.matches.kind_for_advisory(GUILD, 700) is Kind.CITY_PROBLEM
    with pytest.raises(NotAllowed, match="match-only-city-problem"):
        await bench.matches.kind_for_advisory(GUILD, 12345)


async def test_a_request_that_tells_who_wrote_it_is_kept_and_not_sent(bench: Bench) -> None:
    wanted = Wanted("A c m e asks", f"{TEXT} Ask Vera at <@5>.", ("traffic",))
    held_back = await bench.ask(Draft(Kind.VALIDATE_PRODUCT, wanted))
    assert isinstance(held_back, HeldBack)
    assert [wanted.title[one.start : one.end] for one in held_back.in_title] == ["A c m e"]
    assert [wanted.text[one.start : one.end] for one in held_back.in_text] == ["Vera", "<@5>"]
    assert await bench.deliveries() == []
    assert await bench.audit() == []
    kept = await bench.matches.check_may_ask(GUILD, VERA, Kind.VALIDATE_PRODUCT)
    assert kept == Draft(Kind.VALIDATE_PRODUCT, wanted)

    await bench.ask()
    with pytest.raises(NotFound, match="match-draft-unknown"):
        await bench.matches.draft(GUILD, VERA)


async def test_a_draft_is_forgotten_after_a_week(bench: Bench) -> None:
    await bench.ask(DRAFT, "signal")
    await bench.pass_days(8)
    with pytest.raises(NotFound):
        await bench.matches.draft(GUILD, VERA)


async def test_three_requests_are_enough(bench: Bench) -> None:
    for _ in range(3):
        await bench.ask()
    with pytest.raises(Conflict, match="match-too-many"):
        await bench.ask()


async def test_what_no_form_sends_is_refused(bench: Bench) -> None:
    for wanted in (Wanted("Title", "   "), Wanted("Title", TEXT, ("atlantis",)), Wanted("Title", TEXT * 99)):
        with pytest.raises(BadInput):
            await bench.ask(Draft(Kind.VALIDATE_PRODUCT, wanted))


async def test_when_nobody_fits_the_request_waits_for_somebody_who_does(bench: Bench) -> None:
    for user in range(601, 606):
        await settle_in(bench.database, GUILD, user, is_available=False)
    result = await bench.ask()
    assert isinstance(result, Asked)
    assert result.invited == 0
    assert await bench.deliveries() == []  # the answer to the form says so

    await settle_in(bench.database, GUILD, 700, Persona.ACADEMIA)
    await bench.pass_days(8)
    assert list(await bench.invitations()) == [700]
