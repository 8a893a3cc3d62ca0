"""The first screen: one line and one button for each step."""

from itertools import chain

import discord

from bot.community.interests import interest_choices
from bot.community.panel import Panel, Step
from bot.community.people import Persona
from bot.community.profiles import options
from bot.interface.doors import Screen
from bot.interface.services import Services
from bot.interface.text import label, outside
from bot.sentences import Sentences
from cogs.onboarding.panel.frame import Box, opener, step_name

SHOWN, REASON_SHOWN = 150, 200  # characters of what was told in a step


def screen(services: Services, panel: Panel, locale: str) -> Screen:
    """Draw what is done and what is open."""
    say = services.sentences.say
    done = sum(map(panel.is_done, Step))
    progress = say("panel-progress", locale, done=done, steps=len(Step))
    box = Box(discord.ui.TextDisplay(f"{say('panel-title', locale)}\n{progress}"), discord.ui.Separator())
    for step in Step:
        text = line(services, panel, step, locale)
        if step is not Step.CODE and not panel.is_code_accepted:
            box.add_item(discord.ui.TextDisplay(text))
        else:
            name = _button(services.sentences, panel, step, locale)
            button = opener(panel, step, name, is_main=step is panel.first_open)
            box.add_item(discord.ui.Section(text, accessory=button))
    return Screen().add_item(box)


def line(services: Services, panel: Panel, step: Step, locale: str) -> str:
    """Say where a step stands, and what was told there."""
    say = services.sentences.say
    if step is Step.CODE:
        return _code(services.sentences, panel, locale)
    state = "done" if panel.is_done(step) else "open"
    state = state if panel.is_code_accepted else "locked"
    name = step_name(services.sentences, step, locale)
    head = say(f"panel-step-{state}", locale, number=step.number, name=name)
    told = _told(services, panel, step, locale) if panel.is_code_accepted else ""
    return "\n".join(filter(None, (head, told)))


def standing(sentences: Sentences, panel: Panel, locale: str) -> list[str]:
    """Say what is held, what waits, and what was not confirmed and why."""
    lines: list[str] = []
    for state, among in (("held", panel.held), ("waiting", panel.waiting)):
        if among:
            named = ", ".join(sentences.say(f"holder-{one}", locale) for one in Persona if one in among)
            lines.append(sentences.say(f"panel-persona-{state}", locale, personas=named))
    for one in panel.denied:
        word = sentences.say(f"holder-{one.persona}", locale)
        reason = outside(one.reason or "–", REASON_SHOWN)
        lines.append(sentences.say("panel-persona-denied", locale, persona=word, reason=reason))
    for one in panel.asked:
        question = outside(one.question, REASON_SHOWN)
        lines.append(sentences.say("panel-persona-asked", locale, question=question))
    for persona, moment in panel.barred.items():
        word, when = sentences.say(f"holder-{persona}", locale), discord.utils.format_dt(moment, "f")
        lines.append(sentences.say("panel-persona-barred", locale, persona=word, when=when))
    return lines


def _button(sentences: Sentences, panel: Panel, step: Step, locale: str) -> str:
    if step is not Step.CODE:
        return step_name(sentences, step, locale)
    return sentences.say("panel-code-again" if panel.is_code_accepted else "panel-code-read", locale)


def _code(sentences: Sentences, panel: Panel, locale: str) -> str:
    if panel.is_code_accepted and panel.accepted_at is not None:
        when = discord.utils.format_dt(panel.accepted_at, "D")
        return sentences.say("panel-code-done", locale, when=when, version=panel.code_version)
    return sentences.say("panel-code-changed" if panel.accepted_version else "panel-code-open", locale)


def _told(services: Services, panel: Panel, step: Step, locale: str) -> str:
    say, told = services.sentences.say, panel.profile
    match step:
        case Step.PERSONA:
            text = "\n".join(standing(services.sentences, panel, locale))
        case Step.INTERESTS:
            text = _of_interests(services, panel)
        case Step.LANGUAGES:
            text = label(", ".join(services.taxonomy.languages[one] for one in told.languages), SHOWN)
        case Step.PROFILE:
            text = _of_profile(services, panel)
        case Step.INTRODUCTIONS:
            text = say("panel-available" if told.is_available else "panel-away", locale)
        case _:
            text = say("panel-listed" if panel.listing.is_listed else "panel-unlisted", locale)
    return text or say(f"panel-{step}-hint", locale)


def _of_interests(services: Services, panel: Panel) -> str:
    choices = interest_choices(services.taxonomy)
    picked = [name for domain, name in choices.items() if domain in panel.interests]
    return label(", ".join(picked), SHOWN)


def _of_profile(services: Services, panel: Panel) -> str:
    told = panel.profile
    picked = chain.from_iterable(
        (options(choice, services.taxonomy)[one] for one in panel.picked(choice)) for choice in panel.choices
    )
    texts = (told.organisation, told.about, told.place, told.time_zone)
    shown = [*(outside(text or "", SHOWN) for text in texts), label(", ".join(picked), SHOWN)]
    return " · ".join(filter(None, shown))
