"""The question whether an entry was useful."""

from bot.guidelines.entry import Entry
from bot.interface.doors import Screen
from bot.interface.services import Services
from cogs.guidelines import ids, messages
from cogs.guidelines.views.parts import Row, box, button, framed, text

ANSWERS = {"yes": True, "no": False}
EMOJIS = {"yes": "👍", "no": "👎"}


def question(services: Services, entry: Entry, given: bool | None, locale: str) -> Screen:
    """Ask whether this version of an entry was useful; an answer given can be changed."""
    say = services.sentences.say
    asked = say("guideline-useful-ask", locale, title=messages.named(entry))
    thanked = "" if given is None else f"\n{say('guideline-useful-thanks', locale)}"
    buttons = [
        button(
            ids.judges(entry.id, entry.version, answer),
            say(f"guideline-useful-{answer}", locale),
            emoji=EMOJIS[answer],
            is_open=is_useful is given,
        )
        for answer, is_useful in ANSWERS.items()
    ]
    return framed(box().add_item(text(asked + thanked)).add_item(Row(*buttons)))
