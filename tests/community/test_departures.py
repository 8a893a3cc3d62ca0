"""Who leaves keeps everything for a while; after it they start anew."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.community.models import Application, Membership, PersonaHeld, Profile
from bot.community.people import Persona
from bot.community.presence import Meaning
from bot.community.profiles import ProfileChange
from bot.community.roll_models import Reminded
from tests.community.conftest import GUILD, MEMBER_ROLE, MONA, NORA, RETENTION, Server
from tests.community.working import work

DAY = timedelta(days=1)


async def tells_of_herself(server: Server) -> None:
    """Nora joins, accepts the code, tells of herself, and is a city."""
    await server.joins(NORA)
    application = await server.applies(NORA)
    await server.profiles.update_profile(GUILD, NORA, ProfileChange(about="I like pumps."))
    await server.review.decide(GUILD, application, MONA, approve=True)


async def kept(server: Server) -> dict[str, int]:
    """How many rows of members there are."""
    async with server.database.reading() as session:
        models = (Membership, Profile, PersonaHeld, Application, Reminded)
        return {
            model.__tablename__: await session.scalar(select(func.count()).select_from(model)) or 0
            for model in models
        }


async def away_for(server: Server, span: timedelta) -> None:
    await server.arrivals.left(GUILD, NORA)
    server.clock.advance(span)
    await work(server, server.arrivals.handlers())


async def test_who_returns_in_time_gets_everything_back(server: Server) -> None:
    await tells_of_herself(server)
    await away_for(server, RETENTION - DAY)
    assert await server.joins(NORA, day=99) is Meaning.RETURNED
    panel = await server.onboarding.panel(GUILD, NORA)
    assert (panel.held, panel.profile.about) == ({Persona.CITY}, "I like pumps.")
    server.clock.advance(RETENTION)
    await work(server, server.arrivals.handlers())
    assert (await kept(server))["profile"] == 1


async def test_who_returns_too_late_starts_anew(server: Server) -> None:
    await tells_of_herself(server)
    await away_for(server, RETENTION)
    assert set((await kept(server)).values()) == {0}

    assert await server.joins(NORA, day=101) is Meaning.ARRIVED
    panel = await server.onboarding.panel(GUILD, NORA)
    assert (panel.held, panel.is_code_accepted, panel.profile.about) == (frozenset(), False, None)
    assert len([row for row in await server.planned("post") if row.card == "welcome"]) == 1
    await server.accepts(NORA)
    assert [row.role_id for row in await server.planned("grant")] == [MEMBER_ROLE]


async def test_the_record_of_decisions_stays(server: Server) -> None:
    await tells_of_herself(server)
    before = [entry.action for entry in await server.audit()]
    await away_for(server, RETENTION)
    assert [entry.action for entry in await server.audit()] == [*before, "member-forgotten"]


async def test_only_the_server_that_was_left_forgets(server: Server) -> None:
    await tells_of_herself(server)
    other = GUILD + 1
    await server.onboarding.accept_code(other, NORA, "1")
    await away_for(server, RETENTION)
    assert (await server.onboarding.panel(other, NORA)).is_code_accepted


async def test_who_leaves_again_is_kept_from_the_last_departure_on(server: Server) -> None:
    await tells_of_herself(server)
    await away_for(server, RETENTION - DAY)
    await server.joins(NORA, day=99)
    await away_for(server, RETENTION - DAY)
    assert (await kept(server))["profile"] == 1
    server.clock.advance(DAY)
    await work(server, server.arrivals.handlers())
    assert (await kept(server))["profile"] == 0


async def test_a_longer_time_that_was_configured_meanwhile_counts(server: Server) -> None:
    await tells_of_herself(server)
    await server.arrivals.left(GUILD, NORA)
    server.clock.advance(RETENTION)
    patient = type(server.departures)(server.database, server.clock, 2 * RETENTION)
    await work(server, patient.handlers())
    assert (await kept(server))["profile"] == 1
    server.clock.advance(RETENTION)
    await work(server, patient.handlers())
    assert (await kept(server))["profile"] == 0
