"""The sample feed of `../shared/feeds/cisa-ics`, file by file, and what a bot must make of it."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.wire.advisories import feed, item, number
from tests.wire.discord.components import visible_text
from tests.wire.discord.encoding import Json

UPDATE_MARK = "update of an earlier advisory"  # data/locales/en.ftl, advisory-is-update
SAMPLES = Path(__file__).parents[2].parent / "shared" / "feeds" / "cisa-ics"


@dataclass(frozen=True)
class Step:
    """One file, and the advisories that it must make appear."""

    name: str
    document: Path | str
    new: frozenset[str]
    updates: frozenset[str]


@dataclass(frozen=True)
class Replay:
    """The first file is what the feed holds when it is added; the steps follow."""

    baseline: Path | str
    held: frozenset[str]
    steps: tuple[Step, ...]

    @property
    def expected(self) -> frozenset[str]:
        """Return every advisory that is posted once."""
        return frozenset[str]().union(*(step.new | step.updates for step in self.steps))

    @property
    def updates(self) -> frozenset[str]:
        """Return those that are posted once and marked as an update."""
        return frozenset[str]().union(*(step.updates for step in self.steps))


def load(folder: Path = SAMPLES) -> Replay | None:
    """Return the replay that `truth.json` describes, or None where the samples are absent."""
    if not folder.is_dir():
        return None
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    first, *others = [snapshot for snapshot in truth["snapshots"] if snapshot["changed"]]
    held = frozenset(number for number, _ in first["baseline"])
    seen, steps = set(held), list[Step]()
    for snapshot in others:
        returned = frozenset(number for number, _ in snapshot["returned"]) - seen
        steps.append(Step(snapshot["file"], folder / snapshot["file"], frozenset(snapshot["new"]), returned))
        seen |= set(snapshot["items"])
    return Replay(folder / first["file"], held, tuple(steps))


def made_up() -> Replay:
    """Return a replay of our own, for where the samples are absent: new ones, a revision, an update."""
    held = range(30, 25, -1)
    updates = frozenset({number(0)})
    steps = [
        Step("two new", feed(*map(item, range(32, 26, -1))), frozenset(map(number, (31, 32))), frozenset()),
        Step("a revision", feed(item(32, update="A"), item(31), item(30)), frozenset(), frozenset()),
        Step("an old one", feed(item(0, update="B"), item(32, update="A"), item(31)), frozenset(), updates),
        Step(
            "a flood", feed(*map(item, range(40, 28, -1))), frozenset(map(number, range(33, 41))), frozenset()
        ),
    ]
    return Replay(feed(*map(item, held)), frozenset(map(number, held)), tuple(steps))


def mistakes(replay: Replay, messages: list[Json]) -> list[str]:
    """Return what is wrong with the messages of a channel after the whole replay: empty when all is well."""
    texts = [visible_text(message) for message in messages]
    told = {
        advisory: [text for text in texts if advisory in text] for advisory in replay.expected | replay.held
    }
    wrong = [
        f"{advisory} stands in {len(telling)} messages"
        for advisory, telling in sorted(told.items())
        if len(telling) != (advisory in replay.expected)
    ]
    return wrong + [
        f"{advisory} is not marked as an update"
        for advisory in sorted(replay.updates)
        if not all(UPDATE_MARK in text for text in told[advisory])
    ]
