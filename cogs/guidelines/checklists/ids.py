"""The custom ids of checklists. `list` is the number of one, `page` one of a guideline's pages of steps."""

from cogs.guidelines.ids import PAGE

_LIST = r"(?P<list>[0-9]{1,10})"
_ENTRY = r"(?P<entry>[a-z0-9-]{1,60})"
_VERB = r"(?P<verb>tick|untick)"
_NUMBER = rf"checklist:list:{_LIST}"
_PART = rf"checklist:part:{_LIST}"

MINE = r"checklist:mine:0:show"
CHOOSE = r"checklist:mine:0:choose"
MAKE = r"checklist:mine:0:make"

OPEN = rf"{_NUMBER}:open"
GO = rf"{_NUMBER}:go"
OFFER = rf"{_NUMBER}:add"
EXPORT = rf"{_NUMBER}:export"
RENAME = rf"{_NUMBER}:rename"
ASK = rf"{_NUMBER}:ask:(?P<deed>reset|delete)"
DO = rf"{_NUMBER}:do:(?P<deed>reset|delete)"

SHARE = rf"{_NUMBER}:share"
SHOW = rf"{_NUMBER}:show:(?P<who>all|me)"
LET = rf"{_NUMBER}:let:(?P<who>all|me)"
UNSHARE = rf"{_NUMBER}:unshare"
SHARED_GO = rf"checklist:shared:{_LIST}:go:(?P<nonce>[\w-]{{0,22}})"

TURN = rf"{_PART}:turn:{_ENTRY}:{PAGE}"
TICK = rf"{_PART}:{_VERB}:{_ENTRY}:{PAGE}"
REMOVE = rf"{_PART}:remove:{_ENTRY}"

KEEP = rf"checklist:entry:{_ENTRY}:add:{PAGE}"
KEEP_WHERE = rf"checklist:entry:{_ENTRY}:where"
READER_TICK = rf"checklist:page:{_LIST}:{_VERB}:{_ENTRY}:{PAGE}"


def shows_mine() -> str:
    """Return the id that shows one's lists, in place."""
    return "checklist:mine:0:show"


def chooses() -> str:
    """Return the id of the select among one's lists."""
    return "checklist:mine:0:choose"


def makes() -> str:
    """Return the id of the select of phases that makes a new list."""
    return "checklist:mine:0:make"


def on_list(list_id: int, verb: str) -> str:
    """Return the id of a deed on a list: "open", "go", "ask:reset" and the like."""
    return f"checklist:list:{list_id}:{verb}"


def on_part(list_id: int, verb: str, entry_id: str, page: int) -> str:
    """Return the id of a deed on a page of steps: "turn", "tick" or "untick"."""
    return f"checklist:part:{list_id}:{verb}:{entry_id}:{page}"


def removes(list_id: int, entry_id: str) -> str:
    """Return the id that takes a guideline out of a list."""
    return f"checklist:part:{list_id}:remove:{entry_id}"


def goes_on_shared(list_id: int, nonce: str) -> str:
    """Return the id of the select on a shared message, which opens a guideline's steps privately."""
    return f"checklist:shared:{list_id}:go:{nonce}"


def keeps(entry_id: str, page: int) -> str:
    """Return the id that puts the guideline whose page is open into a list."""
    return f"checklist:entry:{entry_id}:add:{page}"


def keeps_where(entry_id: str) -> str:
    """Return the id of the select of the list to put it in."""
    return f"checklist:entry:{entry_id}:where"


def on_reader(list_id: int, verb: str, entry_id: str, page: int) -> str:
    """Return the id of "tick" or "untick" on a page of a guideline itself."""
    return f"checklist:page:{list_id}:{verb}:{entry_id}:{page}"
