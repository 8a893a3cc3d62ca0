"""`/setup`: what an administrator and others see."""

import discord

from tests.journeys.town import Town, said


async def test_an_administrator_sets_a_channel_and_a_role_and_sees_them(town: Town) -> None:
    role = town.guild.create_role("Security researchers")
    done = await town.ada.slash(town.everyone, "setup channel", purpose="moderation", channel=town.moderation)
    assert said(done) == f"{town.moderation.mention} is the channel for Moderation now."
    await town.ada.slash(town.everyone, "setup role", **{"for": "researcher", "role": role})

    shown = said(await town.ada.slash(town.everyone, "setup show"))
    assert f"- Moderation: {town.moderation.mention}" in shown
    assert f"- Researcher: <@&{role.id}>" in shown
    assert "- City: not set" in shown


async def test_a_role_above_the_bots_own_is_set_with_a_warning(town: Town) -> None:
    role = town.guild.create_role("Above")
    done = said(await town.ada.slash(town.everyone, "setup role", **{"for": "member", "role": role}))
    assert done.startswith(f"<@&{role.id}> is the role for Member now.")


async def test_a_channel_the_bot_cannot_write_to_is_refused_by_name_of_the_right(town: Town) -> None:
    closed = town.guild.create_text_channel(
        "closed",
        overwrites={town.guild.default_role: discord.PermissionOverwrite(send_messages=False)},
    )
    done = said(await town.ada.slash(town.everyone, "setup channel", purpose="welcome", channel=closed))
    assert done.startswith(f"I cannot work in {closed.mention} yet. Allow me there: Send Messages.")


async def test_a_member_and_a_moderator_may_not_set_anything(town: Town) -> None:
    for person in (town.max, town.mona):
        assert "setup show" not in person.available_commands(town.everyone)
