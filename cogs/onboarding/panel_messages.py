"""The sentences of the panel of `/start`, and of its form for the profile."""

from collections.abc import Iterable, Mapping

import discord

from bot.community.panel import Choice, Panel
from bot.community.people import Persona
from bot.community.profiles import options
from bot.interface.text import label, outside
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy

STEPS = 3
LABEL_LIMIT = 100
REASON_SHOWN, ORGANISATION_SHOWN, ABOUT_SHOWN, LIST_SHOWN = 200, 200, 600, 400
"""Characters of each part: all of them together fit one screen."""


def title(sentences: Sentences, panel: Panel, locale: str) -> str:
    """Say what this is and how far it is done."""
    told = panel.profile.organisation or panel.profile.about or panel.profile.domains
    steps = [panel.is_code_accepted, bool(panel.held), bool(told)]
    progress = sentences.say("panel-progress", locale, done=sum(map(bool, steps)), steps=STEPS)
    return f"{sentences.say('panel-title', locale)}\n{progress}"


def code(sentences: Sentences, panel: Panel, locale: str) -> str:
    """Say where step 1 stands."""
    if panel.is_code_accepted and panel.accepted_at is not None:
        when = discord.utils.format_dt(panel.accepted_at, "D")
        return sentences.say("panel-code-done", locale, when=when, version=panel.code_version)
    return sentences.say("panel-code-changed" if panel.accepted_version else "panel-code-open", locale)


def persona(sentences: Sentences, panel: Panel, locale: str) -> str:
    """Say where step 2 stands: what is held, what waits, what was not confirmed and why."""
    if not panel.is_code_accepted:
        return sentences.say("panel-persona-locked", locale)
    lines = [sentences.say("panel-persona-open", locale)]
    if panel.held:
        held = _personas(sentences, panel.held, locale)
        lines.append(sentences.say("panel-persona-held", locale, personas=held))
    if panel.waiting:
        waiting = _personas(sentences, panel.waiting, locale)
        lines.append(sentences.say("panel-persona-waiting", locale, personas=waiting))
    for one in panel.denied:
        word, reason = (
            sentences.say(f"holder-{one.persona}", locale),
            outside(one.reason or "–", REASON_SHOWN),
        )
        lines.append(sentences.say("panel-persona-denied", locale, persona=word, reason=reason))
    return "\n".join(lines)


def profile(sentences: Sentences, panel: Panel, taxonomy: Taxonomy, locale: str) -> str:
    """Show everything that was told."""
    if not panel.is_code_accepted:
        return sentences.say("panel-profile-locked", locale)
    told, nothing = panel.profile, sentences.say("panel-nothing", locale)
    lines = [
        sentences.say("panel-profile-open", locale),
        sentences.say(
            "panel-organisation", locale, value=outside(told.organisation or nothing, ORGANISATION_SHOWN)
        ),
        sentences.say("panel-about", locale, value=outside(told.about or nothing, ABOUT_SHOWN)),
    ]
    for choice in panel.choices:
        labels = [options(choice, taxonomy)[one] for one in told.picked(choice)]
        picked = label(", ".join(labels), LIST_SHOWN) or nothing
        lines.append(sentences.say(f"panel-{choice}", locale, value=picked))
    lines.append(sentences.say("panel-available" if told.is_available else "panel-away", locale))
    return "\n".join(lines)


def persona_options(sentences: Sentences, panel: Panel, locale: str) -> list[discord.SelectOption]:
    """Return the personas that can still be chosen, with a line each."""
    return [
        discord.SelectOption(
            value=one,
            label=sentences.say(f"holder-{one}", locale),
            description=sentences.say(f"persona-{one}", locale),
        )
        for one in panel.pickable
    ]


def choice_options(known: Mapping[str, str], picked: Iterable[str]) -> list[discord.SelectOption]:
    """Return the options of a list, the picked ones marked."""
    chosen = frozenset(picked)
    return [
        discord.SelectOption(value=one, label=label(word, LABEL_LIMIT), default=one in chosen)
        for one, word in known.items()
    ]


def placeholder(sentences: Sentences, choice: Choice, locale: str) -> str:
    """Return what a select says before anything is picked."""
    return sentences.say(f"panel-pick-{choice}", locale)


def _personas(sentences: Sentences, personas: Iterable[Persona], locale: str) -> str:
    return ", ".join(sentences.say(f"holder-{one}", locale) for one in Persona if one in set(personas))
