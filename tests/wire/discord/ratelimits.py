"""Rate limit headers of a bucket, where a test asks for them (docs: topics/rate-limits)."""

import re
import time
from bisect import bisect_left
from dataclasses import dataclass, field

UNCOUNTED = re.compile(r"^/(interactions|webhooks)/")  # "not bound to the bot's Global Rate Limit"


@dataclass
class Bucket:
    """So many requests per so many seconds for paths that match."""

    method: str
    path: str
    limit: int
    seconds: float
    name: str = "abcd1234"
    _opened_at: float = field(default=0.0)
    _used: int = 0

    def matches(self, method: str, path: str) -> bool:
        """Tell whether the bucket counts this request."""
        return method == self.method and re.search(self.path, path) is not None

    def take(self) -> float | None:
        """Count one request; return the seconds to wait if there is no room."""
        now = time.monotonic()
        if now - self._opened_at >= self.seconds:
            self._opened_at, self._used = now, 0
        if self._used >= self.limit:
            return self._opened_at + self.seconds - now
        self._used += 1
        return None

    def headers(self) -> dict[str, str]:
        """Return the headers of an answer."""
        left = max(0.0, self._opened_at + self.seconds - time.monotonic())
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.limit - self._used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": self.name,
        }


@dataclass
class GlobalLimit:
    """What a bot may ask in any second, whatever it is (docs: topics/rate-limits, "Global Rate Limit")."""

    limit: int = 50
    moments: list[float] = field(default_factory=list[float])

    def take(self, path: str, now: float) -> float | None:
        """Count one request; return the seconds to wait if there is no room. A refused one counts as well."""
        if UNCOUNTED.match(path):
            return None
        self.moments.append(now)
        recent = len(self.moments) - bisect_left(self.moments, now - 1)
        return 1.0 if recent > self.limit else None

    def peak(self) -> int:
        """Return the most requests that came within any second."""
        ends = [bisect_left(self.moments, moment + 1) for moment in self.moments]
        return max((end - begin for begin, end in enumerate(ends)), default=0)
