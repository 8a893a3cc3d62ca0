"""Members suggest, moderators accept or decline, and whoever suggested hears of it once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.database.engine import Database
from bot.errors import BadInput, Conflict, NotAllowed, NotFound, Unavailable
from bot.guidelines.own.beginnings import Subject, guideline_from
from bot.guidelines.own.records import Fate, Proposal
from bot.guidelines.own.suggesting import MOST_OPEN, WAIT, refuse_too_many
from bot.guidelines.own.text import faults_of, tidied
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.community.conftest import NOW
from tests.database.moments import StillClock
from tests.guidelines.own import ANNOUNCEMENTS, BEES, GUILD, MAX, MILA, MODERATION, MONA, OTHER_GUILD, Town

BEEHIVES = "who marks the hives"


@pytest.fixture
async def town(database: Database, taxonomy: Taxonomy, guidelines: Guidelines) -> Town:
    town = Town(database, StillClock(NOW), taxonomy, guidelines)
    await town.set_up()
    return town


async def accepted(town: Town, number: int, by: int = MONA) -> str:
    """Make a guideline of a suggestion, as it was proposed to the moderator; returns its id."""
    about = Subject(suggestion_id=number)
    published = await town.publishes(by, await town.own.text_to_edit(GUILD, by, about), about)
    return published.version.key


async def test_an_accepted_suggestion_becomes_a_guideline_with_credit_and_is_announced(town: Town) -> None:
    number = await town.suggests()
    (card,) = await town.planned("guideline-suggestion")
    assert card.channel_id == MODERATION
    await town.delivered()

    key = await accepted(town, number)

    entry = town.guidelines.of(GUILD).get(key)
    assert (entry.title, entry.credit) == (BEES.title, "Max")
    assert entry.sections[0].steps == ("Mark each hive.", "Lock the apiary gate.")
    assert entry.sections[1].text == "I keep bees."
    (announced,) = await town.planned("guideline-announced")
    assert (announced.channel_id, announced.arguments["key"]) == (ANNOUNCEMENTS, key)
    (told,) = await town.planned("guideline-suggestion-answer")
    assert (told.action, told.user_id, told.arguments["id"]) == ("tell", MAX, number)
    assert len(await town.planned("guideline-suggestion", "edit")) == 1
    suggestion = await town.suggestions.suggestion(GUILD, number)
    assert (suggestion.fate, suggestion.decider) == (Fate.ACCEPTED, MONA)
    actions = [action for action, _ in await town.audit()]
    assert actions == ["suggestion-made", "library-published", "suggestion-accepted"]


async def test_a_later_version_is_not_announced_again(town: Town) -> None:
    key = await accepted(town, await town.suggests())
    text = await town.own.text_to_edit(GUILD, MILA, Subject(key))
    await town.publishes(MILA, replace(text, what="Nothing much."), Subject(key))
    assert town.guidelines.of(GUILD).get(key).version == 2
    assert town.guidelines.of(GUILD).get(key).credit == "Max"
    assert len(await town.planned("guideline-announced")) == 1


async def test_who_wishes_no_credit_is_not_named(town: Town) -> None:
    key = await accepted(town, await town.suggests(replace(BEES, with_credit=False)))
    assert town.guidelines.of(GUILD).get(key).credit == ""


async def test_a_declined_suggestion_is_answered_with_the_reason(town: Town) -> None:
    number = await town.suggests()
    with pytest.raises(BadInput):
        await town.suggestions.decline(GUILD, MONA, number, "")
    await town.suggestions.decline(GUILD, MONA, number, "We have no bees any more.")
    suggestion = await town.suggestions.suggestion(GUILD, number)
    assert (suggestion.fate, suggestion.reason) == (Fate.DECLINED, "We have no bees any more.")
    assert len(await town.planned("guideline-suggestion-answer")) == 1
    for again in (town.suggestions.decline(GUILD, MILA, number, "Again."), accepted(town, number)):
        with pytest.raises(Conflict, match="suggestion-decided-already"):
            await again
    assert [action for action, _ in await town.audit()] == ["suggestion-made", "suggestion-declined"]


async def test_nobody_decides_on_their_own_suggestion(town: Town) -> None:
    number = await town.suggests(by=MONA)
    with pytest.raises(NotAllowed, match="suggestion-own"):
        await town.suggestions.decline(GUILD, MONA, number, "I changed my mind.")
    with pytest.raises(NotAllowed, match="suggestion-own"):
        await accepted(town, number)
    assert await accepted(town, number, MILA)


async def test_with_a_second_moderator_the_answer_comes_when_both_have_agreed(town: Town) -> None:
    await town.wants_second_moderator()
    number = await town.suggests()
    await accepted(town, number)
    assert (await town.suggestions.suggestion(GUILD, number)).fate is Fate.TAKEN
    assert await town.planned("guideline-suggestion-answer") == []
    with pytest.raises(Conflict, match="suggestion-decided-already"):
        await town.suggestions.decline(GUILD, MILA, number, "Too late.")
    version = int((await town.planned("guideline-consent"))[0].arguments["id"])

    await town.own.decide(GUILD, MILA, version, agree=True)

    assert (await town.suggestions.suggestion(GUILD, number)).fate is Fate.ACCEPTED
    assert len(await town.planned("guideline-suggestion-answer")) == 1
    assert len(await town.planned("guideline-announced")) == 1


async def test_whoever_suggested_does_not_consent_to_what_came_of_it(town: Town) -> None:
    await town.wants_second_moderator()
    number = await town.suggests(by=MILA)
    await accepted(town, number)
    version = int((await town.planned("guideline-consent"))[0].arguments["id"])
    with pytest.raises(NotAllowed, match="suggestion-own"):
        await town.own.decide(GUILD, MILA, version, agree=True)
    await town.own.decide(GUILD, MAX, version, agree=True)


async def test_a_refused_guideline_opens_its_suggestion_again(town: Town) -> None:
    await town.wants_second_moderator()
    number = await town.suggests()
    await accepted(town, number)
    version = int((await town.planned("guideline-consent"))[0].arguments["id"])
    await town.own.decide(GUILD, MILA, version, agree=False, reason="Say which hives.")
    assert (await town.suggestions.suggestion(GUILD, number)).fate is Fate.OPEN
    assert await accepted(town, number, MILA)


async def test_without_an_announcements_channel_it_is_published_all_the_same(
    database: Database, taxonomy: Taxonomy, guidelines: Guidelines
) -> None:
    town = Town(database, StillClock(NOW), taxonomy, guidelines)
    with pytest.raises(Unavailable, match="library-without-moderators"):
        await town.suggests()
    with pytest.raises(Unavailable, match="library-without-moderators"):
        await town.suggestions.text_to_edit(GUILD, MAX)
    await town.set_up()
    number = await town.suggests()
    async with database.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("DELETE FROM guild_channel WHERE purpose = 'announcements'")
    key = await accepted(town, number)
    assert town.guidelines.of(GUILD).get(key).credit == "Max"
    assert await town.planned("guideline-announced") == []


async def test_a_refused_suggestion_is_kept_for_its_author(town: Town) -> None:
    bad = replace(BEES, text="Tell @everyone to mark the hives on the roof.", with_credit=False)
    suggested = await town.suggestions.suggest(GUILD, MAX, bad, name="Max", server="Riga")
    assert [fault.message_id for fault in suggested.faults] == ["statement-with-mass-mention"]
    assert await town.planned("guideline-suggestion") == []
    assert await town.suggestions.text_to_edit(GUILD, MAX) == bad
    await town.suggests(replace(bad, text=BEES.text))
    assert await town.suggestions.text_to_edit(GUILD, MAX) == Proposal()


async def test_suggestions_of_one_person_do_not_pile_up(town: Town) -> None:
    await town.suggestions.suggest(GUILD, MAX, BEES, name="Max", server="Riga")
    with pytest.raises(Conflict, match="suggestion-too-soon"):
        await town.suggestions.text_to_edit(GUILD, MAX)
    with pytest.raises(Conflict, match="suggestion-too-soon"):
        await town.suggestions.suggest(GUILD, MAX, BEES, name="Max", server="Riga")
    await town.suggests(by=MILA)
    for _ in range(MOST_OPEN - 1):
        await town.suggests()
    with pytest.raises(Conflict, match="suggestion-too-many-open"):
        await town.suggests()
    number = int((await town.planned("guideline-suggestion"))[0].arguments["id"])
    await town.suggestions.decline(GUILD, MONA, number, "Not here.")
    await town.suggests()


@pytest.mark.parametrize(("minutes", "left"), [(0, 10), (1, 9), (9, 1)])
def test_the_wait_is_told_in_minutes(minutes: int, left: int) -> None:
    with pytest.raises(Conflict) as refused:
        refuse_too_many(NOW, 0, NOW + timedelta(minutes=minutes))
    assert refused.value.arguments == {"minutes": left}
    refuse_too_many(NOW, 0, NOW + WAIT)


async def test_another_servers_suggestion_is_unknown(town: Town) -> None:
    number = await town.suggests()
    with pytest.raises(NotFound, match="suggestion-unknown"):
        await town.suggestions.suggestion(OTHER_GUILD, number)
    with pytest.raises(NotFound, match="suggestion-unknown"):
        await town.own.text_to_edit(OTHER_GUILD, MONA, Subject(suggestion_id=number))


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("Mark the hives.\nLock the gate.", ("Mark the hives.", "Lock the gate.")),
        ("- Mark the hives.\n* Lock the gate.\n", ("Mark the hives.", "Lock the gate.")),
        ("1. Mark the hives.\n2) Lock the gate.", ("Mark the hives.", "Lock the gate.")),
        ("Bees matter.\n- [ ] Mark the hives.", ("Mark the hives.",)),
        ("## Before\n- [ ] Mark the hives.", ("Mark the hives.",)),
    ],
)
def test_a_suggestion_takes_the_shape_of_a_guideline(typed: str, steps: tuple[str, ...]) -> None:
    text = tidied(guideline_from(replace(BEES, text=typed)))
    assert faults_of(text, is_new=True) == ()
    assert text.sections[0].steps == steps
    assert text.sections[-1].title == "Where it comes from"


async def test_a_suggestion_is_not_both_accepted_and_declined(town: Town) -> None:
    number = await town.suggests()
    about = Subject(suggestion_id=number)
    drafted = await town.drafts(MONA, await town.own.text_to_edit(GUILD, MONA, about), about)
    done = await asyncio.gather(
        town.own.publish(GUILD, MONA, drafted.draft.id),
        town.suggestions.decline(GUILD, MILA, number, "Not here."),
        return_exceptions=True,
    )
    assert [type(one) for one in done].count(Conflict) == 1
    assert len(await town.planned("guideline-suggestion-answer")) == 1
