"""Requests, invitations and proposals in words. Text from members goes through `outside` and nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import discord

from bot.interface.services import Services
from bot.interface.text import ELLIPSIS, outside
from bot.matchmaking.anonymity import GiveAway
from bot.matchmaking.consent import RequestState
from bot.matchmaking.ranking import Wanted
from bot.matchmaking.records import (
    Asked,
    HeldBack,
    Introduced,
    InvitationRecord,
    ProposalRecord,
    RequestRecord,
)

TITLE_LIMIT = 160
TEXT_LIMIT = 2000
LINE_LIMIT = 2000
SERVER_LIMIT = 100
FIELD_LIMIT = 300
SHORT_TEXT = 150
MARKS_SHOWN = 100


def moment(at: datetime) -> str:
    """Return Discord's own date, which each reader sees in their language and time zone."""
    return discord.utils.format_dt(at, "D")


def asked(services: Services, result: Asked, locale: str) -> str:
    """Say that a request went out, or waits for people who fit."""
    message_id = "match-asked" if result.invited else "match-asked-nobody"
    until = moment(result.request.expires_at)
    return services.sentences.say(message_id, locale, count=result.invited, until=until)


def held_back(services: Services, result: HeldBack, locale: str) -> str:
    """Give the author back what was typed, with the words marked that would tell who they are."""
    say, wanted = services.sentences.say, result.draft.wanted
    reasons = dict.fromkeys(one.why for one in (*result.in_title, *result.in_text))
    named = ", ".join(say(f"match-why-{why}", locale) for why in reasons)
    title = marked(wanted.title, result.in_title)
    return "\n".join(
        (say("match-held-back", locale, reasons=named), f"**{title}**", marked(wanted.text, result.in_text))
    )


def marked(text: str, parts: Sequence[GiveAway]) -> str:
    """Return a text, line by line, with these parts underlined."""
    lines: list[str] = []
    start = 0
    for line in text.splitlines(keepends=True):
        lines.append("".join(_pieces(text, start, start + len(line.rstrip()), parts[:MARKS_SHOWN])).strip())
        start += len(line)
    return "\n".join(lines)


def _pieces(text: str, start: int, end: int, parts: Sequence[GiveAway]) -> Iterator[str]:
    for part in parts:
        begins, ends = max(part.start, start), min(part.end, end)
        if begins < ends:
            yield _plain(text[start:begins])
            yield f"__**{outside(text[begins:ends], LINE_LIMIT)}**__"
            start = ends
    yield _plain(text[start:end])


def _plain(piece: str) -> str:
    """Return a piece of a line, harmless, with the spaces around it."""
    before, after = piece[:1].isspace(), piece[-1:].isspace()
    return f"{' ' * before}{outside(piece, LINE_LIMIT)}{' ' * (after and bool(piece.strip()))}"


def invitation(services: Services, record: InvitationRecord, locale: str = "en") -> str:
    """Ask somebody for help, without a word on who asks."""
    say = services.sentences.say
    lines = [
        say("match-invited-title", locale, server=_server(services, record.server, locale)),
        say(f"match-kind-{record.kind}", locale),
        *_wanted(services, record.wanted, locale),
    ]
    why = _labels(services, record.matches)
    if why:
        lines.append(say("match-because", locale, matches=outside(", ".join(why), FIELD_LIMIT)))
    lines.append(say(f"match-stage-{record.stage}", locale, until=moment(record.expires_at)))
    return "\n".join(lines)


def _server(services: Services, name: str, locale: str) -> str:
    return outside(name, SERVER_LIMIT) or services.sentences.say("match-some-server", locale)


def introduction_place(services: Services, channel_id: int | None, locale: str = "en") -> str:
    """Say where an introduction takes place."""
    say = services.sentences.say
    channel = say("match-some-channel", locale) if channel_id is None else f"<#{channel_id}>"
    return say("match-look-in", locale, channel=channel)


