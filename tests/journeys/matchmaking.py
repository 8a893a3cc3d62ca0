"""A vendor and three researchers in the town, and what each of them sees."""

from collections.abc import Callable
from typing import Any

import simcord

from bot.community.people import Persona
from tests.journeys.town import Town, text_of
from tests.matchmaking.people import settle_in

TITLE = "A signal controller that answers strangers"
TEXT = "It accepts packets from anywhere on the street network.\nWhat should we look at first?"
TYPED = {"title": TITLE, "text": TEXT, "domains": ["traffic"], "skills": ["its-protocols"]}


class Match:
    """Vera asks; Rex fits best, then Ria, Rob and Roy."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.introductions = town.guild.create_text_channel("introductions")
        self.vera, self.rex, self.ria, self.rob, self.roy = (
            town.guild.add_member(town.env.create_user(name))
            for name in ("vera_volt", "rex_rudder", "ria_rowan", "rob_reef", "roy_reed")
        )

    async def settle(self) -> "Match":
        """Let everybody be what they are, and set the channels."""
        town, database = self.town, self.town.application.services.database
        await town.env.settle()
        told: list[dict[str, Any]] = [
            {"domains": ["traffic"], "skills": ["its-protocols"], "organisation": "Rudder Research"},
            {"domains": ["traffic"]},
            {"skills": ["its-protocols"]},
            {"about": "I read packets"},
        ]
        guild = town.guild.id
        await settle_in(database, guild, self.vera.id, Persona.VENDOR, organisation="Acme Signals GmbH")
        for person, profile in zip((self.rex, self.ria, self.rob, self.roy), told, strict=True):
            await settle_in(database, guild, person.id, Persona.RESEARCHER, **profile)
        for purpose, channel in (("introductions", self.introductions), ("moderation", town.moderation)):
            await town.ada.slash(town.everyone, "setup channel", purpose=purpose, channel=channel)
        return self

    async def ask(self, **typed: Any) -> simcord.InteractionResult:
        """Let Vera send a request."""
        form = await self.vera.slash(self.town.everyone, "match request", kind="validate-product")
        answer = await self.vera.submit_modal(form, {**TYPED, **typed})
        await self.town.work()
        return answer

    async def press(self, person: simcord.MemberActor, label: str) -> simcord.InteractionResult:
        """Let somebody press a button of the newest direct message, and let everything follow from it."""
        result = await person.user.click(last_message(person), label=label)
        await self.town.work()
        return result

    def close_messages(self, person: simcord.MemberActor) -> None:
        """Let somebody take no direct messages."""
        path = f"/channels/{person.user.dm_channel.id}/messages"
        self.town.env.inject_error("POST", path, status=403, code=50007, message="closed", times=None)


def messages(person: simcord.MemberActor) -> list[str]:
    """Return somebody's direct messages, oldest first."""
    return [text_of(message) for message in person.user.dm_channel.history()]


def last_message(person: simcord.MemberActor) -> Any:
    """Return the newest direct message of somebody."""
    return person.user.dm_channel.last_message


def walk(component: Any, visit: Callable[[Any], None]) -> None:
    """Visit a component of a message and all inside it."""
    visit(component)
    for child in getattr(component, "children", []):
        walk(child, visit)


def pressable(message: Any) -> list[str]:
    """Return the labels of the buttons that can be pressed."""
    found: list[str] = []

    def look(component: Any) -> None:
        if getattr(component, "label", None) and not component.disabled:
            found.append(component.label)

    for component in message.components:
        walk(component, look)
    return found
