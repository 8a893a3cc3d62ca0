"""What every cog may call: the services, composed once by `bot.app`."""

from dataclasses import dataclass

from bot.advisories.following import Feeds
from bot.advisories.lookup import Advisories
from bot.clock import Clock
from bot.community.answering import Answers
from bot.community.audit_log import Audit
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
from bot.community.review import Review
from bot.community.server.building import Building
from bot.community.settings import Community
from bot.community.telling import Profiles
from bot.community.welcome import Arrivals
from bot.config import Settings
from bot.database.engine import Database
from bot.guidelines.checklists.service import Checklists
from bot.guidelines.checklists.shared import SharedChecklists
from bot.guidelines.daily.service import Daily
from bot.guidelines.misses.log import Misses
from bot.guidelines.own.memory import OwnLibraries
from bot.guidelines.own.suggesting import Suggestions
from bot.guidelines.own.writing import OwnGuidelines
from bot.guidelines.readers.service import Readers
from bot.guidelines.reloading import Reloading
from bot.guidelines.service import Guidelines
from bot.matchmaking.matches import Matches
from bot.matchmaking.service import Matchmaking
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Services:
    """The verbs of the product, and what they stand on."""

    settings: Settings
    clock: Clock
    sentences: Sentences
    taxonomy: Taxonomy
    database: Database
    memories: Memories
    community: Community
    building: Building
    arrivals: Arrivals
    floods: Floods
    reminders: Reminders
    roll: Roll
    onboarding: Onboarding
    profiles: Profiles
    audit: Audit
    history: History
    reach: Reach
    directory: Directory
    drafts: Drafts
    interests: Interests
    review: Review
    answers: Answers
    granting: Granting
    advisories: Advisories
    feeds: Feeds
    guidelines: Guidelines
    checklists: Checklists
    shared_checklists: SharedChecklists
    daily: Daily
    reloading: Reloading
    own_libraries: OwnLibraries
    own_guidelines: OwnGuidelines
    suggestions: Suggestions
    misses: Misses
    readers: Readers
    matches: Matches
    matchmaking: Matchmaking
