"""Sharing: the question how, and the message that others see."""

from collections.abc import Iterator

import discord

from bot.guidelines.checklists.records import Checklist
from bot.interface.doors import Screen
from bot.interface.services import Services
from bot.sentences import DEFAULT_LOCALE
from cogs.guidelines.checklists import ids, messages
from cogs.guidelines.checklists.overview import parts_select
from cogs.guidelines.views.parts import Button, Row, box, button, framed, line, text


def share_question(services: Services, checklist: Checklist, locale: str, *, in_thread: bool) -> Screen:
    """Ask who may tick where a list is shared; for one that is, what shall change."""
    say = services.sentences.say
    place = "thread" if in_thread else "channel"
    asked = messages.sharing(services.sentences, checklist, locale) or say(f"checklist-share-{place}", locale)
    return framed(box().add_item(text(asked)).add_item(Row(*_answers(services, checklist, locale))))


def shared_list(services: Services, checklist: Checklist | None, list_id: int, nonce: str) -> Screen:
    """Draw the message that shows a list in a thread; None: it shows the list no longer."""
    say, drawn = services.sentences.say, box()
    custom_id = ids.goes_on_shared(list_id, nonce)
    if checklist is None or not checklist.parts:
        ended = say("checklist-share-ended" if checklist is None else "checklist-empty")
        drawn.add_item(text(ended))
        closed = discord.ui.Button[discord.ui.LayoutView](
            label=say("checklist-go"), custom_id=custom_id, disabled=True
        )
        return framed(drawn.add_item(Row(closed)))
    drawn.add_item(text(messages.head(services, checklist, DEFAULT_LOCALE)))
    drawn.add_item(text(messages.parts(services.sentences, checklist, DEFAULT_LOCALE)))
    newest = messages.newest(services.sentences, checklist, DEFAULT_LOCALE)
    if newest:
        drawn.add_item(text(newest))
    who = "all" if checklist.sharing is not None and checklist.sharing.is_open else "me"
    owner = messages.member(services.sentences, checklist.owner_id, DEFAULT_LOCALE)
    drawn.add_item(line()).add_item(text(say(f"checklist-shared-by-{who}", member=owner)))
    return framed(drawn.add_item(parts_select(services, custom_id, checklist.parts, DEFAULT_LOCALE)))


def _answers(services: Services, checklist: Checklist, locale: str) -> Iterator[Button]:
    say, is_shared = services.sentences.say, checklist.sharing is not None
    for who in ("me", "all"):
        verb = "let" if is_shared else "show"
        is_so = checklist.sharing is not None and checklist.sharing.is_open is (who == "all")
        yield button(
            ids.on_list(checklist.id, f"{verb}:{who}"), say(f"checklist-share-{who}", locale), is_open=is_so
        )
    if is_shared:
        yield button(ids.on_list(checklist.id, "unshare"), say("checklist-unshare", locale))
    yield button(ids.on_list(checklist.id, "open"), say("checklist-overview", locale))
