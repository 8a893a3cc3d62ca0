"""Questions, grants, revocations and their limits, on both databases."""

import asyncio
from datetime import timedelta
from urllib.parse import quote

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.community.barring import MOST_A_DAY, MOST_OPEN
from bot.community.people import Persona
from bot.community.personas import EXPIRY
from bot.community.question_models import ApplicationQuestion
from bot.community.settings import Holder
from bot.database.due_work import DueWork
from bot.database.due_worker import DueItem
from bot.errors import BadInput, Conflict, NotAllowed, NotFound
from bot.interface.audit_reasons import LIMIT, fitting
from tests.community.conftest import EVIDENCE, GUILD, MILA, MONA, NORA, Server

CITY_ROLE = 40


async def asked(server: Server, application: int) -> int:
    await server.review.ask(GUILD, application, MONA, "Which department?")
    async with server.database.reading() as session:
        return (await session.scalars(select(ApplicationQuestion.id))).all()[-1]


async def test_of_two_questions_at_once_one_is_asked(server: Server) -> None:
    application = await server.applies(NORA)
    results = await asyncio.gather(
        server.review.ask(GUILD, application, MONA, "Which department?"),
        server.review.ask(GUILD, application, MILA, "Who are you?"),
        return_exceptions=True,
    )
    (refused,) = [one for one in results if isinstance(one, Exception)]
    assert isinstance(refused, Conflict)
    assert refused.message_id == "application-asked-already"
    assert len([row for row in await server.planned("tell") if row.card == "application-question"]) == 1


async def test_the_database_itself_keeps_one_question_waiting(server: Server) -> None:
    application = await server.applies(NORA)
    await asked(server, application)
    with pytest.raises(IntegrityError):
        async with server.database.transaction() as session:
            session.add(
                ApplicationQuestion(
                    application_id=application,
                    waiting_for=application,
                    asked_at=server.clock.now(),
                    question="And who else?",
                )
            )


async def test_an_answer_is_kept_once_and_from_nobody_else(server: Server) -> None:
    question = await asked(server, await server.applies(NORA))
    with pytest.raises(NotFound):
        await server.answers.answer(question, MILA, "Street lights.")
    await server.answers.answer(question, NORA, "Street lights.")
    with pytest.raises(Conflict, match="question-answered-already"):
        await server.answers.answer(question, NORA, "Parking.")
    (exchange,) = (await server.review.paper(GUILD, 1)).exchanges
    assert exchange.answer == "Street lights."
    entry = (await server.audit())[-1]
    assert (entry.action, entry.reason) == ("application-answered", "Street lights.")


async def test_a_second_question_can_follow_an_answer(server: Server) -> None:
    application = await server.applies(NORA)
    await server.answers.answer(await asked(server, application), NORA, "Street lights.")
    await asked(server, application)
    paper = await server.review.paper(GUILD, application)
    assert [one.answered_at is None for one in paper.exchanges] == [False, True]


async def test_who_has_left_answers_no_more_and_the_decision_waits_for_them(server: Server) -> None:
    application = await server.applies(NORA)
    question = await asked(server, application)
    await server.arrivals.left(GUILD, NORA)
    with pytest.raises(NotAllowed):
        await server.answers.answer(question, NORA, "Street lights.")
    paper = await server.review.decide(GUILD, application, MONA, approve=False, reason="Gone.")
    assert paper.has_left
    await server.joins(NORA, 1)
    with pytest.raises(Conflict, match="question-moot"):
        await server.answers.answer(question, NORA, "Street lights.")


async def test_a_grant_is_recorded_with_approver_reason_and_expiry(server: Server) -> None:
    await server.community.set_role(GUILD, Holder.CITY, CITY_ROLE)
    held = await server.granting.grant(GUILD, NORA, Persona.CITY, MONA, reason="Known to us.", days=30)
    now = server.clock.now()
    assert (held.reason, held.expires_at) == ("Known to us.", now + timedelta(days=30))
    (grant,) = await server.planned("grant")
    assert "Known" not in str(grant.arguments)  # it stands encrypted in its row, and is read when it is sent
    assert await server.granting.typed_reason(held.held_id, is_end=False) == "Known to us."
    entry = (await server.audit())[-1]
    assert (entry.action, entry.reason, entry.after) == (
        "persona-granted",
        "Known to us.",
        {"persona": "city", "until": (now + timedelta(days=30)).date().isoformat()},
    )


