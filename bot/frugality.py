"""A process that stays for months keeps no more memory than it needs, where the C library can see to that."""

import ctypes
import gc
from collections.abc import Callable
from typing import Any

ARENA_MAX = -8  # M_ARENA_MAX of glibc's mallopt(3)


def share_one_arena() -> None:
    """Let all threads share one heap, before they begin: ours wait for databases, not for memory."""
    mallopt = _of_the_c_library("mallopt")
    if mallopt is not None:
        mallopt(ARENA_MAX, 1)


def give_back_memory() -> None:
    """Return to the system what starting has used up, and look for no cycles in what is here to stay."""
    gc.collect()
    gc.freeze()
    trim = _of_the_c_library("malloc_trim")
    if trim is not None:
        trim(0)


def _of_the_c_library(name: str) -> Callable[..., Any] | None:
    try:
        return getattr(ctypes.CDLL(None), name, None)
    except (OSError, TypeError):  # Windows has no such library
        return None
