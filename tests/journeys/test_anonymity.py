"""Promise 2: neither side learns who the other is before both have said yes, wherever one looks."""

import json
from collections.abc import Iterator

import pytest
import simcord
from structlog.testing import capture_logs

from tests.journeys.matchmaking import Match, messages
from tests.journeys.town import Town, said


@pytest.fixture
async def match(town: Town) -> Match:
    return await Match(town).settle()


class Eyes:
    """All that one person was shown."""

    def __init__(self, match: Match, person: simcord.MemberActor) -> None:
        self.match = match
        self.person = person
        self.seen: list[str] = []

    def answer(self, result: simcord.InteractionResult) -> None:
        """See an answer, with its components and forms."""
        self.seen.append(said(result))
        self.seen.append(json.dumps(result.modal, default=str))
        self.seen += [str(one.components) for one in (result.response, *result.followups) if one is not None]

    async def look_around(self) -> None:
        """Read the direct messages, the channels, one's own list and every suggestion."""
        town, person = self.match.town, self.person
        self.seen += messages(person)
        self.seen += [str(message.components) for message in person.user.dm_channel.history()]
        for channel in (town.everyone, self.match.introductions):
            self.seen += [str(message.components) for message in channel.history(viewer=person)]
        self.answer(await person.slash(town.everyone, "match mine"))
        self.seen.append(str(await person.autocomplete(town.everyone, "match withdraw", "request", "")))


def giveaways(person: simcord.MemberActor, *organisation: str) -> tuple[str, ...]:
    return (person.name, person.name.partition("_")[0], str(person.id), person.mention, *organisation)


def told(seen: list[str], needles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what was seen that names somebody."""
    for text in seen:
        for needle in needles:
            if needle.casefold() in text.casefold():
                yield needle, text


async def test_nobody_is_named_before_both_have_said_yes(match: Match) -> None:
    vera, rex, ria = Eyes(match, match.vera), Eyes(match, match.rex), Eyes(match, match.ria)
    with capture_logs() as logs:
        await walk_up_to_the_last_yes(match, vera, rex, ria)
    written = [json.dumps(entry, default=str) for entry in logs]
    vendor = giveaways(match.vera, "acme")
    helpers = (*giveaways(match.rex, "rudder research"), *giveaways(match.ria))
    assert list(told(rex.seen + ria.seen, vendor)) == []
    assert list(told(vera.seen, helpers)) == []
    assert list(told(written, vendor + helpers)) == []
    assert len(rex.seen) > 20

    await match.press(match.vera, "Introduce us")
    (thread,) = match.introductions.threads
    words = str([message.components for message in thread.history(viewer=match.rex)])
    assert match.vera.mention in words
    assert match.rex.mention in words
    await rex.look_around()
    await ria.look_around()
    assert list(told(ria.seen, vendor + giveaways(match.rex))) == []


async def walk_up_to_the_last_yes(match: Match, vera: Eyes, rex: Eyes, ria: Eyes) -> None:
    """Take every wrong turn there is before the introduction."""

    async def look() -> None:
        for eyes in (vera, rex, ria):
            await eyes.look_around()

    vera.answer(await match.ask(text="Acme wants to know what is wrong with its controllers"))
    vera.answer(await match.ask())
    await look()
    rex.answer(await match.press(match.rex, "I can help"))
    ria.answer(await match.press(match.ria, "I can help"))
    await look()
    rex.answer(await match.rex.slash(match.town.everyone, "match withdraw", request="1"))
    vera.answer(await match.press(match.vera, "Not this one"))
    await look()
    old = await match.vera.slash(match.town.everyone, "match mine")
    ria.answer(await match.press(match.ria, "Take my yes back"))
    await look()
    vera.answer(await match.vera.slash(match.town.everyone, "match withdraw", request="1"))
    await match.town.work()
    await look()
    refused = await match.vera.click(old.response, label="Introduce us")
    assert said(refused).startswith("There is nothing to decide about this person any more.")
    vera.answer(refused)

    vera.answer(await match.ask(title="Another controller"))
    rex.answer(await match.press(match.rex, "I can help"))
    await look()
