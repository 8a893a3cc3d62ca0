"""What `/setup start` says: what is there, what a click would do, and what it did."""

from collections.abc import Iterable

from bot.community.server.blueprint import Kind, Part, parts
from bot.community.server.facts import Permission, name_of
from bot.community.server.plan import Found, Plan
from bot.community.server.problems import Problem
from bot.community.settings import Holder, Purpose
from bot.delivery.parcel import Fault
from bot.interface.builder import Report
from bot.interface.services import Services

ROOM = 3000  # characters for problems, so that their title and the hints fit in one message
_STOPPED = {Fault.FORBIDDEN: "setup-stopped-forbidden", Fault.INVALID: "setup-stopped-refused"}


def wanted(services: Services, locale: str) -> tuple[Part, ...]:
    """Return all that a server needs, named in its language."""
    say = services.sentences.say
    channels = [
        Part(
            Kind.CHANNEL,
            purpose,
            say(f"setup-name-{purpose}", locale),
            say(f"setup-name-{purpose}.topic", locale),
        )
        for purpose in Purpose
    ]
    roles = {holder: say(f"holder-{holder}", locale) for holder in Holder}
    domains = services.interests.choices.items()
    pings = {domain: say("setup-name-ping", locale, domain=label) for domain, label in domains}
    return parts(roles, pings, channels)


def plan(services: Services, found: Plan, locale: str) -> str:
    """Say what a server needs: what is there, and what a click would do."""
    say = services.sentences.say
    lines = [say("setup-start-title", locale)]
    lines += _listed(services, "setup-start-present", [mention(one) for one in found.present], locale)
    lines += _listed(services, "setup-start-adopt", [mention(one) for one in found.adopt], locale)
    lines += _listed(services, "setup-start-create", [_name(part) for part in found.create], locale)
    lines += _what_hinders(services, found, locale)
    if found.is_finished and not found.obstacles:
        lines.append(say("setup-start-finished", locale))
    return "\n".join(lines)


def report(services: Services, done: Report, locale: str) -> str:
    """Say what was done, what stopped it, and what is left."""
    say, left = services.sentences.say, done.left
    lines = _listed(services, "setup-done-created", [mention(one) for one in done.created], locale)
    lines += _listed(services, "setup-done-adopted", [mention(one) for one in done.adopted], locale)
    if done.stopped_at is not None:
        message_id = _STOPPED.get(done.fault or Fault.UNCLEAR, "setup-stopped-unclear")
        lines.append(say(message_id, locale, what=_name(done.stopped_at)))
    lines += _what_hinders(services, left, locale)
    if left.is_finished and not left.obstacles:
        lines.append(say("setup-start-finished", locale))
    return "\n".join(lines)


def problems(services: Services, found: Iterable[Problem], locale: str) -> str:
    """Name each problem with its fix, as many as fit; hints come last, under a title of their own."""
    say = services.sentences.say
    wrong = [f"- {problem(services, one, locale)}" for one in found if not one.is_hint]
    hints = [f"- {problem(services, one, locale)}" for one in found if one.is_hint]
    title = say("setup-check-title", locale, count=len(wrong)) if wrong else say("setup-check-fine", locale)
    lines = [title, *_fitting(services, wrong, locale)]
    return "\n".join([*lines, say("setup-check-hints", locale), *hints] if hints else lines)


def problem(services: Services, one: Problem, locale: str) -> str:
    """Say what is wrong and what mends it."""
    say = services.sentences.say
    return say(
        f"problem-{one.name}",
        locale,
        what=_what(services, one.about, locale),
        place=one.place,
        rights=", ".join(rights(services, one.rights, locale)),
        count=one.count,
    )


def rights(services: Services, permissions: Iterable[Permission], locale: str) -> list[str]:
    """Name rights as Discord's settings do."""
    return [services.sentences.say(name_of(each), locale) for each in permissions]


def mention(found: Found) -> str:
    """Return what shows a role or a channel."""
    return f"<#{found.discord_id}>" if found.part.kind is Kind.CHANNEL else f"<@&{found.discord_id}>"


def _what_hinders(services: Services, found: Plan, locale: str) -> list[str]:
    say = services.sentences.say
    lines = [f"- {problem(services, one, locale)}" for one in found.obstacles]
    if lines:
        lines.insert(0, say("setup-start-obstacles", locale))
    if found.missing:
        lines.append(
            say("setup-start-missing", locale, rights=", ".join(rights(services, found.missing, locale)))
        )
    return lines


def _listed(services: Services, message_id: str, items: list[str], locale: str) -> list[str]:
    if not items:
        return []
    return [services.sentences.say(message_id, locale, count=len(items), items=", ".join(items))]


def _name(part: Part) -> str:
    return f"#{part.name}" if part.kind is Kind.CHANNEL else part.name


def _what(services: Services, about: str, locale: str) -> str:
    """Return the words for what a problem concerns."""
    domain = services.taxonomy.domains.get(about.removeprefix("ping-"))
    if domain is not None:
        return domain.label
    return services.sentences.say(about, locale) if services.sentences.knows(about) else about


def _fitting(services: Services, lines: list[str], locale: str) -> list[str]:
    """Return as many lines as one message holds, and say how many do not fit."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > ROOM:
            more = services.sentences.say("setup-check-more", locale, count=len(lines) - len(kept))
            return [*kept, more]
        kept.append(line)
    return kept
