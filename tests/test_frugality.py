"""Memory that is given back."""

import ctypes
from collections.abc import Callable

import pytest

from bot.frugality import give_back_memory, share_one_arena


@pytest.mark.parametrize("save", [give_back_memory, share_one_arena])
def test_a_system_that_cannot_do_it_goes_without(
    save: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_library(_: object) -> object:
        raise OSError("no such library")

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    save()
