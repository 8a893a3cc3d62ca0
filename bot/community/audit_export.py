"""The audit as a file: CSV that no spreadsheet takes for formulas, or JSON. Pure."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.community.audit_log import Entry, Somebody
from bot.community.spreadsheets import csv_file

COLUMNS = (
    "number",
    "at",
    "action",
    "actor",
    "actor_discord_id",
    "target",
    "target_discord_id",
    "reason",
    "before",
    "after",
    "details",
)
BOT = "bot"


def as_json(entries: Iterable[Entry]) -> bytes:
    """Return a list of objects, as indented JSON."""
    return json.dumps([_object(entry) for entry in entries], indent=2, ensure_ascii=False).encode()


def as_csv(entries: Iterable[Entry]) -> bytes:
    """Return a table with a head."""
    return csv_file(COLUMNS, ([str(value) for value in _row(entry)] for entry in entries))


def _object(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "action": entry.action,
        "actor": BOT if entry.actor is None else _person(entry.actor),
        "target": None if entry.target is None else _person(entry.target),
        "reason": entry.reason,
        "before": dict(entry.before),
        "after": dict(entry.after),
        "details": dict(entry.details),
    }


def _person(somebody: Somebody) -> dict[str, object]:
    return {"person": somebody.person_id, "discord_id": _discord_id(somebody) or None}  # text: 64 bits


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.number,
        entry.at.isoformat(),
        entry.action,
        BOT if entry.actor is None else entry.actor.person_id or "",
        _discord_id(entry.actor),
        "" if entry.target is None else entry.target.person_id or "",
        _discord_id(entry.target),
        entry.reason or "",
        _facts(entry.before),
        _facts(entry.after),
        _facts(entry.details),
    )


def _discord_id(somebody: Somebody | None) -> str:
    return "" if somebody is None or somebody.user_id is None else str(somebody.user_id)


def _facts(facts: Mapping[str, Any]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in facts.items() if value is not None)
