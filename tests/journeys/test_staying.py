"""Members as time passes: reminded gently, known when they return, forgotten when they stay away."""

from tests.journeys.newcomers import (
    accept_code,
    choose,
    direct_messages,
    join,
    open_panel,
    restarted,
    roles_of,
    set_up,
)
from tests.journeys.passing import clock, pass_time
from tests.journeys.town import Town, said, text_of

__all__ = ["clock"]  # the bot's clock is the town's here

DAY = 24 * 3600


async def test_who_does_not_finish_is_reminded_twice_and_then_left_in_peace(town: Town) -> None:
    await set_up(town)
    nora = join(town, "nora")
    await town.env.settle()
    await pass_time(town, 2 * DAY)
    assert direct_messages(nora) == []
    await pass_time(town, 2 * DAY)
    (reminder,) = direct_messages(nora)
    assert f"You are welcome in **{town.guild.name}**" in reminder
    async with restarted(town):
        await pass_time(town, 8 * DAY)
        assert len(direct_messages(nora)) == 2
        await pass_time(town, 200 * DAY, steps=4)
        assert len(direct_messages(nora)) == 2


async def test_the_reminder_leads_to_the_panel_and_out_of_the_reminders(town: Town) -> None:
    await set_up(town)
    nora, nils = join(town, "nora"), join(town, "nils")
    await town.env.settle()
    await pass_time(town, 4 * DAY)
    panel = (await nora.user.click(nora.user.dm_channel.last_message, label="Start")).response
    assert panel is not None
    await accept_code(nora.user, panel)
    answer = await nils.user.click(nils.user.dm_channel.last_message, label="No more reminders")
    assert "I shall not remind you any more" in said(answer)
    await pass_time(town, 60 * DAY, steps=3)
    assert len(direct_messages(nora)) == len(direct_messages(nils)) == 1


async def leave_and_return(town: Town, days: int) -> tuple[list[str], str]:
    """Let a member with a profile leave and come back; returns her roles and her panel then."""
    await set_up(town, "member", "media")
    nora = join(town, "nora")
    panel = await open_panel(town, nora)
    await accept_code(nora, panel)
    await choose(town, nora, panel, "media")
    await town.work()
    town.guild.remove_member(nora)
    await town.env.settle()
    await pass_time(town, days * DAY)
    join(town, "nora", user=nora.user)
    await town.env.settle()
    await town.work()
    return roles_of(town, nora), text_of(await open_panel(town, nora))


async def test_who_returns_within_half_a_year_is_known(town: Town) -> None:
    roles, panel = await leave_and_return(town, 170)
    assert roles == ["member role", "media role"]
    assert "Media" in panel
    assert len([post for post in town.posts(town.everyone) if post.startswith("Welcome")]) == 1


async def test_who_stays_away_longer_is_forgotten_and_starts_anew(town: Town) -> None:
    roles, panel = await leave_and_return(town, 190)
    assert roles == []
    assert "0 of" in panel
    assert "Media" not in panel
    assert len([post for post in town.posts(town.everyone) if post.startswith("Welcome")]) == 2
