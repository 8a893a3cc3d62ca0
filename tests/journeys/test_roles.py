"""Roles as the town sees them: wiped, given by hand, deleted, too high; and who decides."""

import pytest
import simcord

from tests.journeys.newcomers import (
    accept_code,
    apply,
    choose,
    join,
    open_panel,
    restarted,
    roles_of,
    set_up,
    shown,
)
from tests.journeys.passing import clock, pass_time
from tests.journeys.town import Town, said, text_of

__all__ = ["clock"]  # the bot's clock is the town's here

MINUTE, DAY = 60, 24 * 3600
MEMBER_ROLE_UPDATE = 25


def change_role(
    town: Town, person: simcord.MemberActor, role: simcord.RoleHandle, *, has: bool, by: int | None
) -> None:
    """Give or take a role on somebody's behalf; `by` None leaves no trace in the audit log."""
    change = town.env.backend.add_member_role if has else town.env.backend.remove_member_role
    if by is not None:
        changes = [
            {"key": "$add" if has else "$remove", "new_value": [{"id": str(role.id), "name": role.name}]}
        ]
        town.env.backend.record_audit_log(
            town.guild.id, MEMBER_ROLE_UPDATE, target_id=person.id, changes=changes, user_id=by
        )
    change(town.guild.id, person.id, role.id)


async def settled(town: Town) -> None:
    """Let the bot hear, look, and do."""
    await town.env.settle()
    await pass_time(town, MINUTE * 2, steps=4)


async def journalist(town: Town) -> tuple[simcord.MemberActor, dict[str, simcord.RoleHandle]]:
    """A member with an open persona, in a town that has been there for a day."""
    await pass_time(town, DAY)
    roles = await set_up(town, "member", "media", "city")
    nora = join(town, "nora")
    panel = await open_panel(town, nora)
    await accept_code(nora, panel)
    await choose(town, nora, panel, "media")
    await settled(town)
    assert roles_of(town, nora) == ["member role", "media role"]
    await pass_time(town, DAY)
    return nora, roles


async def test_a_role_that_a_moderator_takes_by_hand_is_gone_for_good(town: Town) -> None:
    nora, roles = await journalist(town)
    change_role(town, nora, roles["media"], has=False, by=town.mona.id)
    await settled(town)
    async with restarted(town):
        await pass_time(town, 2 * DAY)
        assert roles_of(town, nora) == ["member role"]
        panel = await open_panel(town, nora)
        with pytest.raises(simcord.SetupError, match="'media' does not exist"):
            await choose(town, nora, panel, "media")
        audit = shown(await town.mona.slash(town.everyone, "audit"))
        assert "Persona revoked" in text_of(audit)
        assert town.mona.mention in text_of(audit)


@pytest.mark.parametrize("traced", [True, False])
async def test_a_role_that_a_bot_or_nobody_takes_comes_back_three_times(town: Town, traced: bool) -> None:
    nora, roles = await journalist(town)
    robot = town.env.create_user("cleaner", bot=True).id if traced else None
    for _ in range(3):
        change_role(town, nora, roles["media"], has=False, by=robot)
        await settled(town)
        assert roles_of(town, nora) == ["member role", "media role"]
        assert town.posts(town.moderation) == []
    change_role(town, nora, roles["media"], has=False, by=robot)
    await settled(town)
    async with restarted(town):
        await pass_time(town, 2 * DAY)
        assert roles_of(town, nora) == ["member role"]
        (notice,) = town.posts(town.moderation)
        assert f"{roles['media'].mention} does not stay with {nora.mention}" in notice
        await town.mona.click(town.moderation.last_message, label="Try again now")
        await settled(town)
        assert sorted(roles_of(town, nora)) == ["media role", "member role"]


async def test_what_was_wiped_while_the_bot_was_away_is_there_after_the_restart(town: Town) -> None:
    nora, roles = await journalist(town)
    town.env.backend.get_member(town.guild.id, nora.id).role_ids.remove(roles["media"].id)
    async with restarted(town):
        await settled(town)
        assert roles_of(town, nora) == ["member role", "media role"]


async def test_a_persona_given_by_hand_is_a_recorded_decision_of_that_moderator(town: Town) -> None:
    nora, roles = await journalist(town)
    change_role(town, nora, roles["city"], has=True, by=town.mona.id)
    await settled(town)
    assert "city role" in roles_of(town, nora)
    assert "City" in text_of(await open_panel(town, nora))
    audit = text_of(shown(await town.mona.slash(town.everyone, "audit")))
    assert "Persona granted" in audit


async def test_a_privileged_role_that_no_other_person_gave_is_taken_and_told(town: Town) -> None:
    nora, roles = await journalist(town)
    robot = town.env.create_user("giver", bot=True).id
    change_role(town, nora, roles["city"], has=True, by=robot)
    await settled(town)
    assert "city role" not in roles_of(town, nora)
    (notice,) = town.posts(town.moderation)
    assert f"{nora.mention} {roles['city'].mention}: nobody has decided that" in notice
    pressed = await town.mona.click(town.moderation.last_message, label="Look again")
    assert "looking through the members" in said(pressed)


async def test_a_deleted_role_is_told_once_and_another_one_takes_its_place(town: Town) -> None:
    nora, roles = await journalist(town)
    town.env.backend.delete_role(town.guild.id, roles["media"].id)
    await settled(town)
    await pass_time(town, 3 * DAY, steps=3)
    (notice,) = town.posts(town.moderation)
    assert "was deleted" in notice
    press = town.guild.create_role("press")
    await town.ada.slash(town.everyone, "setup role", **{"for": "media", "role": press})
    await settled(town)
    assert roles_of(town, nora) == ["member role", "press"]


async def test_a_role_above_the_bots_own_is_told_once_and_given_once_it_is_below(town: Town) -> None:
    nora, roles = await journalist(town)
    backend = town.env.backend
    high = backend.get_role(town.guild.id, roles["city"].id)
    lowered = high.position
    top = max(role.position for role in backend.get_guild(town.guild.id).roles.values())
    backend.edit_role(town.guild.id, high.id, {"position": top + 5})
    await settled(town)
    await apply(town, nora)
    await town.mona.click(town.moderation.last_message, label="Approve")
    await settled(town)
    await pass_time(town, 2 * DAY, steps=2)
    troubles = [post for post in town.posts(town.moderation) if "I may not grant" in post]
    assert len(troubles) == 1
    backend.edit_role(town.guild.id, high.id, {"position": lowered})
    await settled(town)
    assert "city role" in roles_of(town, nora)
