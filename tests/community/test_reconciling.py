"""Roles in Discord equal what was decided: wiped, deleted, too high, given by hand, and after a downtime."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.community.models import PersonaHeld
from bot.community.people import Persona, person_of
from bot.community.reconciling.roster import Unanswered
from bot.community.roll_models import RoleTrouble
from bot.community.settings import Holder
from bot.errors import Conflict, NotAllowed
from tests.community.chapter import ANOTHER_BOT, Chapter
from tests.community.conftest import GUILD, MEMBER_ROLE, MILA, MONA, NORA, Server
from tests.community.keeping import CITY_ROLE, MEDIA_ROLE, Keeping

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
ADMIN = 105


@pytest.fixture
async def keeping(server: Server) -> Keeping:
    """A chapter that the bot has just come into."""
    made = Keeping(server, Chapter(server.clock))
    await made.set_up()
    server.clock.advance(MINUTE)
    return made


async def held(keeping: Keeping, user_id: int) -> set[Persona]:
    return set((await keeping.server.onboarding.panel(GUILD, user_id)).held)


async def actions(keeping: Keeping) -> list[str]:
    return [entry.action for entry in await keeping.server.audit()]


# Wiped


async def test_what_a_moderator_takes_by_hand_is_revoked_and_recorded(keeping: Keeping) -> None:
    await keeping.city(NORA, MONA)
    await keeping.run(DAY)
    await keeping.wipe(NORA, CITY_ROLE, by=MILA)
    assert keeping.roles_of(NORA) == {MEMBER_ROLE}
    assert await held(keeping, NORA) == set()
    entry = (await keeping.server.audit())[-1]
    async with keeping.server.database.transaction() as session:
        mila, nora = await person_of(session, MILA), await person_of(session, NORA)
    assert (entry.action, entry.actor_id, entry.target_id) == ("persona-revoked", mila, nora)
    await keeping.run(2 * DAY)  # the daily look finds nothing to mend
    assert keeping.roles_of(NORA) == {MEMBER_ROLE}


@pytest.mark.parametrize("by", [ANOTHER_BOT, None])
async def test_what_a_bot_or_nobody_known_takes_is_given_back_three_times_and_then_told_once(
    keeping: Keeping, by: int | None
) -> None:
    await keeping.city(NORA, MONA)
    for _ in range(3):
        await keeping.wipe(NORA, CITY_ROLE, by)
        assert CITY_ROLE in keeping.roles_of(NORA)
        assert keeping.told("role-drift") == []
    for _ in range(3):
        await keeping.wipe(NORA, CITY_ROLE, by)
        assert CITY_ROLE not in keeping.roles_of(NORA)
        await keeping.run(2 * DAY)
    (told,) = keeping.told("role-drift")
    assert (told["role_id"], told["kind"]) == (CITY_ROLE, "lost")
    assert await held(keeping, NORA) == {Persona.CITY}
    assert (await actions(keeping)).count("role-restored") == 3


async def test_members_who_lose_the_same_role_share_a_card(keeping: Keeping) -> None:
    people = range(200, 205)
    for user_id in people:
        await keeping.member(user_id, Persona.MEDIA)
    for _ in range(4):
        for user_id in people:
            keeping.chapter.set_role(user_id, MEDIA_ROLE, has=False, by=ANOTHER_BOT)
            await keeping.hear_change(user_id)
        await keeping.run(MINUTE)
        await keeping.run(MINUTE)
    (told,) = keeping.told("role-drift")
    day = keeping.server.clock.now().date()
    assert await keeping.roll.drifted(GUILD, MEDIA_ROLE, "lost", day) == list(people)
    assert told["day"] == day.isoformat()


async def test_try_again_begins_to_count_anew(keeping: Keeping) -> None:
    await keeping.member(NORA, Persona.MEDIA)
    for _ in range(4):
        await keeping.wipe(NORA, MEDIA_ROLE, ANOTHER_BOT)
    await keeping.server.community.try_role(GUILD, MEDIA_ROLE)
    await keeping.run(MINUTE)
    assert MEDIA_ROLE in keeping.roles_of(NORA)


async def test_who_takes_the_member_role_by_hand_is_respected_until_one_gives_it(
    keeping: Keeping,
) -> None:
    await keeping.member(NORA)
    await keeping.wipe(NORA, MEMBER_ROLE, by=MONA)
    assert (await actions(keeping))[-1] == "role-taken"
    keeping.server.code = keeping.server.onboarding.code = type(keeping.server.code)("2", "Be kinder.")
    await keeping.server.onboarding.accept_code(GUILD, NORA, "2")
    await keeping.run(2 * DAY)
    assert keeping.roles_of(NORA) == set()

    keeping.chapter.set_role(NORA, MEMBER_ROLE, has=True, by=MILA)
    await keeping.hear_change(NORA)
    await keeping.run(MINUTE)
    await keeping.wipe(NORA, MEMBER_ROLE, by=ANOTHER_BOT)
    assert keeping.roles_of(NORA) == {MEMBER_ROLE}


async def test_an_open_persona_that_was_taken_by_hand_cannot_be_chosen_at_once(keeping: Keeping) -> None:
    await keeping.member(NORA, Persona.MEDIA)
    await keeping.wipe(NORA, MEDIA_ROLE, by=MONA)
    assert await held(keeping, NORA) == set()
    with pytest.raises(Conflict) as refused:
        await keeping.server.onboarding.choose_persona(GUILD, NORA, Persona.MEDIA)
    assert refused.value.message_id == "persona-barred"


async def test_an_audit_log_that_is_late_undoes_what_was_given_back(keeping: Keeping) -> None:
    await keeping.city(NORA, MONA)
    await keeping.run(DAY)
    keeping.chapter.set_role(NORA, CITY_ROLE, has=False, by=MILA)
    entry = keeping.chapter.audit.pop()
    await keeping.hear_change(NORA)
    await keeping.run(timedelta(seconds=4))
    assert CITY_ROLE in keeping.roles_of(NORA)
    keeping.chapter.audit.insert(-1, entry)
    await keeping.run(2 * MINUTE)
    assert CITY_ROLE not in keeping.roles_of(NORA)
    assert await held(keeping, NORA) == set()


async def test_a_persona_that_is_granted_again_after_a_revocation_stays(keeping: Keeping) -> None:
    await keeping.city(NORA, MONA)
    await keeping.run(DAY)
    await keeping.wipe(NORA, CITY_ROLE, by=MILA)
    await keeping.run(DAY * 30)
    application = await keeping.server.applies(NORA)
    await keeping.server.review.decide(GUILD, application, MONA, approve=True)
    await keeping.run(MINUTE)
    await keeping.run(2 * DAY)
    assert CITY_ROLE in keeping.roles_of(NORA)


async def test_without_the_audit_log_nobody_is_known_and_moderators_hear_of_it_once(keeping: Keeping) -> None:
    keeping.chapter.shows_audit = False
    await keeping.city(NORA, MONA)
    for _ in range(2):
        await keeping.wipe(NORA, CITY_ROLE, by=MILA)
        assert CITY_ROLE in keeping.roles_of(NORA)
    assert len(keeping.told("audit-log-unreadable")) == 1


# Given by hand


async def test_a_persona_that_a_moderator_gives_by_hand_is_a_decision_of_that_moderator(
    keeping: Keeping,
) -> None:
    await keeping.member(NORA)
    keeping.chapter.set_role(NORA, CITY_ROLE, has=True, by=MONA)
    await keeping.hear_change(NORA)
    await keeping.run(MINUTE)
    assert await held(keeping, NORA) == {Persona.CITY}
    async with keeping.server.database.transaction() as session:
        row = (await session.scalars(select(PersonaHeld))).one()
        assert row.approver_id == await person_of(session, MONA)
    assert (await actions(keeping))[-1] == "persona-granted"
    assert CITY_ROLE in keeping.roles_of(NORA)


@pytest.mark.parametrize("by", [NORA, ANOTHER_BOT, None])
async def test_a_privileged_role_that_nobody_else_decided_is_taken_and_told_once(
    keeping: Keeping, by: int | None
) -> None:
    await keeping.member(NORA)
    for _ in range(5):
        keeping.chapter.set_role(NORA, CITY_ROLE, has=True, by=by)
        await keeping.hear_change(NORA)
        await keeping.run(MINUTE)
    assert await held(keeping, NORA) == set()
    (told,) = keeping.told("role-drift")
    assert told["kind"] == "undecided"
    assert (await actions(keeping)).count("role-removed") == 3


async def test_roles_from_before_the_bot_are_left_and_told_once(server: Server) -> None:
    chapter = Chapter(server.clock)
    chapter.join(NORA)
    chapter.set_role(NORA, CITY_ROLE, has=True, by=None)
    server.clock.advance(60 * DAY)
    keeping = Keeping(server, chapter)
    await keeping.set_up()
    for _ in range(3):
        await keeping.run(2 * DAY)
    assert keeping.roles_of(NORA) == {CITY_ROLE}
    assert len(keeping.told("role-drift")) == 1
    assert await actions(keeping) == ["role-set"] * 3 or "role-removed" not in await actions(keeping)


async def test_an_open_role_is_nobodys_business(keeping: Keeping) -> None:
    await keeping.member(NORA)
    keeping.chapter.set_role(NORA, MEDIA_ROLE, has=True, by=ANOTHER_BOT)
    await keeping.hear_change(NORA)
    await keeping.run(MINUTE)
    assert keeping.roles_of(NORA) == {MEMBER_ROLE, MEDIA_ROLE}
    assert keeping.told("role-drift") == []


# Roles that cannot be given


async def test_a_deleted_role_is_told_once_and_nothing_is_cleared(keeping: Keeping) -> None:
    await keeping.city(NORA, MONA)
    del keeping.chapter.roles[CITY_ROLE]
    keeping.chapter.set_role(NORA, CITY_ROLE, has=False, by=None)
    await keeping.roll.roles_changed(GUILD)
    for _ in range(3):
        await keeping.run(2 * DAY)
    assert [told["fault"] for told in keeping.told("role-trouble")] == ["role-gone"]
    assert await held(keeping, NORA) == {Persona.CITY}

    keeping.chapter.roles[77] = True
    await keeping.server.community.set_role(GUILD, Holder.CITY, 77)
    await keeping.run(MINUTE)
    assert 77 in keeping.roles_of(NORA)


async def test_a_role_that_is_too_high_is_told_once_and_given_when_it_is_mended(keeping: Keeping) -> None:
    await keeping.member(NORA)
    keeping.chapter.roles[CITY_ROLE] = False
    await keeping.roll.roles_changed(GUILD)
    await keeping.run(MINUTE)
    application = await keeping.server.applies(NORA)
    await keeping.server.review.decide(GUILD, application, MONA, approve=True)
    for _ in range(3):
        await keeping.run(DAY)
    assert [told["fault"] for told in keeping.told("role-trouble")] == ["forbidden"]

    keeping.chapter.roles[CITY_ROLE] = True
    await keeping.roll.roles_changed(GUILD)
    await keeping.run(MINUTE)
    assert CITY_ROLE in keeping.roles_of(NORA)
    async with keeping.server.database.reading() as session:
        assert (await session.scalars(select(RoleTrouble))).all() == []
    keeping.chapter.roles[CITY_ROLE] = False
    await keeping.roll.roles_changed(GUILD)
    await keeping.run(MINUTE)
    assert len(keeping.told("role-trouble")) == 2


# After a downtime


async def test_after_a_downtime_whoever_came_went_or_lost_a_role_is_made_up_for(keeping: Keeping) -> None:
    keeping.chapter.page_size = 2
    await keeping.city(NORA, MONA)
    await keeping.member(MILA)
    await keeping.run(2 * DAY)
    keeping.chapter.set_role(NORA, CITY_ROLE, has=False, by=None)
    del keeping.chapter.members[MILA]
    for user_id in range(300, 305):
        keeping.chapter.join(user_id)
    keeping.server.clock.advance(3 * DAY)

    again = Keeping(Server(keeping.server.database, keeping.server.clock), keeping.chapter)
    await again.start()
    for _ in range(5):
        await again.run(timedelta(seconds=2))
    assert again.roles_of(NORA) == {MEMBER_ROLE, CITY_ROLE}
    welcomed = [one.arguments["person"] for one in again.chapter.posts if one.card == "welcome"]
    assert len(welcomed) == len(set(welcomed)) == 7
    with pytest.raises(NotAllowed):
        await again.server.onboarding.panel(GUILD, MILA)


async def test_a_revocation_during_the_downtime_is_found_in_the_audit_log(keeping: Keeping) -> None:
    await keeping.city(NORA, MONA)
    await keeping.run(DAY)
    keeping.chapter.set_role(NORA, CITY_ROLE, has=False, by=MILA)
    keeping.server.clock.advance(3 * DAY)
    again = Keeping(Server(keeping.server.database, keeping.server.clock), keeping.chapter)
    await again.start()
    assert await held(again, NORA) == set()


async def test_switching_the_onboarding_off_lets_in_who_waited(keeping: Keeping) -> None:
    keeping.chapter.uses_onboarding = True
    await keeping.start()
    keeping.chapter.join(NORA, completed=False)
    await keeping.hear_join(NORA)
    await keeping.run(DAY)
    assert [one for one in keeping.chapter.posts if one.card == "welcome"] == []
    keeping.chapter.uses_onboarding = False
    await keeping.start()
    assert len([one for one in keeping.chapter.posts if one.card == "welcome"]) == 1


async def test_what_discord_does_not_answer_is_asked_again(keeping: Keeping) -> None:
    await keeping.city(NORA, MONA)

    class Silent(Chapter):
        async def facts(self, _: int) -> None:
            raise Unanswered

    silent = Keeping(keeping.server, Silent(keeping.server.clock))
    keeping.chapter.set_role(NORA, CITY_ROLE, has=False, by=None)
    await silent.start()
    await keeping.run(MINUTE)
    assert CITY_ROLE in keeping.roles_of(NORA)
