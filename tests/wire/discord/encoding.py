"""JSON as Discord sends it."""

import json
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]


def dumps(value: Any) -> str:
    """Return compact JSON."""
    return json.dumps(value, separators=(",", ":"))


def timestamp() -> str:
    """Return now as Discord writes it."""
    return datetime.now(UTC).isoformat()


def as_int(value: Any) -> int | None:
    """Return a snowflake of a JSON body as int; Discord takes strings and numbers."""
    return None if value is None else int(value)
