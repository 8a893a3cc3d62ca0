"""The audit is only ever added to, finds what is looked for, and leaves as harmless files."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from bot.community.audit import note
from bot.community.audit_export import as_csv, as_json
from bot.community.audit_log import PAGE, Audit, Entry, Filter, Somebody
from bot.community.models import AuditEntry, Person
from bot.community.people import person_of
from bot.community.settings import Holder, Purpose
from bot.community.since import since
from bot.errors import BadInput
from tests.community.conftest import GUILD, MILA, MONA, NORA, NOW, Server

EXPORT = Filter(action="persona-granted")


async def noted(server: Server, count: int = 1, *, guild_id: int = GUILD, reason: str = "No proof.") -> None:
    async with server.database.transaction() as session:
        mona, nora = await person_of(session, MONA), await person_of(session, NORA)
        for number in range(count):
            await note(
                session,
                guild_id,
                "persona-granted",
                now=NOW + timedelta(days=number),
                actor_id=mona,
                target_id=nora,
                reason=reason,
                before={"persona": None},
                after={"persona": "city"},
            )


@pytest.mark.parametrize(
    "forgery",
    [
        update(AuditEntry).values(actor_id=None),
        update(AuditEntry).values(reason="Another reason."),
        update(AuditEntry).values(reason=None, action="persona-revoked"),
        update(AuditEntry).values(reason=None, after={"persona": "vendor"}),
        update(AuditEntry).values(at=NOW + timedelta(days=9)),
        delete(AuditEntry),
        delete(Person),
    ],
    ids=["actor", "reason", "action", "after", "moment", "delete", "person"],
)
async def test_the_database_refuses_to_change_or_delete_an_entry(server: Server, forgery: object) -> None:
    await noted(server)
    before = [(row.actor_id, row.action, row.reason, row.after, row.at) for row in await server.audit()]
    with pytest.raises(DBAPIError):
        async with server.database.transaction() as session:
            await session.execute(forgery)  # type: ignore[call-overload] - one of the statements above
    after = [(row.actor_id, row.action, row.reason, row.after, row.at) for row in await server.audit()]
    assert after == before


async def test_a_reason_can_be_erased_and_a_person_cut_from_their_entries(server: Server) -> None:
    await noted(server)
    async with server.database.transaction() as session:
        await session.execute(update(AuditEntry).where(AuditEntry.reason.is_not(None)).values(reason=None))
        await session.execute(update(Person).where(Person.user_id == NORA).values(user_id=None))
    (entry,) = (await Audit(server.database, server.clock).page(GUILD, EXPORT)).entries
    assert (entry.reason, entry.after) == (None, {"persona": "city"})
    assert entry.target is not None
    assert entry.target.user_id is None


async def test_pages_lead_from_the_newest_to_the_oldest_and_back(server: Server) -> None:
    audit = Audit(server.database, server.clock)
    await noted(server, 2 * PAGE + 1)
    await noted(server, guild_id=2)
    first = await audit.page(GUILD, EXPORT)
    second = await audit.page(GUILD, EXPORT, older_than=first.entries[-1].number)
    third = await audit.page(GUILD, EXPORT, older_than=second.entries[-1].number)
    assert [len(page.entries) for page in (first, second, third)] == [PAGE, PAGE, 1]
    assert [(page.has_newer, page.has_older) for page in (first, second, third)] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    back = await audit.page(GUILD, EXPORT, newer_than=third.entries[0].number)
    assert back.entries == second.entries
    assert await audit.page(GUILD, EXPORT, newer_than=second.entries[0].number) == first.__class__(
        first.entries, has_newer=False, has_older=True
    )


async def test_a_filter_finds_by_member_on_either_side_by_action_and_by_moment(server: Server) -> None:
    audit = Audit(server.database, server.clock)
    await noted(server, 3)
    assert len((await audit.page(GUILD, Filter(member=MONA))).entries) == 3
    assert len((await audit.page(GUILD, Filter(member=NORA))).entries) == 3
    assert (await audit.page(GUILD, Filter(member=MILA))).entries == ()
    assert (await audit.page(GUILD, Filter(action="feed-added"))).entries == ()
    assert len((await audit.page(GUILD, Filter(since=NOW + timedelta(days=1), member=NORA))).entries) == 2


async def test_an_export_is_oldest_first_and_is_itself_an_entry(server: Server) -> None:
    audit = Audit(server.database, server.clock)
    await noted(server, 2)
    exported = await audit.export(GUILD, EXPORT, MILA)
    assert [entry.at for entry in exported] == [NOW, NOW + timedelta(days=1)]
    (entry,) = (await audit.page(GUILD, Filter(action="audit-exported"))).entries
    assert entry.actor is not None
    assert (entry.actor.user_id, entry.details["entries"]) == (MILA, 2)


async def test_what_administrators_set_is_noted_with_before_and_after_once(server: Server) -> None:
    await server.community.set_channel(GUILD, Purpose.ADVISORIES, 5, actor_id=MONA)
    for _ in range(2):
        await server.community.set_channel(GUILD, Purpose.ADVISORIES, 6, actor_id=MONA)
    await server.community.set_role(GUILD, Holder.CITY, 7, actor_id=MONA)
    await server.community.change_rules(GUILD, {"reapply_days": 3}, actor_id=MONA)
    audit = Audit(server.database, server.clock)
    entries = (await audit.page(GUILD, Filter(member=MONA))).entries
    assert [(entry.action, dict(entry.before), dict(entry.after)) for entry in entries] == [
        ("rule-set", {"reapply_days": 14}, {"reapply_days": 3}),
        ("role-set", {"city": None}, {"city": 7}),
        ("channel-set", {"advisories": 5}, {"advisories": 6}),
        ("channel-set", {"advisories": None}, {"advisories": 5}),
    ]


def entry(reason: str) -> Entry:
    return Entry(3, NOW, "persona-revoked", None, Somebody(9, 2**60), reason, {}, {"persona": "city"}, {})


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\uff1d"])
def test_no_spreadsheet_takes_a_reason_for_a_formula(start: str) -> None:
    table = as_csv([entry(f'{start}HYPERLINK("http://evil.example")')]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["reason"].startswith(f"'{start}")
    assert (row["actor"], row["target_discord_id"], row["after"]) == ("bot", str(2**60), "persona: city")


def test_json_keeps_every_word_and_every_digit() -> None:
    (told,) = json.loads(as_json([entry("=1+1 „ü“")]))
    assert told["reason"] == "=1+1 „ü“"
    assert told["target"] == {"person": 9, "discord_id": str(2**60)}
    assert told["at"] == "2026-11-23T12:00:00+00:00"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-01T10:30+02:00", datetime(2026, 11, 1, 8, 30, tzinfo=UTC)),
        ("7d", NOW - timedelta(days=7)),
        (" 2  Weeks ago", NOW - timedelta(days=14)),
        ("12 hours", NOW - timedelta(hours=12)),
        ("yesterday", datetime(2026, 11, 22, tzinfo=UTC)),
        ("today", datetime(2026, 11, 23, tzinfo=UTC)),
    ],
)
def test_a_moment_is_a_date_or_how_long_ago(typed: str, moment: datetime) -> None:
    assert since(typed, NOW) == moment


@pytest.mark.parametrize("typed", ["", "soon", "7", "d7", "99999 years", "2026-13-01", "1 fortnight"])
def test_any_other_moment_is_refused_in_one_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match="since-not-understood"):
        since(typed, NOW)
