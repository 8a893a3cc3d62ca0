"""What goes into a fetch and what comes out of it."""

from dataclasses import dataclass

DEFAULT_LIMIT = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. `url` is where it came from after redirects; `body` is decompressed, empty if not modified.

    `max_age` is Cache-Control's, in seconds. `moved_permanently` is the new address when every redirect
    on the way was a permanent one.
    """

    url: str
    not_modified: bool
    body: bytes
    content_type: str
    validators: Validators
    max_age: int | None
    moved_permanently: str | None
