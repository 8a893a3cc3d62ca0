"""The error desk: the one place where failures from every door become a sentence and a log record.

Doors: slash command, autocomplete, button, select, modal, dynamic item, listener, worker, due work. An
expected failure (MemberFacingError) gives its own sentence; any other gives "unexpected-failure". Both carry
a short reference that stands in the reply and in the log.
"""

import secrets
from dataclasses import dataclass

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.errors import BadInput, Conflict, MemberFacingError, NotAllowed
from bot.sentences import DEFAULT_LOCALE, Sentences

log = structlog.stdlib.get_logger(__name__)

REFERENCE_LENGTH = 6
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is read or heard as something else

LOST_CLAIM = frozenset({10062, 40060})  # unknown interaction (too late), already acknowledged


@dataclass(frozen=True, slots=True)
class Report:
    """What the desk made of a failure: its reference, and the sentence for a person."""

    reference: str
    sentence: str


class ErrorDesk:
    """Turns failures into sentences and log records."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences

    def report(
        self, error: BaseException, door: str, *, locale: str = DEFAULT_LOCALE, **context: object
    ) -> Report:
        """Log `error` with a new reference and return what may be said about it in `locale`."""
        error = plain_cause(error)
        reference = "".join(secrets.choice(ALPHABET) for _ in range(REFERENCE_LENGTH))
        if isinstance(error, MemberFacingError) and self._sentences.knows(error.message_id):
            cause = repr(error.__cause__) if error.__cause__ else None
            log.info("refused", reference=reference, door=door, why=error.message_id, cause=cause, **context)
            return Report(reference, self._sentences.of(error, locale))
        log.error("failed", reference=reference, door=door, exc_info=error, **context)
        return Report(reference, self._sentences.say("unexpected-failure", locale))

    def take(self, error: Exception, door: str) -> None:
        """Log a failure of background work, of which nobody is told."""
        self.report(error, door)

    async def answer(self, interaction: discord.Interaction, error: BaseException, door: str) -> None:
        """Log `error` and tell the member, privately; never raises for what Discord does meanwhile."""
        if is_lost_claim(error):
            log.info("another copy answered, or it is too late", door=door, interaction=interaction.id)
            return
        locale = str(interaction.locale)
        report = self.report(error, door, locale=locale, command=_name_of(interaction))
        line = self._sentences.say("reference", locale, reference=report.reference)
        try:
            await _tell(interaction, f"{report.sentence}\n-# {line}")
        except (discord.DiscordException, aiohttp.ClientError, OSError) as failure:
            log.warning("a failure was not told", reference=report.reference, door=door, why=repr(failure))


def plain_cause(error: BaseException) -> BaseException:
    """Return what discord.py wrapped: the real exception, or the sentence for its own refusals."""
    match error:
        case app_commands.CommandInvokeError():
            return plain_cause(error.original)
        case app_commands.TransformerError():
            return plain_cause(error.__cause__) if error.__cause__ else BadInput("input-not-understood")
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return Conflict("command-outdated")
        case app_commands.CheckFailure():
            return NotAllowed("not-allowed")
        case _:
            return error


def is_lost_claim(error: BaseException) -> bool:
    """Tell whether Discord says that somebody else acknowledged the interaction, or that it is too late."""
    error = plain_cause(error)
    return isinstance(error, discord.HTTPException) and error.code in LOST_CLAIM


def _name_of(interaction: discord.Interaction) -> str | None:
    return interaction.command.qualified_name if interaction.command else None


async def _tell(interaction: discord.Interaction, text: str) -> None:
    nobody = discord.AllowedMentions.none()
    if interaction.type is discord.InteractionType.autocomplete:
        if not interaction.response.is_done():
            await interaction.response.autocomplete([])
    elif interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True, allowed_mentions=nobody)
    else:
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=nobody)
