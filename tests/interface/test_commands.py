"""Descriptions come from the sentences, and commands are synced only when they changed."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.errors import OperatorError
from bot.interface.client import CommunityBot
from bot.interface.commands import describe, descriptions_of, every_command
from bot.sentences import Sentences, UnknownSentence


def tree_with(*commands: Any) -> app_commands.CommandTree[discord.Client]:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    for command in commands:
        tree.add_command(command)
    return tree


async def test_discord_shows_the_sentences_of_commands_and_options(env: Any) -> None:
    commands = await env.bot.tree.fetch_commands()
    fail = next(command for command in commands if command.name == "fail")

    assert fail.description == "Fails in a way of your choice."
    assert [option.description for option in fail.options] == [
        "What goes wrong",
        "Whether it was answered before",
    ]


async def test_a_fixed_choice_is_named_by_its_sentence(sentences: Sentences) -> None:
    @app_commands.command(name="staff", description="…")
    @app_commands.choices(
        thing=[app_commands.Choice(name="raw", value="1"), app_commands.Choice(name="two", value="2")]
    )
    async def staff(interaction: discord.Interaction, thing: str) -> None: ...

    tree = tree_with(staff)
    describe(tree, sentences)

    assert [choice.name for choice in staff.parameters[0].choices] == ["The first", "two"]
    assert descriptions_of(staff) == ["command-staff", "command-staff.thing"]


async def test_a_command_without_a_sentence_is_a_mistake_in_the_code(sentences: Sentences) -> None:
    @app_commands.command(name="nameless", description="…")
    async def nameless(interaction: discord.Interaction) -> None: ...

    with pytest.raises(UnknownSentence):
        describe(tree_with(nameless), sentences)


async def test_commands_are_synced_once_and_again_only_after_a_change(
    env: Any, make_bot: Callable[..., CommunityBot]
) -> None:
    def syncs() -> int:
        return sum(entry.method == "PUT" and entry.path.endswith("/commands") for entry in env.http_requests)

    assert syncs() == 1
    await env.restart_bot(make_bot())
    assert syncs() == 1
    await env.restart_bot(make_bot("tests.interface.cog_of_doors", "tests.interface.cog_of_one"))
    assert syncs() == 2


async def test_a_part_that_does_not_load_stops_the_bot_with_one_line(
    make_bot: Callable[..., CommunityBot],
) -> None:
    bot = make_bot("tests.interface.no_such_cog")

    with pytest.raises(OperatorError, match=r"The part tests\.interface\.no_such_cog did not load") as caught:
        await bot.setup_hook()

    assert caught.value.exit_code == 1


async def test_every_command_has_a_path(env: Any) -> None:
    names = [command.qualified_name for command in every_command(env.bot.tree)]

    assert "staff moderate" in names
    assert "staff" in names
