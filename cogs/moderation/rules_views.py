"""`/setup show`, and the forms that change a server's numbers."""

import re
from dataclasses import asdict
from typing import Any, Self

import discord

from bot.community.rules import BOUNDS, Rules
from bot.community.statements import Limit
from bot.errors import BadInput
from bot.interface.answering import Answer, answering
from bot.interface.doors import Action, Form, Screen
from bot.interface.fields import Text, add_field, text_field
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.interface.text import label
from bot.sentences import Sentences
from cogs.moderation.rules_messages import GROUPS, choice, in_words

PICKED = ("second_moderator", "daily_hour")  # few enough values to be picked, and safer than typed numbers
NUMBER = Limit(4, least=1)  # characters; what was typed must fit in a custom id
OPTION_LIMIT = 100

Interaction = discord.Interaction[Any]
Select = discord.ui.Select[Any]


class ChangeRules(
    Action[discord.ui.Button[Any]],
    template=r"setup:rules:(?P<group>newcomers|guidelines):change(?P<typed>(?:~[0-9-]{0,4}){0,5})",
):
    """Opens the form of one group of numbers; what was typed and refused rides along."""

    right = Right.ADMINISTRATOR

    def __init__(self, group: str, name: str, typed: str = "") -> None:
        self.group, self.typed = group, typed
        custom_id = f"setup:rules:{group}:change{typed}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.secondary, label=name, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match["group"], "…", match["typed"])

    async def act(self, interaction: Interaction) -> None:
        """Open the form."""
        services: Services = interaction.client.services
        rules = await services.community.rules(interaction.guild_id or 0)
        values = self.typed.split("~")[1:] or [str(asdict(rules)[name]) for name in GROUPS[self.group]]
        form = RulesForm(services.sentences, str(interaction.locale), self.group, values)
        await interaction.response.send_modal(form)


class RulesForm(Form):
    """Asks for the numbers of one group."""

    right = Right.ADMINISTRATOR

    def __init__(self, sentences: Sentences, locale: str, group: str, values: list[str]) -> None:
        super().__init__(title=sentences.say(f"rules-{group}", locale))
        self._group = group
        self._fields: dict[str, Select | Text] = {
            name: _field(sentences, locale, name, value)
            for name, value in zip(GROUPS[group], values, strict=False)
        }
        for name, field in self._fields.items():
            about = f"rule-{name.replace('_', '-')}"
            bounds = {"least": BOUNDS[name].least, "most": BOUNDS[name].most}
            add_field(self, sentences, about, locale, field, **bounds)

    async def on_submit(self, interaction: Interaction) -> None:
        """Keep the numbers, or say what is wrong with them and offer what was typed again."""
        services: Services = interaction.client.services
        async with answering(interaction, claim=True) as answer:
            typed = {name: _typed(field) for name, field in self._fields.items()}
            try:
                rules = await services.community.change_rules(
                    interaction.guild_id or 0, numbers(typed), interaction.user.id
                )
            except BadInput as refused:
                await self._give_back(interaction, answer, refused, typed)
            else:
                await answer(rules_screen(services.sentences, rules, str(interaction.locale)))

    async def _give_back(
        self, interaction: Interaction, answer: Answer, refused: BadInput, typed: dict[str, str]
    ) -> None:
        sentences, locale = interaction.client.sentences, str(interaction.locale)
        kept = "".join(f"~{re.sub('[^0-9-]', '', value)}" for value in typed.values())
        again = ChangeRules(self._group, sentences.say("rules-again", locale), kept)
        await answer(_screen(sentences.of(refused, locale), again))


def numbers(typed: dict[str, str]) -> dict[str, int]:
    """Read what was typed. Raises BadInput for what is no number."""
    found: dict[str, int] = {}
    for name, value in typed.items():
        if not re.fullmatch(r"-?[0-9]+", value):
            bounds = BOUNDS[name]
            raise BadInput("rule-out-of-bounds", rule=name, least=bounds.least, most=bounds.most)
        found[name] = int(value)
    return found


def show_screen(sentences: Sentences, text: str, rules: Rules, locale: str) -> Screen:
    """Draw what is set, the numbers in words, and the buttons that change these."""
    return _screen(f"{text}\n{in_words(sentences, rules, locale)}", *_buttons(sentences, locale))


def rules_screen(sentences: Sentences, rules: Rules, locale: str) -> Screen:
    """Draw the numbers in words after a change."""
    text = f"{sentences.say('rules-kept', locale)}\n{in_words(sentences, rules, locale)}"
    return _screen(text, *_buttons(sentences, locale))


def _buttons(sentences: Sentences, locale: str) -> list[ChangeRules]:
    return [ChangeRules(group, sentences.say(f"rules-{group}.change", locale)) for group in GROUPS]


def _screen(text: str, *buttons: ChangeRules) -> Screen:
    screen, row = Screen(), discord.ui.ActionRow[Screen]()
    for button in buttons:
        row.add_item(button)
    return screen.add_item(discord.ui.TextDisplay(text)).add_item(row)


def _field(sentences: Sentences, locale: str, name: str, value: str) -> Select | Text:
    if name not in PICKED:
        return text_field(name, NUMBER, value)
    among = range(BOUNDS[name].least, BOUNDS[name].most + 1)
    options = [
        discord.SelectOption(
            label=label(choice(sentences, name, each, locale), OPTION_LIMIT),
            value=str(each),
            default=str(each) == value,
        )
        for each in among
    ]
    return discord.ui.Select(custom_id=name, options=options, required=True)


def _typed(field: Select | Text) -> str:
    return field.value.strip() if isinstance(field, discord.ui.TextInput) else "".join(field.values)
