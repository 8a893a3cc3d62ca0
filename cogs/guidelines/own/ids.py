"""The custom ids of what can be clicked on a server's own guidelines and on suggestions."""

from bot.guidelines.own.keys import BEGINNING

KEY = rf"(?P<key>{BEGINNING}[a-z0-9-]{{1,49}})"
NONCE = r"(?P<nonce>[\w-]{0,22})"
NUMBER = r"(?P<number>[0-9]{1,18})"

EDIT_DRAFT = rf"library:draft:{NUMBER}:edit"
PUBLISH_DRAFT = rf"library:draft:{NUMBER}:publish"
PICK_WORDS = rf"library:draft:{NUMBER}:pick:(?P<of>personas|phases|domains|topics):(?P<part>[01])"
EDIT_OWN = rf"library:own:{KEY}:edit"
FILE = rf"library:own:{KEY}:file"
ASK_RETIRE = rf"library:own:{KEY}:retire"
RETIRE = rf"library:own:{KEY}:retire-now"
DECIDE = rf"library:version:{NUMBER}:(?P<verb>consent|refuse|show):{NONCE}"
ANSWER = rf"library:suggestion:{NUMBER}:(?P<verb>accept|decline):{NONCE}"
RETRY_SUGGESTION = r"guideline:suggestion:0:edit"
SHOW_SUGGESTION = rf"guideline:suggestion:{NUMBER}:show:(?P<guild>[0-9]{{1,20}}):{NONCE}"
ANNOUNCED = rf"guideline:new:{KEY}:{NONCE}"


def edits_draft(draft_id: int) -> str:
    """Return the id that opens the form with a draft."""
    return f"library:draft:{draft_id}:edit"


def publishes_draft(draft_id: int) -> str:
    """Return the id that publishes a draft."""
    return f"library:draft:{draft_id}:publish"


def picks_words(draft_id: int, of: str, part: int) -> str:
    """Return the id of a select of one list of the taxonomy, or of one part of a long list."""
    return f"library:draft:{draft_id}:pick:{of}:{part}"


def edits(key: str) -> str:
    """Return the id that opens the form with a guideline that stands."""
    return f"library:own:{key}:edit"


def gives_file(key: str) -> str:
    """Return the id that gives a guideline as a file."""
    return f"library:own:{key}:file"


def asks_retire(key: str) -> str:
    """Return the id that asks whether a guideline shall be retired."""
    return f"library:own:{key}:retire"


def retires(key: str) -> str:
    """Return the id that retires a guideline."""
    return f"library:own:{key}:retire-now"


def decides(version_id: int, verb: str, nonce: str) -> str:
    """Return the id that consents to a version, refuses or shows it. The delivery id rides along."""
    return f"library:version:{version_id}:{verb}:{nonce}"


def answers(suggestion_id: int, verb: str, nonce: str) -> str:
    """Return the id that accepts or declines a suggestion."""
    return f"library:suggestion:{suggestion_id}:{verb}:{nonce}"


def retries_suggestion() -> str:
    """Return the id that opens the form with what was suggested and refused."""
    return "guideline:suggestion:0:edit"


def shows_suggestion(suggestion_id: int, guild_id: int, nonce: str) -> str:
    """Return the id that shows a suggestion to its author, in direct messages too."""
    return f"guideline:suggestion:{suggestion_id}:show:{guild_id}:{nonce}"


def opens_announced(key: str, nonce: str) -> str:
    """Return the id that opens a guideline from its announcement."""
    return f"guideline:new:{key}:{nonce}"
