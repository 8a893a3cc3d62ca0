"""The options that the advisory commands share: what can be typed, and what it becomes."""

from typing import Any, Literal

import discord
from discord import app_commands

from bot.errors import BadInput
from bot.interface.text import label
from bot.taxonomy import Taxonomy

SeverityOption = Literal["low", "medium", "high", "critical"]
LONGEST_LIST = 300  # characters of a comma-separated option
MOST_WORDS = 20


class Domain(app_commands.Transformer):
    """A city domain of the taxonomy, by id or label. Raises BadInput for any other word."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> str:
        """Return the id."""
        return domain_of(interaction.client.services.taxonomy, value)


DomainOption = app_commands.Transform[str, Domain]


def domain_of(taxonomy: Taxonomy, typed: str) -> str:
    """Return the id of a domain. Raises BadInput."""
    wanted = typed.strip().casefold()
    for domain in taxonomy.domains.values():
        if wanted in (domain.id.casefold(), domain.label.casefold()):
            return domain.id
    raise BadInput("domain-unknown", domain=label(typed, 50))


def domain_choices(taxonomy: Taxonomy, typed: str) -> list[app_commands.Choice[str]]:
    """Return the domains that contain what was typed."""
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=label(domain.label, 100), value=domain.id)
        for domain in taxonomy.domains.values()
        if wanted in domain.id.casefold() or wanted in domain.label.casefold()
    ]


def listed(typed: str | None) -> tuple[str, ...]:
    """Split a comma-separated option. Raises BadInput if it is too long a list."""
    words = tuple(dict.fromkeys(word.strip() for word in (typed or "").split(",") if word.strip()))
    if len(words) > MOST_WORDS or len(typed or "") > LONGEST_LIST:
        raise BadInput("list-too-long", most=MOST_WORDS)
    return words
