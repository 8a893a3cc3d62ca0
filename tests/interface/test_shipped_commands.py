"""The commands that ship: described, limited, reachable."""

from collections.abc import AsyncIterator, Callable

import discord
import pytest
import simcord
from discord import app_commands

from bot.app import EXTENSIONS
from bot.interface.client import CommunityBot
from bot.interface.commands import DESCRIPTION_LIMIT, descriptions_of, every_command, message_id_of
from bot.interface.doors import NEVER, Action, Form, Screen
from cogs.onboarding import messages

LONGEST_MESSAGE = 2000
LONGEST_COMMAND = 8000  # name, description and options of one root, says Discord
PLACEHOLDERS = {"…", ""}


@pytest.fixture
async def bot(make_bot: Callable[..., CommunityBot]) -> AsyncIterator[CommunityBot]:
    env = simcord.Env(make_bot(*EXTENSIONS), shard_count=1)
    await env.start()
    yield env.bot
    await env.shutdown()


async def test_every_command_and_option_has_a_sentence_that_fits(bot: CommunityBot) -> None:
    ids = [message_id for command in every_command(bot.tree) for message_id in descriptions_of(command)]
    assert [message_id for message_id in ids if not bot.sentences.knows(message_id)] == []

    said = {message_id: bot.sentences.say(message_id) for message_id in ids}
    assert {name: text for name, text in said.items() if not 0 < len(text) <= DESCRIPTION_LIMIT} == {}


async def test_what_discord_gets_is_what_the_sentences_say(bot: CommunityBot) -> None:
    for command in every_command(bot.tree):
        assert command.description == bot.sentences.say(message_id_of(command))
        if isinstance(command, app_commands.Command):
            assert PLACEHOLDERS.isdisjoint(str(option.description) for option in command.parameters)


async def test_no_root_is_too_large_for_discord_or_for_help(bot: CommunityBot) -> None:
    for root in bot.tree.get_commands():
        below = [root] if isinstance(root, app_commands.Command) else list(root.walk_commands())
        leaves = [command for command in below if isinstance(command, app_commands.Command)]
        assert len(str(root.to_dict(bot.tree))) <= LONGEST_COMMAND
        assert len(messages.details(bot.sentences, leaves, "en")) <= LONGEST_MESSAGE
    every = sorted(
        (one for one in every_command(bot.tree) if isinstance(one, app_commands.Command)),
        key=lambda one: one.qualified_name,
    )
    assert len(messages.overview(bot.sentences, every, "en")) <= LONGEST_MESSAGE


@pytest.mark.usefixtures("bot")
async def test_every_button_select_form_and_screen_stands_on_our_bases() -> None:
    def below(base: type) -> list[type]:
        return [one for child in base.__subclasses__() for one in (child, *below(child))]

    ours = [
        kind
        for base in (discord.ui.DynamicItem, discord.ui.Modal, discord.ui.View, discord.ui.LayoutView)
        for kind in below(base)
    ]
    shipped = [kind for kind in ours if kind.__module__.startswith("cogs.")]
    assert shipped != []
    assert [kind for kind in shipped if not issubclass(kind, (Action, Form, Screen))] == []


async def test_every_action_that_ships_is_registered(bot: CommunityBot) -> None:
    registered = {named(kind) for kind in bot._connection._view_store._dynamic_items.values()}
    shipped = {
        named(kind)
        for kind in Action.__subclasses__()
        if kind.__module__.startswith("cogs.") and kind.__discord_ui_compiled_template__.pattern != NEVER
    }
    assert shipped <= registered


def named(kind: type) -> str:
    """The name of a class: a cog that was loaded before has left classes of its own behind."""
    return f"{kind.__module__}.{kind.__qualname__}"
