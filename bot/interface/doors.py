"""The bases of all screens, forms and buttons: failures end at the error desk, rights are checked.

A button or select that lives on a message is an `Action`, never an ordinary component: it works after a
restart, and mixing the two in one view un-registers dynamic items for the whole process (a bug of discord.py
2.7.1).
"""

import re
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

import discord
import structlog

from bot.errors import Conflict
from bot.interface.desk import ErrorDesk
from bot.interface.permissions import Right, check

ItemT = TypeVar("ItemT", bound="discord.ui.Item[Any]")

CUSTOM_ID_LIMIT = 100
NEVER = r"(?!)"  # a DynamicItem class must name a template; a base class is never dispatched
ANYTHING = r"[\s\S]*"
UNSEEN = "…"  # the label of a button that is rebuilt only to be answered


def desk_of(interaction: discord.Interaction[Any]) -> ErrorDesk:
    """Return the error desk of the client that received the interaction."""
    return cast("ErrorDesk", interaction.client.desk)


def bind_context(interaction: discord.Interaction[Any]) -> None:
    """Name the server and the interaction in every log record of this task."""
    structlog.contextvars.bind_contextvars(guild=interaction.guild_id, interaction=interaction.id)


class Screen(discord.ui.LayoutView):
    """A Components V2 message. It remembers nothing: its buttons are Actions, found by their custom ids."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    def is_finished(self) -> bool:
        """Keep discord.py from storing the view: it dispatches dynamic items without it."""
        return True


class Action(discord.ui.DynamicItem[ItemT], Generic[ItemT], template=NEVER):
    """A button or select whose state is its custom id, `feature:thing:id:verb`.

    A subclass names its `template`, and writes `from_match` and `act`. No attribute may be called `id`: the
    library overwrites it. `self.item` is the wrapped component, with the values that were picked.
    """

    right: ClassVar[Right] = Right.EVERYONE

    def __init__(self, item: ItemT) -> None:
        super().__init__(item)
        # The library accepts an id with a tail here, and then never dispatches it.
        if len(self.custom_id) > CUSTOM_ID_LIMIT or not self.template.fullmatch(self.custom_id):
            raise ValueError(f"custom id {self.custom_id!r} does not fit {self.template.pattern!r}")

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the item from the groups of its template."""
        raise NotImplementedError

    async def act(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button or select is for."""
        raise NotImplementedError

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Rebuild the item, or put a broken one in its place that answers with the failure."""
        bind_context(interaction)
        try:
            return cls.from_match(match)
        except Exception as error:  # noqa: BLE001 - a door of the error desk
            return cast("Self", _Broken(item, error))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Check the right of the item."""
        try:
            await check(interaction, self.right)
        except Exception as error:  # noqa: BLE001 - a door of the error desk
            await desk_of(interaction).answer(interaction, error, type(self).__name__)
            return False
        return True

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Act, and send every failure to the error desk."""
        try:
            await self.act(interaction)
        except Exception as error:  # noqa: BLE001 - a door of the error desk
            await desk_of(interaction).answer(interaction, error, type(self).__name__)
        # As the library does for commands: what waited for this person can be shown now.
        interaction.client.dispatch("action_completion", interaction)


class Click(Action["discord.ui.Button[Any]"], template=NEVER):
    """Answers a button that a view drew as a plain one; `state` holds the groups of its custom id.

    So the view need not import what a click does, which may well be to draw the same view again.
    """

    def __init__(self, state: re.Match[str]) -> None:
        self.state = state
        super().__init__(discord.ui.Button(label=UNSEEN, custom_id=state.string))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the button."""
        return cls(match)


class Pick(Action["discord.ui.Select[Any]"], template=NEVER):
    """Answers a select that a view drew, likewise; what was picked is in `self.item.values`."""

    def __init__(self, state: re.Match[str]) -> None:
        self.state = state
        super().__init__(discord.ui.Select(custom_id=state.string))

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Rebuild the select; what was picked comes with the interaction."""
        return cls(match)


class _Broken(discord.ui.DynamicItem["discord.ui.Item[Any]"], template=ANYTHING):
    """Stands for an item that could not be rebuilt; never registered."""

    def __init__(self, item: "discord.ui.Item[Any]", error: Exception) -> None:
        super().__init__(item)
        self._error = error

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        await desk_of(interaction).answer(interaction, self._error, "from_match")
        return False


class Form(discord.ui.Modal):
    """A modal. It does not survive a restart: keep it short, and store drafts in the database."""

    right: ClassVar[Right] = Right.EVERYONE

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Check the right of the form; discord.py passes a refusal on to `on_error`."""
        bind_context(interaction)
        await check(interaction, self.right)
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, /) -> None:
        """Send every failure to the error desk."""
        await desk_of(interaction).answer(interaction, error, type(self).__name__)


async def answer_unknown(interaction: discord.Interaction[Any]) -> None:
    """Answer a button, select or form that nothing listens to (any more) with one sentence."""
    if _is_unknown(interaction):
        await desk_of(interaction).answer(interaction, Conflict("component-expired"), "unknown")


def _is_unknown(interaction: discord.Interaction[Any]) -> bool:
    if interaction.response.is_done():
        return False  # a form that was handled at once is no longer in the store
    data = cast("dict[str, Any]", interaction.data or {})
    custom_id = str(data.get("custom_id", ""))
    store = interaction.client._connection._view_store  # noqa: SLF001 - the only list of what is listened to
    match interaction.type:
        case discord.InteractionType.component:
            return not any(template.fullmatch(custom_id) for template in store._dynamic_items)  # noqa: SLF001 - see above
        case discord.InteractionType.modal_submit:
            return custom_id not in store._modals  # noqa: SLF001 - see above
        case _:
            return False
