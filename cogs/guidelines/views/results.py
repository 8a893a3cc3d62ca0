"""What a question found, or the topics there are instead."""

from bot.guidelines.service import SearchResult
from bot.interface.doors import Screen
from bot.interface.services import Services
from cogs.guidelines import ids, messages
from cogs.guidelines.views.parts import Beside, box, button, framed, line, rows, text


def results(services: Services, result: SearchResult, locale: str) -> Screen:
    """Draw what a question found, each with a button that opens it; or the topics there are instead."""
    sentences, drawn = services.sentences, box()
    drawn.add_item(text(messages.heading(sentences, result, locale)))
    for hit in result.hits:
        opening = button(ids.opens(hit.entry.id), sentences.say("guideline-open", locale))
        drawn.add_item(line()).add_item(Beside(messages.hit(sentences, hit, locale), accessory=opening))
    topics = [button(ids.searches(topic), services.taxonomy.topics[topic]) for topic in result.nearest_topics]
    for row in rows(topics):
        drawn.add_item(row)
    return framed(drawn)
