"""The form of a request, and the buttons that open it filled in."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Self

import discord

from bot.community.statements import Limit
from bot.errors import NotAllowed
from bot.interface.answering import answering
from bot.interface.doors import Action, Form, Screen
from bot.interface.fields import add_field, text_field
from bot.interface.links import help_with
from bot.interface.permissions import is_in_a_server
from bot.interface.services import Services
from bot.interface.text import label
from bot.matchmaking.anonymity import Author
from bot.matchmaking.asking import TEXT_LIMIT, TITLE_LIMIT
from bot.matchmaking.kinds import Kind
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import Draft, HeldBack
from cogs.matchmaking import messages

NONCE = r"(?P<nonce>[\w-]{0,22})"
TITLE, TEXT = Limit(TITLE_LIMIT, least=5), Limit(TEXT_LIMIT, least=20)
MOST_PICKED = 5
OPTION_LIMIT = 100

Interaction = discord.Interaction[Any]
Select = discord.ui.Select[Any]

EMPTY = Wanted("", "")


class RequestForm(Form):
    """Asks for all that a request needs."""

    def __init__(self, services: Services, locale: str, kind: Kind, known: Wanted = EMPTY) -> None:
        say, taxonomy = services.sentences.say, services.taxonomy
        super().__init__(title=say(f"match-form-{kind}", locale))
        self._kind = kind
        self._title = text_field("title", TITLE, known.title)
        self._text = text_field("text", TEXT, known.text, is_long=True)
        domains = {domain.id: domain.label for domain in taxonomy.domains.values()}
        self._domains = _select("domains", domains, known.domains, is_required=True)
        self._skills = _select("skills", taxonomy.skills, known.skills)
        self._product_types = _select("product-types", taxonomy.product_types, known.product_types)
        fields = (self._title, self._text, self._domains, self._skills, self._product_types)
        for name, field in zip(("title", "text", "domains", "skills", "products"), fields, strict=True):
            add_field(self, services.sentences, f"match-form-{name}", locale, field)

    async def on_submit(self, interaction: Interaction) -> None:
        """Send the request out, or give back what would tell who wrote it."""
        wanted = Wanted(
            self._title.value,
            self._text.value,
            tuple(self._domains.values),
            tuple(self._skills.values),
            tuple(self._product_types.values),
        )
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            guild, locale = interaction.guild, str(interaction.locale)
            server = "" if guild is None else guild.name
            result = await services.matchmaking.ask(
                interaction.guild_id or 0, _author(interaction), server, Draft(self._kind, wanted)
            )
            if isinstance(result, HeldBack):
                await answer(held_back_screen(services, result, locale))
            else:
                await answer(messages.asked(services, result, locale))


class ChangeButton(Action[discord.ui.Button[Any]], template=r"match:draft:0:change"):
    """Opens the form with what was typed and held back."""

    def __init__(self, name: str) -> None:
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.primary, label=name, custom_id="match:draft:0:change")
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:  # noqa: ARG003 - the id holds nothing more
        """Rebuild the button."""
        return cls("…")

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        services: Services = interaction.client.services
        draft = await services.matches.draft(interaction.guild_id or 0, interaction.user.id)
        form = RequestForm(services, str(interaction.locale), draft.kind, draft.wanted)
        await interaction.response.send_modal(form)


class AskButton(
    Action[discord.ui.Button[Any]], template=rf"match:advisory:(?P<advisory>\d{{1,18}}):ask:{NONCE}"
):
    """Opens the form filled in with an advisory, from that advisory's card."""

    def __init__(self, advisory_id: int, nonce: str, name: str) -> None:
        self.advisory_id = advisory_id
        super().__init__(discord.ui.Button(label=name, custom_id=help_with(advisory_id, nonce)))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["advisory"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Open the form for what this member may ask."""
        if not is_in_a_server(interaction):
            raise NotAllowed("only-in-a-server")
        services: Services = interaction.client.services
        guild_id, locale = interaction.guild_id or 0, str(interaction.locale)
        kind = await services.matches.kind_for_advisory(guild_id, interaction.user.id)
        advisory, say = await services.advisories.get(self.advisory_id), services.sentences.say
        number = advisory.number or "-"
        known = Wanted(
            label(say("match-advisory-title", locale, title=advisory.title), TITLE_LIMIT),
            label(say("match-advisory-text", locale, number=number, title=advisory.title), TEXT_LIMIT),
            advisory.domains[:MOST_PICKED],
        )
        await interaction.response.send_modal(RequestForm(services, locale, kind, known))


def held_back_screen(services: Services, result: HeldBack, locale: str) -> Screen:
    """Draw a request that was held back, with the button that opens it again."""
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    screen.add_item(discord.ui.TextDisplay(messages.held_back(services, result, locale)))
    return screen.add_item(row.add_item(ChangeButton(services.sentences.say("match-change", locale))))


def _author(interaction: Interaction) -> Author:
    user = interaction.user
    names = (user.name, user.global_name, user.display_name)
    return Author(user.id, tuple(dict.fromkeys(name for name in names if name)))


def _select(
    name: str, among: Mapping[str, str], picked: Collection[str], *, is_required: bool = False
) -> Select:
    options = [
        discord.SelectOption(label=label(text, OPTION_LIMIT), value=key, default=key in picked)
        for key, text in among.items()
    ]
    return discord.ui.Select(
        custom_id=name,
        options=options,
        min_values=1 if is_required else 0,
        max_values=MOST_PICKED,
        required=is_required,
    )
