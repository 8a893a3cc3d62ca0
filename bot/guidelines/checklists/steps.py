"""Steps by what they say: ticks find their steps again in every later edition."""

import hashlib
import re
from collections.abc import Collection, Mapping

from bot.guidelines.checklists.records import Step, Tick
from bot.guidelines.entry import Entry

_WORDS = re.compile(r"\w+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_DIGEST = 6  # bytes: twelve characters, unique among the dozen steps of one guideline


def key_of(step: str) -> str:
    """Return the key of a step: its words, whatever their case, punctuation, emphasis or link targets."""
    words = _WORDS.findall(_LINK_TARGET.sub("]", step).casefold())
    said = " ".join(words) or step.strip()
    return hashlib.blake2b(said.encode(), digest_size=_DIGEST).hexdigest()


def keyed(entry: Entry) -> dict[str, str]:
    """Return the steps of a guideline by key, in their order; what is said twice is one step."""
    texts: dict[str, str] = {}
    for section in entry.sections:
        for step in section.steps:
            texts.setdefault(key_of(step), step)
    return texts


def matched(asked: Mapping[str, str], known: Collection[str], ticks: Collection[Tick]) -> tuple[Step, ...]:
    """Return today's steps (`asked`, by key) with their ticks, then what was ticked and is asked no more.

    `known` are the keys of the edition that the list began with: an open step beyond them is new.
    """
    ticked = {tick.key: tick for tick in ticks}
    today = [
        Step(key, text, ticked.get(key), is_new=key not in known and key not in ticked)
        for key, text in asked.items()
    ]
    gone = [tick for tick in ticks if tick.key not in asked]
    kept = [Step(tick.key, tick.text, tick, is_gone=True) for tick in sorted(gone, key=_when)]
    return (*today, *kept)


def _when(tick: Tick) -> tuple[str, str]:
    return tick.done_at.isoformat(), tick.key
