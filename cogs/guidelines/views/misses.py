"""The questions that found nothing."""

import discord

from bot.guidelines.misses.log import Miss, MissPage
from bot.interface.doors import Screen
from bot.interface.text import outside
from bot.sentences import Sentences
from cogs.guidelines import ids
from cogs.guidelines.views.parts import Beside, Button, Row, box, button, framed, line, text

QUESTION_LIMIT = 250


def misses(sentences: Sentences, page: MissPage, locale: str) -> Screen:
    """Draw a page of them, each with a button that dismisses it."""
    drawn = box()
    if not page.misses:
        return framed(drawn.add_item(text(sentences.say("misses-none", locale))))
    title = sentences.say("misses-title", locale, count=page.total)
    drawn.add_item(text(f"{title}\n{sentences.say('misses-about', locale)}"))
    for miss in page.misses:
        dismissing = button(ids.dismisses(miss.id, page.number), sentences.say("misses-dismiss", locale))
        drawn.add_item(Beside(_line(sentences, miss, locale), accessory=dismissing))
    if page.pages > 1:
        drawn.add_item(line()).add_item(Row(*_turns(sentences, page, locale)))
    return framed(drawn)


def _line(sentences: Sentences, miss: Miss, locale: str) -> str:
    when = discord.utils.format_dt(miss.last_asked_at, "R")
    question = sentences.say("misses-line", locale, question=outside(miss.question, QUESTION_LIMIT))
    return f"{question}\n{sentences.say('misses-asked', locale, count=miss.times, when=when)}"


def _turns(sentences: Sentences, page: MissPage, locale: str) -> list[Button]:
    """Return the buttons to the pages around this one, and its number between them."""
    before, after = max(page.number - 1, 0), min(page.number + 1, page.pages - 1)
    here = sentences.say("misses-page", locale, page=page.number + 1, pages=page.pages)
    turns: list[Button] = []
    if before != page.number:
        turns.append(button(ids.lists_misses(before), sentences.say("misses-before", locale)))
    turns.append(button(ids.lists_misses(page.number), here, is_open=True))
    if after != page.number:
        turns.append(button(ids.lists_misses(after), sentences.say("misses-after", locale)))
    return turns
