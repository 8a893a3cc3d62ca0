"""The screens of a server's own guidelines and of suggestions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.guidelines.own.records import Drafted, Published, Suggested, Volume
from bot.interface.doors import Screen
from bot.interface.services import Services
from bot.interface.text import label
from bot.taxonomy import Taxonomy
from cogs.guidelines.ids import opens
from cogs.guidelines.own import ids, messages
from cogs.guidelines.views.parts import Button, Row, box, button, framed, rows, text

MOST_OPTIONS = 25
MOST_TOPICS = 5  # of each part of the list
LABEL_LIMIT = 100


def draft(services: Services, drafted: Drafted, locale: str) -> Screen:
    """Draw a draft: what has to be different, or for whom, when and where it helps, and Publish."""
    say, one = services.sentences.say, drafted.draft
    drawn = box().add_item(text(messages.draft(services.sentences, drafted, locale)))
    editing = button(ids.edits_draft(one.id), say("library-edit-again", locale))
    is_about_text = any(fault.message_id != "library-page-too-long" for fault in drafted.faults)
    if is_about_text:
        return framed(drawn.add_item(Row(editing)))
    for of, part, among in parts(services.taxonomy):
        drawn.add_item(Row(_words(services, drafted, of, part, among, locale)))
    publishing = discord.ui.Button[Any](
        style=discord.ButtonStyle.success,
        label=say("library-publish", locale),
        disabled=bool(drafted.faults) or not one.words.are_complete,
        custom_id=ids.publishes_draft(one.id),
    )
    return framed(drawn.add_item(Row(publishing, editing)))


def parts(taxonomy: Taxonomy) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Yield each list to pick from, a long one in parts that fit a select."""
    domains = {domain.id: domain.label for domain in taxonomy.domains.values()}
    lists = {
        "personas": taxonomy.personas,
        "phases": taxonomy.phases,
        "domains": domains,
        "topics": taxonomy.topics,
    }
    for of, words in lists.items():
        items = list(words.items())
        for part, start in enumerate(range(0, len(items), MOST_OPTIONS)):
            yield of, part, dict(items[start : start + MOST_OPTIONS])


def published(services: Services, result: Published, locale: str) -> Screen:
    """Draw what came of publishing, with the way to read it and to take it along."""
    drawn = box().add_item(text(messages.published(services.sentences, result, locale)))
    if result.entry is not None:
        reading = button(opens(result.entry.id), services.sentences.say("guideline-open", locale))
        drawn.add_item(Row(reading, _file(services, result.entry.id, locale)))
    return framed(drawn)


def volume(services: Services, shown: Volume, locale: str) -> Screen:
    """Draw a guideline with its versions, and what moderators can do with it."""
    say, key = services.sentences.say, shown.entry.id
    deeds = [
        button(ids.edits(key), say("library-edit-text", locale)),
        button(opens(key), say("guideline-open", locale)),
        _file(services, key, locale),
        button(ids.asks_retire(key), say("library-retire", locale)),
    ]
    drawn = box().add_item(text(messages.volume(services.sentences, shown, locale)))
    return framed(drawn.add_item(Row(*deeds)))


def asking_to_retire(services: Services, shown: Volume, locale: str) -> Screen:
    """Draw the question whether a guideline shall be retired."""
    asked = text(messages.asked_to_retire(services.sentences, shown.entry, locale))
    retiring = discord.ui.Button[Any](
        style=discord.ButtonStyle.danger,
        label=services.sentences.say("library-retire", locale),
        custom_id=ids.retires(shown.entry.id),
    )
    return framed(box().add_item(asked).add_item(Row(retiring, _file(services, shown.entry.id, locale))))


def suggested(services: Services, result: Suggested, locale: str) -> Screen:
    """Draw that a suggestion is with the moderators, or what has to be different."""
    say = services.sentences.say
    if not result.faults:
        return framed(box().add_item(text(say("suggestion-sent", locale))))
    drawn = box().add_item(text(messages.faults(services.sentences, result.faults, locale)))
    return framed(drawn.add_item(Row(button(ids.retries_suggestion(), say("library-edit-again", locale)))))


def card(shown: str, buttons: Sequence[Button]) -> Screen:
    """Draw a card of the outbox."""
    drawn = box().add_item(text(shown))
    for row in rows(buttons):
        drawn.add_item(row)
    return framed(drawn)


def _file(services: Services, key: str, locale: str) -> Button:
    return button(ids.gives_file(key), services.sentences.say("library-file", locale))


def _words(
    services: Services, drafted: Drafted, of: str, part: int, among: Mapping[str, str], locale: str
) -> discord.ui.Select[Any]:
    chosen: Sequence[str] = getattr(drafted.draft.words, of)
    options = [
        discord.SelectOption(label=label(name, LABEL_LIMIT), value=word, default=word in chosen)
        for word, name in among.items()
    ]
    most = MOST_TOPICS if of == "topics" else len(options)
    held = sum(option.default for option in options)
    return discord.ui.Select(
        custom_id=ids.picks_words(drafted.draft.id, of, part),
        placeholder=services.sentences.say(f"library-words-{of}", locale),
        options=options,
        min_values=0,
        max_values=max(most, held),
        required=False,
    )
