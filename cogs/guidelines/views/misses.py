"""The questions that found nothing."""

import discord

from bot.guidelines.misses.log import Miss, MissPage
from bot.interface.doors import Screen
from bot.interface.paging import page_number, turns
from bot.interface.text import outside
from bot.sentences import Sentences
from cogs.guidelines import ids
from cogs.guidelines.views.parts import Beside, Row, box, button, framed, line, text

QUESTION_LIMIT = 250


def misses(sentences: Sentences, page: MissPage, locale: str) -> Screen:
    """Draw a page of them, each with a button that dismisses it."""
    drawn = box()
    if not page.misses:
        return framed(drawn.add_item(text(sentences.say("misses-none", locale))))
    title = sentences.say("misses-title", locale, count=page.total)
    number = page_number(sentences, page.number, page.pages, locale)
    drawn.add_item(text("\n".join(filter(None, (title, sentences.say("misses-about", locale), number)))))
    for miss in page.misses:
        dismissing = button(ids.dismisses(miss.id, page.number), sentences.say("misses-dismiss", locale))
        drawn.add_item(Beside(_line(sentences, miss, locale), accessory=dismissing))
    ways = [*turns(sentences, page.number, page.pages, ids.lists_misses, locale)]
    if ways:
        drawn.add_item(line()).add_item(Row(*ways))
    return framed(drawn)


def _line(sentences: Sentences, miss: Miss, locale: str) -> str:
    when = discord.utils.format_dt(miss.last_asked_at, "R")
    question = sentences.say("misses-line", locale, question=outside(miss.question, QUESTION_LIMIT))
    return f"{question}\n{sentences.say('misses-asked', locale, count=miss.times, when=when)}"
