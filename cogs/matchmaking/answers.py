"""The buttons of consent. They work in direct messages and after a restart; every click is checked anew."""

import re
from typing import Any, Self

import discord

from bot.errors import Conflict
from bot.interface.answering import answering
from bot.interface.doors import Action
from bot.interface.permissions import Right
from bot.interface.services import Services
from bot.matchmaking.consent import RequestState, Stage
from cogs.matchmaking import messages

NONCE = r"(?P<nonce>[\w-]{0,22})"  # empty where the button stands in an answer and no delivery
STYLES = {
    "accept": discord.ButtonStyle.success,
    "introduce": discord.ButtonStyle.success,
}

Interaction = discord.Interaction[Any]


class AnswerButton(
    Action[discord.ui.Button[Any]],
    template=rf"match:invitation:(?P<invitation>\d{{1,18}}):(?P<verb>accept|decline|over):{NONCE}",
):
    """The invited person's yes or no; `over` can no longer be pressed."""

    def __init__(self, invitation_id: int, verb: str, nonce: str, label: str) -> None:
        self.invitation_id, self.verb = invitation_id, verb
        custom_id = f"match:invitation:{invitation_id}:{verb}:{nonce}"
        super().__init__(_button(verb, label, custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["invitation"]), match["verb"], match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Accept or decline."""
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            user_id, locale = interaction.user.id, str(interaction.locale)
            match self.verb:
                case "accept":
                    record = await services.matchmaking.accept(self.invitation_id, user_id)
                    sentence = "match-accepted" if record.is_first else "match-accepted-next"
                    until = messages.moment(record.expires_at)
                    await answer(services.sentences.say(sentence, locale, until=until))
                case "decline":
                    await services.matchmaking.decline(self.invitation_id, user_id)
                    await answer(services.sentences.say("match-declined", locale))
                case _:
                    raise Conflict("match-no-longer-open")


class DecideButton(
    Action[discord.ui.Button[Any]],
    template=rf"match:proposal:(?P<invitation>\d{{1,18}}):(?P<verb>introduce|pass|over):{NONCE}",
):
    """The requester's yes or no to somebody who is willing; `over` can no longer be pressed."""

    def __init__(self, invitation_id: int, verb: str, nonce: str, label: str) -> None:
        self.invitation_id, self.verb = invitation_id, verb
        custom_id = f"match:proposal:{invitation_id}:{verb}:{nonce}"
        super().__init__(_button(verb, label, custom_id))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["invitation"]), match["verb"], match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Introduce both, or go on with the next."""
        async with answering(interaction, claim=True) as answer:
            services: Services = interaction.client.services
            user_id, locale = interaction.user.id, str(interaction.locale)
            match self.verb:
                case "introduce":
                    request = await services.matchmaking.introduce(self.invitation_id, user_id)
                    made = request.state is RequestState.INTRODUCED
                    await answer(
                        await _where(services, request.guild_id, locale)
                        if made
                        else services.sentences.say("match-willing-gone", locale)
                    )
                case "pass":
                    request = await services.matchmaking.pass_over(self.invitation_id, user_id)
                    sentence = "match-passed-next" if request.proposed is not None else "match-passed"
                    await answer(services.sentences.say(sentence, locale))
                case _:
                    raise Conflict("match-no-longer-open")


class NoticeButton(
    Action[discord.ui.Button[Any]], template=rf"match:notice:(?P<guild>\d{{1,20}}):retry:{NONCE}"
):
    """Lets moderators try again what kept people from being introduced."""

    right = Right.MODERATOR

    def __init__(self, guild_id: int, nonce: str, label: str) -> None:
        custom_id = f"match:notice:{guild_id}:retry:{nonce}"
        super().__init__(
            discord.ui.Button(style=discord.ButtonStyle.primary, label=label, custom_id=custom_id)
        )

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(int(match["guild"]), match["nonce"], "…")

    async def act(self, interaction: Interaction) -> None:
        """Make every introduction that waits due now, or say that there is still no place for them."""
        async with answering(interaction, claim=True) as answer:
            services, locale = interaction.client.services, str(interaction.locale)
            channel_id = await services.matches.introductions_channel(interaction.guild_id or 0)
            if channel_id is None:
                raise Conflict("match-notice-no-channel")
            count = await services.feeds.try_again(channel_id)
            channel = f"<#{channel_id}>"
            await answer(services.sentences.say("delivery-tried-again", locale, count=count, channel=channel))


def answers(
    services: Services, invitation_id: int, stage: Stage, nonce: str, locale: str = "en"
) -> list[AnswerButton]:
    """Return what the invited person can press at this stage."""
    say = services.sentences.say
    verbs = {
        Stage.ASKED: (("accept", "match-accept"), ("decline", "match-decline")),
        Stage.WILLING: (("decline", "match-take-back"),),
    }.get(stage, (("over", f"match-ended-{stage}"),))
    return [AnswerButton(invitation_id, verb, nonce, say(label, locale)) for verb, label in verbs]


def decisions(
    services: Services, invitation_id: int, nonce: str, locale: str = "en", *, is_waiting: bool = True
) -> list[DecideButton]:
    """Return what the requester can press about somebody who is willing."""
    say = services.sentences.say
    verbs = (("introduce", "match-introduce"), ("pass", "match-pass-over"))
    if not is_waiting:
        verbs = (("over", "match-ended-over"),)
    return [DecideButton(invitation_id, verb, nonce, say(label, locale)) for verb, label in verbs]


async def _where(services: Services, guild_id: int, locale: str) -> str:
    channel_id = await services.matches.introductions_channel(guild_id)
    where = messages.introduction_place(services, channel_id, locale)
    return services.sentences.say("match-introducing", locale, where=where)


def _button(verb: str, label: str, custom_id: str) -> discord.ui.Button[Any]:
    return discord.ui.Button(
        style=STYLES.get(verb, discord.ButtonStyle.secondary),
        label=label,
        custom_id=custom_id,
        disabled=verb == "over",
    )
