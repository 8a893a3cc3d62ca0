"""Options that are words of the taxonomy: understood by id or label, suggested by their labels."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.community.people import Persona
from bot.errors import BadInput
from bot.interface.text import label
from bot.taxonomy import Taxonomy

CHOICE_LIMIT = 100


class Domain(app_commands.Transformer):
    """A city domain, by id or label. Raises BadInput for any other word."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> str:
        """Return the id."""
        return domain_of(interaction.client.services.taxonomy, value)


class PersonaWord(app_commands.Transformer):
    """A persona, by id or label. Raises BadInput for any other word."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Persona:
        """Return the persona."""
        personas = interaction.client.services.taxonomy.personas
        found = _known(personas, value)
        if found is None:
            raise BadInput("persona-unknown", persona=label(value, 50))
        return Persona(found)


DomainOption = app_commands.Transform[str, Domain]
PersonaOption = app_commands.Transform[Persona, PersonaWord]


def domain_of(taxonomy: Taxonomy, typed: str) -> str:
    """Return the id of a domain. Raises BadInput."""
    found = _known(_domains(taxonomy), typed)
    if found is None:
        raise BadInput("domain-unknown", domain=label(typed, 50))
    return found


def domain_choices(taxonomy: Taxonomy, typed: str) -> list[app_commands.Choice[str]]:
    """Return the domains that contain what was typed."""
    return _choices(_domains(taxonomy), typed)


def persona_choices(taxonomy: Taxonomy, typed: str) -> list[app_commands.Choice[str]]:
    """Return the personas that contain what was typed."""
    return _choices(taxonomy.personas, typed)


def _domains(taxonomy: Taxonomy) -> Mapping[str, str]:
    return {domain.id: domain.label for domain in taxonomy.domains.values()}


def _known(words: Mapping[str, str], typed: str) -> str | None:
    wanted = typed.strip().casefold()
    found = (word for word, name in words.items() if wanted in (word.casefold(), name.casefold()))
    return next(found, None)


def _choices(words: Mapping[str, str], typed: str) -> list[app_commands.Choice[str]]:
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=label(name, CHOICE_LIMIT), value=word)
        for word, name in words.items()
        if wanted in word.casefold() or wanted in name.casefold()
    ]
