"""Profiles as members read them. What their owners typed goes through `outside` and nothing else."""

from collections.abc import Iterable, Iterator

import discord

from bot.community.people import Persona
from bot.community.time_zones import local_time
from bot.community.visibility import Part, ProfileView, Shown
from bot.interface.doors import Screen
from bot.interface.services import Services
from bot.interface.text import label, outside
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy

TEXT_SHOWN, ABOUT_SHOWN, LIST_SHOWN = 200, 900, 500  # characters


def profile_screen(services: Services, shown: Shown, locale: str) -> Screen:
    """Draw what this reader sees; owners are told what others see."""
    say = services.sentences.say
    title = say("profile-title", locale, member=f"<@{shown.user_id}>")
    if not shown.shows_something:
        nothing = "profile-own-empty" if shown.is_own else "profile-shows-nothing"
        return _screen(f"{title}\n{say(nothing, locale)}")
    lines = [title, *lines_of(services, shown.personas, shown.profile, locale)]
    if shown.is_own:
        lines.append(_seen_by_others(services.sentences, shown, locale))
    return _screen("\n".join(lines))


def lines_of(services: Services, held: Iterable[Persona], told: ProfileView, locale: str) -> Iterator[str]:
    """Return a line for each part that there is."""
    taxonomy, say = services.taxonomy, services.sentences.say
    parts = {
        Part.PERSONAS: personas(services.sentences, held, locale),
        Part.ORGANISATION: outside(told.organisation or "", TEXT_SHOWN),
        Part.ABOUT: outside(told.about or "", ABOUT_SHOWN),
        Part.PLACE: outside(told.place or "", TEXT_SHOWN),
        Part.TIME_ZONE: _time_zone(services, told.time_zone, locale),
        Part.LANGUAGES: _listed(taxonomy.languages[one] for one in told.languages),
        Part.DOMAINS: domains(taxonomy, told.domains),
        Part.SKILLS: _listed(taxonomy.skills[one] for one in told.skills),
        Part.PRODUCT_TYPES: _listed(taxonomy.product_types[one] for one in told.product_types),
    }
    for part, value in parts.items():
        if value:
            yield say("profile-line", locale, part=say(f"part-{part}", locale), value=value)


def personas(sentences: Sentences, held: Iterable[Persona], locale: str) -> str:
    """Return the names of personas, in their order."""
    among = set(held)
    return ", ".join(sentences.say(f"holder-{one}", locale) for one in Persona if one in among)


def domains(taxonomy: Taxonomy, picked: Iterable[str]) -> str:
    """Return the names of parts of the city."""
    return _listed(taxonomy.domains[one].label for one in picked)


def _time_zone(services: Services, name: str | None, locale: str) -> str:
    """Return the zone with the time it is there, where this machine knows the zone."""
    if name is None:
        return ""
    there = local_time(name, services.clock.now())
    shown = outside(name, TEXT_SHOWN)
    if there is None:
        return shown
    return services.sentences.say("profile-local-time", locale, zone=shown, time=f"{there:%H:%M}")


def _seen_by_others(sentences: Sentences, shown: Shown, locale: str) -> str:
    visible = ", ".join(sentences.say(f"part-{part}", locale) for part in shown.listing.visible)
    seen = sentences.say("panel-visible-nothing", locale)
    if visible:
        seen = sentences.say("panel-visible", locale, parts=visible)
    listed = sentences.say("panel-listed" if shown.listing.is_listed else "panel-unlisted", locale)
    return f"-# {seen} · {listed}"


def _listed(names: Iterable[str]) -> str:
    return label(", ".join(names), LIST_SHOWN)


def _screen(text: str) -> Screen:
    screen = Screen()
    return screen.add_item(discord.ui.Container[Screen](discord.ui.TextDisplay(text)))