async def test_an_expiry_ends_it_once_and_not_before_its_day(server: Server) -> None:
    held = await server.granting.grant(GUILD, NORA, Persona.CITY, MONA, reason="Known to us.", days=30)
    expire = server.granting.handlers()[EXPIRY]
    item = DueItem(EXPIRY, str(held.held_id), {}, server.clock.now(), 1)
    assert await expire(item) == held.expires_at
    server.clock.advance(timedelta(days=30))
    for _ in range(2):
        assert await expire(item) is None
    assert [entry.action for entry in await server.audit()][-1] == "persona-expired"
    assert (await server.granting.held(held.held_id)).is_ended
    assert len(await server.planned("tell")) == 2
    assert Persona.CITY not in (await server.onboarding.panel(GUILD, NORA)).barred


async def test_a_revocation_ends_the_plan_of_its_expiry_and_bars_for_a_while(server: Server) -> None:
    await server.accepts(NORA)
    await server.granting.grant(GUILD, NORA, Persona.CITY, MONA, reason="Known to us.", days=30)
    held = await server.granting.revoke(GUILD, NORA, Persona.CITY, MILA, reason="Left the city.")
    assert (held.is_revoked, held.end_reason) == (True, "Left the city.")
    async with server.database.reading() as session:
        assert (await session.scalars(select(DueWork).where(DueWork.kind == EXPIRY))).all() == []
    with pytest.raises(Conflict, match="persona-barred"):
        await server.onboarding.check_may_apply(GUILD, NORA, Persona.CITY)
    server.clock.advance(timedelta(days=14, seconds=1))
    await server.onboarding.check_may_apply(GUILD, NORA, Persona.CITY)


async def test_what_may_not_be_granted_is_refused(server: Server) -> None:
    for target, persona, failure in (
        (MONA, Persona.CITY, NotAllowed),
        (NORA, Persona.MEDIA, BadInput),
    ):
        with pytest.raises(failure):
            await server.granting.grant(GUILD, target, persona, MONA, reason="Known to us.")
    with pytest.raises(NotFound):
        await server.granting.revoke(GUILD, NORA, Persona.CITY, MONA, reason="Left the city.")
    assert await server.planned("tell") == []


async def test_a_member_applies_only_so_often(server: Server) -> None:
    personas = ["city", "vendor", "government", "researcher"]
    for persona in personas[:MOST_OPEN]:
        await server.applies(NORA, Persona(persona))
    with pytest.raises(Conflict, match="application-too-many-open"):
        await server.applies(NORA, Persona(personas[MOST_OPEN]))
    for number in range(1, MOST_OPEN + 1):
        await server.review.decide(GUILD, number, MONA, approve=False, reason="No proof.")
    await server.applies(NORA, Persona(personas[MOST_OPEN]))
    await server.review.decide(GUILD, MOST_A_DAY, MONA, approve=True)
    with pytest.raises(Conflict, match="application-too-many-today") as refused:
        await server.onboarding.apply(GUILD, NORA, Persona.RESEARCHER, organisation="Riga", evidence=EVIDENCE)
    until = server.clock.now() + timedelta(days=1)
    assert refused.value.arguments["when"] == f"<t:{int(until.timestamp())}:f>"
    server.clock.advance(timedelta(days=1, seconds=1))
    await server.applies(NORA, Persona.RESEARCHER)


@pytest.mark.parametrize("reason", ["plain", "ü" * 400, "城" * 400, "a\nb  c", "%" * 512, "x" * 512])
def test_a_reason_fits_discords_audit_log_once_it_is_encoded(reason: str) -> None:
    cut = fitting(reason)
    assert len(quote(cut, safe="/ ")) <= LIMIT
    assert "\n" not in cut
    assert cut == " ".join(reason.split()) or cut.endswith("…")
