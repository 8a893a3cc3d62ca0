"""Every handler of the bot, used by everybody, against one table: `rights.toml`."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from discord import app_commands
from structlog.testing import capture_logs

from tests.journeys.town import Town
from tests.rights.cast import KINDS, TABLE, Row, Walker, cast_of, table
from tests.rights.driving import Driver, Outcome
from tests.rights.handlers import Handlers, handlers

BY_RANK = ("only-in-a-server", "only-moderators", "only-administrators")


@dataclass(frozen=True)
class Use:
    """One way to use one handler, and who may."""

    name: str
    row: Row
    by: Callable[[Walker], Awaitable[Outcome]]
    is_outside: bool = True  # Discord offers it in direct messages, or the bot may have sent it there

    def reaches(self, walker: Walker) -> bool:
        """Tell whether Discord lets somebody get there at all."""
        return self.is_outside or walker.guild_id is not None


async def test_every_handler_has_a_row_in_the_table_and_every_row_a_handler(town: Town) -> None:
    found, rows = handlers(town.application.client), table()
    roots = town.application.client.tree.get_commands()
    assert [one.name for one in roots if isinstance(one, app_commands.ContextMenu)] == [], (
        "nothing guards these"
    )
    for kind in KINDS:
        named = {handler_of(row) for row in rows[kind]}
        missing, stale = sorted(set(found.of(kind)) - named), sorted(named - set(found.of(kind)))
        assert missing == [], f"say who may use {missing}: a line for each in [{kind}] of {TABLE}"
        assert stale == [], f"nothing is called {stale} any more: take it out of [{kind}] of {TABLE}"


@pytest.mark.parametrize("kind", KINDS)
async def test_everybody_may_do_what_the_table_says_and_nothing_else(town: Town, kind: str) -> None:
    walkers, driver, client = await cast_of(town), Driver(town), town.application.client
    uses, wrong = list(uses_of(driver, handlers(client), kind)), list[str]()
    with capture_logs() as logged:
        before = driver.dump()
        for use, walker in pairs(uses, walkers, allowed=False):
            outcome, refusal = await use.by(walker), client.sentences.say(walker.refusal(use.row))
            wrong += [f"{walker.name}, {use.name}: {each}" for each in faults(kind, outcome, refusal)]
        assert wrong == []
        assert driver.dump() ^ before == set(), "a refusal must change nothing"
        for use, walker in pairs(uses, walkers, allowed=True):
            text = (await use.by(walker)).text
            if any(client.sentences.say(name) in text for name in BY_RANK):
                wrong.append(f"{walker.name}, {use.name}: may, and was refused: {text}")
        assert wrong == []
    if kind in ("commands", "autocomplete"):  # what is pressed and submitted here holds invented values
        assert [one for one in logged if one["log_level"] == "error"] == []


def pairs(uses: list[Use], walkers: list[Walker], *, allowed: bool) -> Iterator[tuple[Use, Walker]]:
    """Return who uses what, of those who may or of those who may not."""
    for use in uses:
        for walker in walkers:
            if use.reaches(walker) and walker.may(use.row) is allowed:
                yield use, walker


def faults(kind: str, outcome: Outcome, refusal: str) -> Iterator[str]:
    """Say what is wrong with a refusal."""
    if outcome.requests:
        yield f"asked Discord for {outcome.requests}"
    if outcome.choices or outcome.has_form:
        yield f"leaked {outcome.choices or 'a form'}"
    if kind != "autocomplete" and refusal not in outcome.text:
        yield f"was not refused, but got: {outcome.text!r}"
    if not outcome.is_private:
        yield "was refused before everybody's eyes"


def handler_of(row: str) -> str:
    """Return whose row this is: "match request kind=plan-review" is one of "match request"."""
    return " ".join(word for word in row.split() if "=" not in word)


def uses_of(driver: Driver, found: Handlers, kind: str) -> Iterator[Use]:
    """Return each use of each handler of a kind, with what the table says of it."""
    for name, row in table()[kind].items():
        match kind:
            case "commands":
                picked = dict(word.split("=", 1) for word in name.split() if "=" in word)
                by = partial(driver.command, name=handler_of(name), picked=picked)
                yield Use(name, row, by, found.is_outside(handler_of(name)))
            case "autocomplete":
                command, option = found.autocomplete[name]
                by = partial(driver.complete, name=command, option=option)
                yield Use(name, row, by, found.is_outside(command))
            case "components":
                for custom_id in driver.ids(found.components[name]):
                    by = partial(driver.component, kind=found.components[name], custom_id=custom_id)
                    yield Use(f"{name} {custom_id}", row, by)
            case _:
                yield Use(name, row, partial(driver.form, kind=found.forms[name]))
