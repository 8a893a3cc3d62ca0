"""One interaction and everything the bot answered to it."""

from dataclasses import dataclass, field
from typing import Any

from tests.wire.discord.call import SentFile
from tests.wire.discord.components import visible_text
from tests.wire.discord.encoding import Json

PONG, MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
EPHEMERAL, LOADING = 1 << 6, 1 << 7


class NoAnswer(AssertionError):
    """The bot did not acknowledge in time: the member would read "The application did not respond"."""


@dataclass
class Exchange:
    """What was asked, and the answers so far."""

    payload: Json
    channel: Json
    user_id: int
    source: Json | None = None  # the message whose component was used
    callback: Json | None = None
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)
    files: list[SentFile] = field(default_factory=list)
    edits: int = 0

    @property
    def token(self) -> str:
        """Return the token that answers are sent with."""
        return self.payload["token"]

    @property
    def kind(self) -> int | None:
        """Return the type of the first answer."""
        return None if self.callback is None else self.callback["type"]

    @property
    def is_answered(self) -> bool:
        """Tell whether the member sees more than "thinking"; a deferred update must change something."""
        if self.kind == DEFERRED_UPDATE:
            return bool(self.edits or self.followups)
        if self.kind == DEFERRED_MESSAGE:
            return self.original is not None and not self.original["flags"] & LOADING
        return self.kind is not None

    @property
    def is_private(self) -> bool:
        """Tell whether only the member sees the answer."""
        answer = self.original or (self.followups[0] if self.followups else None)
        return bool(answer and answer["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """Return all that the member reads: the answer and what followed."""
        shown = [self.original] if self.original else []
        return "\n".join(visible_text(message) for message in [*shown, *self.followups])

    @property
    def choices(self) -> list[Json]:
        """Return the suggestions of an autocomplete."""
        assert self.callback is not None
        assert self.kind == CHOICES, f"not an autocomplete answer: {self.callback}"
        return self.callback["data"]["choices"]

    @property
    def modal(self) -> Json:
        """Return the modal that was opened."""
        assert self.callback is not None
        assert self.kind == MODAL, f"not a modal: {self.callback}"
        return self.callback["data"]

    def message(self, message_id: int) -> Json | None:
        """Return one of the answers."""
        answers = [self.original, *self.followups]
        return next((answer for answer in answers if answer and answer["id"] == str(message_id)), None)

    def sent(self) -> list[Any]:
        """Return every answer in order, the first one included."""
        return [answer for answer in (self.original, *self.followups) if answer]
