"""What an engine may lean on. It works without any of it."""

from dataclasses import dataclass, field

from bot.guidelines.search.cache import Cache
from bot.guidelines.search.meaning.mind import Mind


@dataclass(frozen=True, slots=True)
class Aids:
    """Files that remember what was worked out, and a mind that tells what is near in meaning."""

    cache: Cache = field(default_factory=Cache)
    mind: Mind | None = None
