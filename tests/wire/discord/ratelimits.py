"""Rate limit headers of a bucket, where a test asks for them (docs: topics/rate-limits)."""

import re
import time
from dataclasses import dataclass, field


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
