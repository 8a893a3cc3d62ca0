"""Events of one member in any order, twice, late or never: explored on real SQLite with the real workers.

Whatever happened before, once the bot has looked: one welcome for whoever is in, and the roles that were
decided; only a person revokes, and nothing is given back more than three times.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.community.people import Persona
from bot.community.presence import Sighting
from bot.database.engine import Database
from tests.community.chapter import ANOTHER_BOT, Chapter
from tests.community.conftest import GUILD, MEMBER_ROLE, MONA, NORA, NOW, Server
from tests.community.keeping import MEDIA_ROLE, Keeping
from tests.conftest import FOLDER, KEY
from tests.database.moments import StillClock
from tests.databases import sqlite_template

MINUTE = timedelta(minutes=1)
ROLES = {"member": MEMBER_ROLE, "media": MEDIA_ROLE}
HEARD = st.sampled_from(["heard", "twice", "late", "lost"])


class Stay(RuleBasedStateMachine):
    """Nora in a chapter, and what she may expect. `template` is an empty database."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.path = self.template.with_name(f"stay-{id(self)}.db")
        shutil.copyfile(self.template, self.path)
        self.clock = StillClock(NOW)
        self.chapter = Chapter(self.clock)
        self.keeping = self.composed()
        self.do(self.keeping.server.set_up())
        self.do(self.keeping.set_up())
        self.clock.advance(MINUTE)
        self.late: list[tuple[Sighting, bool]] = []
        self.has_accepted = self.holds_media = False
        self.taken: set[str] = set()  # by a person
        self.by_person = 0
        self.wiped: Counter[str] = Counter()  # by nobody who decides, since the last decision or return
        self.given_back: Counter[str] = Counter()

    def composed(self) -> Keeping:
        database = Database.open(f"sqlite+aiosqlite:///{self.path}", [KEY])
        return Keeping(Server(database, self.clock), self.chapter)

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(coroutine)

    def teardown(self) -> None:
        self.look()
        self.do(self.keeping.server.database.close())
        self.runner.close()
        self.path.unlink()

    @property
    def is_here(self) -> bool:
        return NORA in self.chapter.members

    @property
    def held(self) -> list[str]:
        """What Nora has roles for, as far as she is here."""
        role_ids = self.chapter.members[NORA].role_ids if self.is_here else frozenset[int]()
        return [what for what, role_id in ROLES.items() if role_id in role_ids]

    @property
    def is_in(self) -> bool:
        if not self.is_here:
            return False
        one = self.chapter.members[NORA]
        return not one.is_pending and (one.has_completed_onboarding or not self.chapter.uses_onboarding)

    def hear(self, how: str, *, joins: bool) -> None:
        """Let the bot hear of Nora as she is now: once, twice, later, or never."""
        one = self.chapter.members[NORA]
        seen = Sighting(one.joined_at, one.is_pending, joins, one.has_completed_onboarding)
        if how == "late":
            self.late.append((seen, self.chapter.uses_onboarding))
        for _ in range({"heard": 1, "twice": 2}.get(how, 0)):
            self.do(self.keeping.hear_join(NORA) if joins else self.keeping.hear_change(NORA))
        self.clock.advance(MINUTE)

    @initialize(settled=st.sampled_from([True, True, False]))
    def begin(self, settled: bool) -> None:
        """Most stays begin with a member who has roles."""
        if settled:
            self.join(pending=False, completed=True, how="heard")
            self.accept_and_choose()

    @precondition(lambda self: not self.is_here)
    @rule(pending=st.booleans(), completed=st.booleans(), how=HEARD)
    def join(self, pending: bool, completed: bool, how: str) -> None:
        self.chapter.join(NORA, pending=pending, completed=completed)
        self.wiped.clear()
        self.given_back = self.restored()
        self.hear(how, joins=True)

    @precondition(lambda self: self.is_here and not self.is_in)
    @rule(how=HEARD)
    def come_in(self, how: str) -> None:
        self.chapter.change(NORA, is_pending=False, has_completed_onboarding=True)
        self.hear(how, joins=False)

    @precondition(lambda self: self.is_here)
    @rule(how=st.sampled_from(["heard", "lost"]))
    def leave(self, how: str) -> None:
        del self.chapter.members[NORA]
        if how == "heard":
            self.do(self.keeping.server.arrivals.left(GUILD, NORA))
        self.clock.advance(MINUTE)

    @precondition(lambda self: self.late)
    @rule()
    def hear_late(self) -> None:
        seen, seemed = self.late.pop(0)
        arrivals = self.keeping.server.arrivals
        self.do(arrivals.seen(GUILD, NORA, seen, seems_to_use_onboarding=seemed))

    @rule()
    def switch_onboarding(self) -> None:
        self.chapter.uses_onboarding = not self.chapter.uses_onboarding
        self.look()

    @precondition(lambda self: self.is_in)
    @rule()
    def accept_and_choose(self) -> None:
        self.look()  # /start would tell the same
        self.do(self.keeping.server.accepts(NORA))
        self.has_accepted = True
        if not self.holds_media and "media" not in self.taken:
            onboarding = self.keeping.server.onboarding
            self.do(onboarding.choose_persona(GUILD, NORA, Persona.MEDIA))
            self.holds_media = True
        self.do(self.keeping.run(MINUTE))

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 1), how=HEARD)
    def wiped_by_a_person(self, pick: int, how: str) -> None:
        self.take(self.held[pick % len(self.held)], MONA, how)

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 1), how=HEARD)
    def wiped_by_a_bot(self, pick: int, how: str) -> None:
        self.take(self.held[pick % len(self.held)], ANOTHER_BOT, how)

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 1), how=HEARD)
    def wiped_by_nobody(self, pick: int, how: str) -> None:
        self.take(self.held[pick % len(self.held)], None, how)

    @precondition(lambda self: self.held)
    @rule(by=st.sampled_from([ANOTHER_BOT, None]))
    def wiped_again_and_again(self, by: int | None) -> None:
        what = self.held[0]
        for _ in range(5):
            if what in self.held:
                self.take(what, by, "heard")
                self.do(self.keeping.run(MINUTE))
        self.check()

    def take(self, what: str, by: int | None, how: str) -> None:
        """Let somebody take a role from Nora."""
        self.chapter.set_role(NORA, ROLES[what], has=False, by=by)
        if by == MONA:
            self.by_person += 1
            self.taken.add(what)
            self.holds_media = self.holds_media and what != "media"
        else:
            self.wiped[what] += 1
        self.hear(how, joins=False)

    @rule()
    def restart(self) -> None:
        self.do(self.keeping.server.database.close())
        self.keeping = self.composed()
        self.do(self.keeping.start())

    @rule()
    def look(self) -> None:
        """Let time pass and the bot look through the server; then everything must be right."""
        self.clock.advance(15 * MINUTE)
        self.do(self.keeping.start())
        self.do(self.keeping.run(2 * MINUTE))
        self.check()

    def check(self) -> None:
        welcomes = [one for one in self.chapter.posts if one.card in ("welcome", "welcomes")]
        assert len(welcomes) <= 1
        for what, times in (self.restored() - self.given_back).items():
            assert times <= 3, what
        actions = Counter(entry.action for entry in self.do(self.keeping.server.audit()))
        assert actions["persona-revoked"] + actions["role-taken"] <= self.by_person
        if self.is_in:
            assert len(welcomes) == 1
            decided = {"member"} if self.has_accepted else set[str]()
            decided |= {"media"} if self.holds_media else set()
            for what, role_id in ROLES.items():
                if self.wiped[what] <= 3:
                    has = role_id in self.chapter.members[NORA].role_ids
                    assert has == (what in decided - self.taken), what

    def restored(self) -> Counter[str]:
        entries = self.do(self.keeping.server.audit())
        return Counter(str(one.details["what"]) for one in entries if one.action == "role-restored")


def test_any_order_of_events_ends_in_the_truth(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    template = tmp_path / "empty.db"
    shutil.copyfile(sqlite_template(request.config.stash[FOLDER]), template)
    machine = type("Explored", (Stay,), {"template": template})
    bounded = settings(
        max_examples=20,
        stateful_step_count=8,
        phases=[Phase.generate],  # a failing stay is short enough to read
        deadline=None,
        database=None,
        derandomize=True,
    )
    run_state_machine_as_test(machine, settings=bounded)  # type: ignore[no-untyped-call] - hypothesis has no types here
