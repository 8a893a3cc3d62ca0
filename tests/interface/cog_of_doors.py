"""A cog with one command, button, select, form and listener for each way to fail."""

import re
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import Conflict
from bot.interface.answering import answering
from bot.interface.client import CommunityBot
from bot.interface.doors import Action, Click, Form, Screen
from bot.interface.permissions import Right, everywhere, in_a_server, requires

Interaction = discord.Interaction[CommunityBot]
NOBODY = discord.AllowedMentions.none()


def fail(how: str) -> None:
    match how:
        case "expected":
            raise Conflict("test-refusal", count=3)
        case "unexpected":
            raise RuntimeError("the cause")


class Press(Action[discord.ui.Button[Any]], template=r"doors:(?P<how>\w+):press"):
    def __init__(self, how: str) -> None:
        super().__init__(discord.ui.Button(label=f"press {how}", custom_id=f"doors:{how}:press"))
        self.how = how

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        if match["how"] == "unreadable":
            raise ValueError("unreadable")
        return cls(match["how"])

    async def act(self, interaction: Interaction) -> None:
        fail(self.how)
        await interaction.response.send_message("pressed", ephemeral=True)


class PressByModerator(Press, template=r"doors:(?P<how>\w+):moderate"):
    right = Right.MODERATOR

    def __init__(self, how: str) -> None:
        Action.__init__(self, discord.ui.Button(label=f"moderate {how}", custom_id=f"doors:{how}:moderate"))
        self.how = how


class Pick(Action[discord.ui.Select[Any]], template=r"doors:pick"):
    def __init__(self) -> None:
        options = [discord.SelectOption(label=how) for how in ("fine", "expected", "unexpected")]
        super().__init__(discord.ui.Select(custom_id="doors:pick", options=options))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:  # noqa: ARG003 - the base asks for it
        return cls()

    async def act(self, interaction: Interaction) -> None:
        fail(self.item.values[0])
        await interaction.response.send_message(f"picked {self.item.values[0]}", ephemeral=True)


class Turn(Click, template=r"doors:turn:(?P<how>\w+)"):
    """Answers plain buttons, in place of the panel that drew them."""

    async def act(self, interaction: Interaction) -> None:
        async with answering(interaction, in_place=True) as answer:
            if self.state["how"] == "slow":
                await interaction.client.wait_for("slow_may_end")
            turned: Screen = Screen()
            await answer(turned.add_item(discord.ui.TextDisplay(f"turned {self.state['how']}")))


class Panel(Screen):
    def __init__(self) -> None:
        super().__init__()
        presses = [Press("fine"), Press("expected"), Press("unexpected"), Press("unreadable")]
        self.add_item(discord.ui.Container(discord.ui.TextDisplay("panel"), discord.ui.ActionRow(*presses)))
        self.add_item(discord.ui.ActionRow(Pick()))
        dead = discord.ui.Button[Any](label="dead", custom_id="doors:of:an:older:version")
        self.add_item(discord.ui.ActionRow(PressByModerator("fine"), dead))
        turns = [
            discord.ui.Button[Any](label=f"turn {how}", custom_id=f"doors:turn:{how}")
            for how in ("quick", "slow")
        ]
        self.add_item(discord.ui.ActionRow(*turns))


class Ask(Form, title="Ask"):
    how = discord.ui.Label[Any](text="How", component=discord.ui.TextInput(custom_id="how"))

    async def on_submit(self, interaction: Interaction) -> None:
        field = self.how.component
        assert isinstance(field, discord.ui.TextInput)
        fail(field.value)
        await interaction.response.send_message("submitted", ephemeral=True)


class AskModerators(Ask, title="Ask moderators"):
    right = Right.MODERATOR


@everywhere
class Elsewhere(commands.GroupCog, group_name="elsewhere", group_description="…"):
    @in_a_server
    @app_commands.command(description="…")
    async def here(self, interaction: Interaction) -> None:
        await interaction.response.send_message("here")

    @app_commands.command(description="…")
    async def anywhere(self, interaction: Interaction) -> None:
        await interaction.response.send_message("anywhere")


@requires(Right.MODERATOR)
class Keepers(commands.GroupCog, name="keepers"):
    @app_commands.command(description="…")
    async def look(self, interaction: Interaction) -> None:
        await interaction.response.send_message("looked", ephemeral=True)


class Doors(commands.Cog):
    staff = app_commands.Group(name="staff", description="…")

    def __init__(self, bot: Any) -> None:
        self.bot = bot
        bot.deeds = []

    @app_commands.command(description="…")
    async def fail(self, interaction: Interaction, how: str, late: bool = False) -> None:
        if late:
            await interaction.response.defer(ephemeral=True, thinking=True)
        fail(how)

    @app_commands.command(description="…")
    async def slow(self, interaction: Interaction) -> None:
        async with answering(interaction) as answer:
            await interaction.client.wait_for("slow_may_end")
            await answer(Panel())

    @app_commands.command(description="…")
    async def claim(self, interaction: Interaction) -> None:
        async with answering(interaction, claim=True) as answer:
            self.bot.deeds.append("done")
            await answer("done")

    @app_commands.command(description="…")
    async def panel(self, interaction: Interaction) -> None:
        async with answering(interaction) as answer:
            await answer(Panel())

    @app_commands.command(description="…")
    async def board(self, interaction: Interaction) -> None:
        await interaction.response.send_message(view=Panel())

    @app_commands.command(description="…")
    async def form(self, interaction: Interaction, for_moderators: bool = False) -> None:
        await interaction.response.send_modal(AskModerators() if for_moderators else Ask())

    @requires(Right.MODERATOR)
    @staff.command(description="…")
    async def moderate(self, interaction: Interaction, thing: str) -> None:
        await interaction.response.send_message(f"moderated {thing}", ephemeral=True)

    @moderate.autocomplete("thing")
    async def things(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        fail(typed)
        return [app_commands.Choice(name=f"secret {number}", value=str(number)) for number in range(30)]

    @requires(Right.ADMINISTRATOR)
    @staff.command(description="…")
    async def administrate(self, interaction: Interaction) -> None:
        await interaction.response.send_message("administrated", ephemeral=True)

    @staff.command(description="…")
    async def anyone(self, interaction: Interaction) -> None:
        await interaction.response.send_message("anyone", ephemeral=True)

    @requires(Right.MODERATOR)
    @app_commands.command(description="…")
    async def keep(self, interaction: Interaction) -> None:
        await interaction.response.send_message("kept", ephemeral=True)

    @commands.Cog.listener()
    async def on_alarm(self) -> None:
        raise RuntimeError("the listener's cause")


async def setup(bot: CommunityBot) -> None:
    bot.add_dynamic_items(Press, PressByModerator, Pick, Turn)
    await bot.add_cog(Doors(bot))
    await bot.add_cog(Elsewhere())
    await bot.add_cog(Keepers())
