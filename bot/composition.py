"""The services put together, feature by feature, and what they do when it is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.advisories.feeds.catalogue import Catalogue
from bot.advisories.following import FORGET, Feeds
from bot.advisories.lookup import Advisories
from bot.advisories.polling import Poller
from bot.advisories.reading import Reader
from bot.clock import Clock
from bot.community.answering import Answers
from bot.community.audit_log import Audit
from bot.community.conduct import CodeOfConduct
from bot.community.departures import Departures
from bot.community.directory import Directory
from bot.community.drafts import Drafts
from bot.community.floods import Floods
from bot.community.granting import Granting
from bot.community.history import History
from bot.community.interests import Interests
from bot.community.memory import Memories
from bot.community.onboarding import Onboarding
from bot.community.reach import Reach
from bot.community.reconciling.watching import Roll
from bot.community.reminders import Reminders
from bot.community.review import Review, show_where_applicant_heard
from bot.community.server.building import Building
from bot.community.settings import Community, RulesHook
from bot.community.telling import Profiles
from bot.community.welcome import Arrivals
from bot.config import Settings
from bot.database.due_worker import DueItem, Handler
from bot.database.engine import Database
from bot.database.worker import Worker
from bot.guidelines.aids import aids_for
from bot.guidelines.checklists.service import Checklists
from bot.guidelines.checklists.shared import SharedChecklists
from bot.guidelines.checklists.sharing import REDRAW
from bot.guidelines.checklists.store import Store, shelf_of
from bot.guidelines.daily.service import Daily
from bot.guidelines.misses.log import FORGET as FORGET_MISSES
from bot.guidelines.misses.log import Misses
from bot.guidelines.own.memory import OwnLibraries
from bot.guidelines.own.suggesting import Suggestions
from bot.guidelines.own.writing import OwnGuidelines
from bot.guidelines.readers.service import Readers
from bot.guidelines.reloading import Reloading
from bot.guidelines.service import Guidelines
from bot.interface.services import Services
from bot.matchmaking.matches import Matches
from bot.matchmaking.service import Matchmaking
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy


class Bell:
    """Wakes workers that are made later than those who ring."""

    def __init__(self) -> None:
        self._workers: tuple[Worker, ...] = ()

    def answer(self, *workers: Worker) -> None:
        """Wake these from now on."""
        self._workers = workers

    def ring(self) -> None:
        """Say that something is due."""
        for worker in self._workers:
            worker.wake()


@dataclass(frozen=True, slots=True)
class Ground:
    """What every service stands on."""

    settings: Settings
    clock: Clock
    sentences: Sentences
    database: Database
    bell: Bell


def services_of(ground: Ground, reader: Reader, poller: Poller) -> Services:
    """Build every service. Raises OperatorError for content that cannot be read."""
    taxonomy = Taxonomy.load(ground.settings.data_dir)
    guidelines = _guidelines(ground, taxonomy)
    return Services(
        settings=ground.settings,
        clock=ground.clock,
        sentences=ground.sentences,
        taxonomy=taxonomy,
        database=ground.database,
        memories=Memories(ground.database),
        advisories=Advisories(ground.database),
        feeds=_feeds(ground, reader, poller),
        **_community(ground, taxonomy, on_rules=(guidelines["daily"].plan,)),
        **guidelines,
        **_matchmaking(ground, taxonomy),
    )


def handlers_of(services: Services) -> Mapping[str, Handler]:
    """Return what is done when it is due, by the kind of work."""

    async def forget_feed(item: DueItem) -> datetime | None:
        await services.feeds.forget(int(item.subject))
        return None

    async def forget_misses(item: DueItem) -> datetime | None:
        return await services.misses.forget(int(item.subject))

    async def redraw_checklist(item: DueItem) -> None:
        await services.shared_checklists.redraw(int(item.subject))

    return {
        FORGET: forget_feed,
        FORGET_MISSES: forget_misses,
        REDRAW: redraw_checklist,
        **services.arrivals.handlers(),
        **services.floods.handlers(),
        **services.drafts.handlers(),
        **services.granting.handlers(),
        **services.daily.handlers(),
        **services.own_guidelines.handlers(),
        **services.reminders.handlers(),
    }


def _feeds(ground: Ground, reader: Reader, poller: Poller) -> Feeds:
    settings = ground.settings
    return Feeds(
        ground.database,
        ground.clock,
        reader,
        poller,
        Catalogue.load(settings.data_dir),
        minimum=settings.feed_min_interval,
        retention=timedelta(days=settings.retention_unfollowed_feeds_days),
        wake=ground.bell.ring,
    )


def _community(ground: Ground, taxonomy: Taxonomy, on_rules: Sequence[RulesHook]) -> dict[str, Any]:
    database, clock, wake = ground.database, ground.clock, ground.bell.ring
    departures = Departures(database, clock, timedelta(days=ground.settings.retention_left_members_days))
    code, audit = CodeOfConduct.load(ground.settings.data_dir), Audit(database, clock)
    interests = Interests(database, clock, taxonomy, wake=wake)
    return {
        "community": Community(database, clock, wake=wake, on_rules=on_rules),
        "building": Building(database, clock, interests, wake=wake),
        "arrivals": Arrivals(database, clock, departures, wake=wake),
        "reminders": Reminders(database, clock, wake=wake),
        "roll": Roll(database, clock, wake=wake),
        "floods": Floods(database, clock, wake=wake),
        "onboarding": Onboarding(database, clock, taxonomy, code, wake=wake),
        "profiles": Profiles(database, clock, taxonomy, code, wake=wake),
        "audit": audit,
        "history": History(database, audit),
        "reach": Reach(database, clock, ground.sentences, on_change=(show_where_applicant_heard,)),
        "interests": interests,
        "directory": Directory(database, taxonomy),
        "drafts": Drafts(database, clock),
        "review": Review(database, clock, wake=wake),
        "answers": Answers(database, clock, wake=wake),
        "granting": Granting(database, clock, wake=wake),
    }


def _guidelines(ground: Ground, taxonomy: Taxonomy) -> dict[str, Any]:
    database, clock, wake = ground.database, ground.clock, ground.bell.ring
    kept = timedelta(days=ground.settings.retention_search_misses_days)
    folder, aids = ground.settings.data_dir, aids_for(ground.settings)
    guidelines = Guidelines.load(folder, taxonomy, aids)
    checklists = Store(database, clock, shelf_of(guidelines), wake)
    libraries = OwnLibraries(database, clock, guidelines, taxonomy)
    return {
        "guidelines": guidelines,
        "checklists": Checklists(checklists, tuple(taxonomy.phases)),
        "shared_checklists": SharedChecklists(checklists),
        "daily": Daily(database, clock, guidelines, wake=wake),
        "reloading": Reloading(folder, clock, guidelines, lambda: Guidelines.load(folder, taxonomy, aids)),
        "own_libraries": libraries,
        "own_guidelines": OwnGuidelines(database, clock, libraries, wake=wake),
        "suggestions": Suggestions(database, clock, wake=wake),
        "misses": Misses(database, clock, kept, wake=wake),
        "readers": Readers(database, clock),
    }


def _matchmaking(ground: Ground, taxonomy: Taxonomy) -> dict[str, Any]:
    database, clock, wake = ground.database, ground.clock, ground.bell.ring
    return {
        "matches": Matches(database),
        "matchmaking": Matchmaking(database, clock, taxonomy, ground.sentences, wake=wake),
    }