def proposal(services: Services, record: ProposalRecord, locale: str = "en") -> str:
    """Tell the author of a request what may be known of somebody who is willing."""
    say = services.sentences.say
    personas = ", ".join(say(f"holder-{persona}", locale) for persona in sorted(record.personas))
    lines = [
        say("match-willing-title", locale, server=_server(services, record.server, locale)),
        f"**{outside(record.request.wanted.title, TITLE_LIMIT)}**",
        say("match-willing-persona", locale, personas=personas or say("match-nothing-told", locale)),
        *_fields(services, record, locale),
    ]
    if record.is_waiting and record.is_again:
        lines.append(say("match-proposal-again", locale))
    stage = "waiting" if record.is_waiting else str(record.stage)
    known = {"waiting", "introduced"}
    message_id = f"match-proposal-{stage if stage in known else 'over'}"
    lines.append(say(message_id, locale, until=moment(record.expires_at)))
    return "\n".join(lines)


def introduction(services: Services, both: Introduced, locale: str = "en") -> str:
    """Name both sides to each other."""
    say = services.sentences.say
    requester, helper = f"<@{both.requester}>", f"<@{both.helper}>"
    return "\n".join(
        (
            say("match-introduced-title", locale),
            say("match-introduced", locale, requester=requester, helper=helper),
            say(f"match-kind-{both.kind}", locale),
            *_wanted(services, both.wanted, locale),
            say("match-introduced-next", locale),
        )
    )


def state(services: Services, request: RequestRecord, locale: str) -> str:
    """Say where a request stands, in a line of a list."""
    say = services.sentences.say
    number = {"count": request.unanswered} if request.state is RequestState.OPEN else {}
    where = say(f"match-state-{request.state}", locale, until=moment(request.expires_at), **number)
    title = outside(request.wanted.title, SHORT_TEXT)
    return say("match-line", locale, title=title, kind=say(f"match-kind-{request.kind}", locale), state=where)


def short_invitation(services: Services, record: InvitationRecord, locale: str) -> str:
    """Say what somebody is invited to, in a few lines."""
    say = services.sentences.say
    where = say(f"match-stage-{record.stage}", locale, until=moment(record.expires_at))
    title, text = outside(record.wanted.title, SHORT_TEXT), outside(record.wanted.text, SHORT_TEXT)
    return f"**{title}**\n> {text}\n{where}"


def _wanted(services: Services, wanted: Wanted, locale: str) -> list[str]:
    return [
        f"**{outside(wanted.title, TITLE_LIMIT)}**",
        quoted(wanted.text) + "\n",  # the empty line ends the quotation in every client
        *_fields(services, wanted, locale),
    ]


def quoted(text: str) -> str:
    """Return a text of several lines as a quotation that fits a card."""
    lines, left = list[str](), TEXT_LIMIT
    for line in filter(str.strip, text.splitlines()):
        shown = f"> {outside(line, LINE_LIMIT)}"
        if len(shown) > left:
            return "\n".join((*lines, f"> {ELLIPSIS}"))
        lines.append(shown)
        left -= len(shown) + 1
    return "\n".join(lines)


def _fields(services: Services, told: Wanted | ProposalRecord, locale: str) -> list[str]:
    """Return the lists of the taxonomy that are not empty, one a line."""
    named = {
        "match-domains": _labels(services, told.domains),
        "match-skills": _labels(services, told.skills),
        "match-product-types": _labels(services, told.product_types),
    }
    return [
        services.sentences.say(message_id, locale, names=outside(", ".join(labels), FIELD_LIMIT))
        for message_id, labels in named.items()
        if labels
    ]


def _labels(services: Services, ids: Iterable[str]) -> list[str]:
    """Return the labels of ids; a word that is no id stands for itself."""
    taxonomy = services.taxonomy
    domains = {domain.id: domain.label for domain in taxonomy.domains.values()}
    known = {**taxonomy.product_types, **taxonomy.skills, **domains}
    return [known.get(one, one) for one in ids]
