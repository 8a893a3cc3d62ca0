"""The custom ids of what can be clicked on guidelines: how each is written, and how it is read.

Views write them and actions read them. Neither imports the other, as an action draws its page again.
"""

ENTRY = r"guideline:entry:(?P<entry>[a-z0-9-]{1,60})"
PAGE = r"(?P<page>[0-9]{1,2})"

OPEN = rf"{ENTRY}:open"
TURN = rf"{ENTRY}:page:{PAGE}"
NEXT = rf"{ENTRY}:next"
SHARE = rf"{ENTRY}:share:{PAGE}"
ASK = rf"{ENTRY}:useful"
JUDGE = rf"{ENTRY}:judge:(?P<version>[0-9]{{1,6}}):(?P<answer>yes|no)"
TOPIC = r"guideline:topic:(?P<topic>[a-z0-9-]{1,60}):search"
MISSES = rf"library:misses:{PAGE}:show"
DISMISS = rf"library:miss:(?P<miss>[0-9]{{1,18}}):dismiss:{PAGE}"

OF_THE_DAY = r"guideline:daily:(?P<entry>[a-z0-9-]{1,60}):(?P<nonce>[\w-]{22})"
FACET = r"(?P<facet>audience|phase|domain|topic)"
BROWSE = r"guideline:shelves:all:browse"
PICK_SHELF = rf"guideline:shelves:{FACET}:pick"
SHELF = rf"guideline:shelf:{FACET}:(?P<word>[a-z0-9-]{{1,60}}):page:{PAGE}"


def opens(entry_id: str) -> str:
    """Return the id that opens an entry privately, from a list or from a page that somebody shared."""
    return f"guideline:entry:{entry_id}:open"


def opens_of_the_day(entry_id: str, nonce: str) -> str:
    """Return the id that opens the entry of a daily post; it also holds the delivery id."""
    return f"guideline:daily:{entry_id}:{nonce}"


def turns(entry_id: str, page: int) -> str:
    """Return the id that turns to another page of an entry, in place."""
    return f"guideline:entry:{entry_id}:page:{page}"


def goes_on(entry_id: str) -> str:
    """Return the id of the select that goes on to a related entry, in place."""
    return f"guideline:entry:{entry_id}:next"


def shares(entry_id: str, page: int) -> str:
    """Return the id that posts the open page in the channel, for everybody there."""
    return f"guideline:entry:{entry_id}:share:{page}"


def asks(entry_id: str) -> str:
    """Return the id that asks whether an entry was useful."""
    return f"guideline:entry:{entry_id}:useful"


def judges(entry_id: str, version: int, answer: str) -> str:
    """Return the id that answers, "yes" or "no", whether this version of an entry was useful."""
    return f"guideline:entry:{entry_id}:judge:{version}:{answer}"


def searches(topic: str) -> str:
    """Return the id that looks for a topic instead of what nothing fitted."""
    return f"guideline:topic:{topic}:search"


def lists_misses(page: int) -> str:
    """Return the id that shows another page of what was asked in vain, in place."""
    return f"library:misses:{page}:show"


def dismisses(miss_id: int, page: int) -> str:
    """Return the id that strikes a question off that list, whose page is `page`."""
    return f"library:miss:{miss_id}:dismiss:{page}"


def browses() -> str:
    """Return the id that shows by what the library can be browsed."""
    return "guideline:shelves:all:browse"


def picks_shelf(facet: str) -> str:
    """Return the id of the select that opens a shelf, in place."""
    return f"guideline:shelves:{facet}:pick"


def shows_shelf(facet: str, word: str, page: int) -> str:
    """Return the id that shows one page of a shelf, in place."""
    return f"guideline:shelf:{facet}:{word}:page:{page}"
