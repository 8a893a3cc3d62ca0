"""Ids of guidelines that servers write. No file's id has two hyphens in a row, so none can be the same."""

import re
import secrets
import unicodedata

BEGINNING = "own--"
READABLE = 40  # characters of the title


def new_key(title: str) -> str:
    """Return an id that nobody else has, with what a title says in plain letters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", plain)[:READABLE].strip("-")
    return f"{BEGINNING}{readable}-{secrets.token_hex(4)}" if readable else BEGINNING + secrets.token_hex(4)
