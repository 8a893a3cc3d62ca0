"""Pages that are turned: the buttons to the pages around the one that is shown, and its number."""

from collections.abc import Callable, Iterator
from typing import Any

import discord

from bot.sentences import Sentences


def turns(
    sentences: Sentences, page: int, pages: int, turning: Callable[[int], str], locale: str
) -> Iterator[discord.ui.Button[Any]]:
    """Yield the buttons to the page before and the one after, where there are such.

    Pages count from 0; `turning` is the custom id that turns to a page.
    """
    for name, there in (("page-previous", page - 1), ("page-next", page + 1)):
        if 0 <= there < pages:
            yield discord.ui.Button(label=sentences.say(name, locale), custom_id=turning(there))


def page_number(sentences: Sentences, page: int, pages: int, locale: str) -> str:
    """Say which of several pages is shown; nothing where there is one."""
    if pages < 2:  # noqa: PLR2004 - several begin with two
        return ""
    return sentences.say("page-number", locale, page=page + 1, pages=pages)
