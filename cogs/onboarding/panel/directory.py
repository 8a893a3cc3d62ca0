"""The step in which members say what others may see of them, and whether the directory has them."""

import re
from typing import Any, Self

import discord

from bot.community.panel import Panel, Step
from bot.community.visibility import Part, in_order
from bot.interface.doors import Action, Screen
from bot.interface.services import Services
from bot.sentences import Sentences
from cogs.onboarding.panel import frame
from cogs.onboarding.panel.frame import Interaction, Row, step_screen
from cogs.onboarding.panel.picking import marked_options, select_of_many


class VisibilitySelect(
    Action[discord.ui.Select[Any]], template=r"onboarding:visibility:(?P<guild>\d{1,20}):pick"
):
    """Makes the picked parts visible to members, and all others private."""

    def __init__(self, guild_id: int, placeholder: str, among: list[discord.SelectOption]) -> None:
        self.guild_id = guild_id
        super().__init__(select_of_many(f"onboarding:visibility:{guild_id}:pick", placeholder, among))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(int(match["guild"]), "…", [])

    async def act(self, interaction: Interaction) -> None:
        """Keep what was picked."""
        await _make_visible(interaction, self.guild_id, in_order(self.item.values))


class VisibilityButton(
    Action[discord.ui.Button[Any]],
    template=r"onboarding:visibility:(?P<guild>\d{1,20}):(?P<verb>all|none|list|unlist)",
):
    """Shows everything or nothing to members, or enters the directory or leaves it."""

    def __init__(self, guild_id: int, verb: str, label: str) -> None:
        self.guild_id, self.verb = guild_id, verb
        custom_id = f"onboarding:visibility:{guild_id}:{verb}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["verb"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Keep it."""
        if self.verb in ("all", "none"):
            await _make_visible(interaction, self.guild_id, tuple(Part) if self.verb == "all" else ())
            return
        await interaction.response.defer()
        services, user = interaction.client.services, interaction.user
        panel = await services.profiles.list_member(
            self.guild_id, user.id, user.display_name, is_listed=self.verb == "list"
        )
        await frame.show(interaction, screen(services, panel, str(interaction.locale)))


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw who sees what, and the ways to change it."""
    say, guild_id = services.sentences.say, panel.guild_id
    named: dict[str, str] = {part: say(f"part-{part}", locale) for part in Part}
    among = marked_options(named, panel.listing.visible)
    verbs = ["all", "none", "unlist" if panel.listing.is_listed else "list"]
    lines = [
        say("panel-directory-open", locale),
        visible(services.sentences, panel, locale),
        listed(services.sentences, panel, locale),
    ]
    return step_screen(
        services,
        panel,
        Step.DIRECTORY,
        "\n".join(lines),
        Row(VisibilitySelect(guild_id, say("panel-pick-visible", locale), among)),
        Row(*(VisibilityButton(guild_id, verb, say(f"panel-visibility-{verb}", locale)) for verb in verbs)),
        locale=locale,
    )


def visible(sentences: Sentences, panel: Panel, locale: str) -> str:
    """Say what members see."""
    parts = [sentences.say(f"part-{part}", locale) for part in panel.listing.visible]
    if not parts:
        return sentences.say("panel-visible-nothing", locale)
    return sentences.say("panel-visible", locale, parts=", ".join(parts))


def listed(sentences: Sentences, panel: Panel, locale: str) -> str:
    """Say whether the directory has this member."""
    if not panel.listing.is_listed:
        return sentences.say("panel-unlisted", locale)
    return sentences.say("panel-listed" if panel.listing.visible else "panel-listed-by-name", locale)


async def _make_visible(interaction: Interaction, guild_id: int, parts: tuple[Part, ...]) -> None:
    await interaction.response.defer()
    services: Services = interaction.client.services
    panel = await services.profiles.make_visible(guild_id, interaction.user.id, parts)
    await frame.show(interaction, screen(services, panel, str(interaction.locale)))
