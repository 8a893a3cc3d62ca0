"""The options of `/guideline`: words of the taxonomy, suggested by their labels, and entries."""

from typing import Any, ClassVar

import discord
from discord import app_commands

from bot.errors import BadInput
from bot.guidelines.offering import RECENT_SHOWN, Kind, Offer, offers
from bot.guidelines.shelves import Facet, labels
from bot.interface.services import Services
from bot.interface.text import label

CHOICE_LIMIT = 100


class Word(app_commands.Transformer):
    """A word of one list of the taxonomy, by id or label. Raises BadInput for any other."""

    facet: ClassVar[Facet]

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> str:
        """Return the id."""
        wanted = value.strip().casefold()
        for word, name in labels(interaction.client.services.taxonomy, self.facet).items():
            if wanted in (word.casefold(), name.casefold()):
                return word
        raise BadInput("guideline-filter-unknown", word=label(value, 50))

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] - values are texts, not numbers
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Return the words that contain what was typed."""
        typed = value.strip().casefold()
        return [
            app_commands.Choice(name=label(name, CHOICE_LIMIT), value=word)
            for word, name in labels(interaction.client.services.taxonomy, self.facet).items()
            if typed in word.casefold() or typed in name.casefold()
        ]


class Audience(Word):
    """A persona."""

    facet = Facet.AUDIENCE


class Phase(Word):
    """A phase of a project."""

    facet = Facet.PHASE


class Domain(Word):
    """A part of the city."""

    facet = Facet.DOMAIN


AudienceOption = app_commands.Transform[str, Audience]
PhaseOption = app_commands.Transform[str, Phase]
DomainOption = app_commands.Transform[str, Domain]


async def entry_choices(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Offer entries by title, what the person read lately, and topics."""
    services: Services = interaction.client.services
    recent = [] if typed.strip() else await services.readers.recent(interaction.user.id, RECENT_SHOWN)
    library, locale = services.guidelines.of(interaction.guild_id), str(interaction.locale)
    return [
        app_commands.Choice(name=label(_named(services, offer, locale), CHOICE_LIMIT), value=offer.value)
        for offer in offers(library, services.taxonomy, typed, recent)
    ]


def _named(services: Services, offer: Offer, locale: str) -> str:
    if offer.kind is Kind.TITLE:
        return offer.name
    return services.sentences.say(f"guideline-suggest-{offer.kind}", locale, name=offer.name)
