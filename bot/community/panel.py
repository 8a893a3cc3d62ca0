"""What the panel of `/start` shows, as a function of what is recorded. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.community.people import PRIVILEGED, Persona
from bot.community.visibility import NOTHING_SHOWN, ListingView, ProfileView

WITH_SKILLS = frozenset({Persona.RESEARCHER, Persona.ACADEMIA})
WITH_PRODUCTS = frozenset({Persona.VENDOR})


class Outcome(StrEnum):
    """Where an application stands."""

    OPEN = "open"
    APPROVED = "approved"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """A step of onboarding; every one but the first is optional."""

    CODE = "code"
    PERSONA = "persona"
    INTERESTS = "interests"
    LANGUAGES = "languages"
    PROFILE = "profile"
    INTRODUCTIONS = "introductions"
    DIRECTORY = "directory"

    @property
    def number(self) -> int:
        """Return the place of the step, counted from 1."""
        return list(Step).index(self) + 1

    @property
    def next(self) -> "Step | None":
        """Return the step after this one."""
        return next(iter(list(Step)[self.number :]), None)


class Choice(StrEnum):
    """A list of the taxonomy that a profile picks from."""

    DOMAINS = "domains"
    SKILLS = "skills"
    PRODUCT_TYPES = "product_types"


@dataclass(frozen=True, slots=True)
class Asked:
    """What moderators want to know before they decide."""

    question_id: int
    question: str


@dataclass(frozen=True, slots=True)
class Applied:
    """An application as its applicant sees it."""

    persona: Persona
    outcome: Outcome
    reason: str | None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """All that the panel of one member in one server is drawn from."""

    guild_id: int
    code_version: str
    accepted_version: str | None
    accepted_at: datetime | None
    held: frozenset[Persona]
    applications: tuple[Applied, ...]  # the newest for each persona
    profile: ProfileView
    listing: ListingView = NOTHING_SHOWN
    interests: tuple[str, ...] = ()
    pinged: frozenset[str] = frozenset()  # the domains that the server has a role for
    barred: Mapping[Persona, datetime] = field(default_factory=dict[Persona, datetime])  # until when

    @property
    def is_code_accepted(self) -> bool:
        """Tell whether today's version is accepted; before that nothing else works."""
        return self.accepted_version == self.code_version

    def is_done(self, step: Step) -> bool:
        """Tell whether a step needs nothing more."""
        done = {
            Step.CODE: self.is_code_accepted,
            Step.PERSONA: bool(self.held | self.waiting),
            Step.INTERESTS: bool(self.interests),
            Step.LANGUAGES: bool(self.profile.languages),
            Step.PROFILE: self.profile.tells_something,
            Step.INTRODUCTIONS: self.profile.is_availability_chosen,
            Step.DIRECTORY: self.listing.is_decided,
        }
        return done[step]

    @property
    def first_open(self) -> Step | None:
        """Return the step to go on with, None when all are done."""
        return next((step for step in Step if not self.is_done(step)), None)

    @property
    def waiting(self) -> frozenset[Persona]:
        """Return what moderators have still to decide."""
        return frozenset(one.persona for one in self.applications if one.outcome is Outcome.OPEN)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Return what moderators want to know."""
        return tuple(one.asked for one in self.applications if one.asked is not None)

    @property
    def denied(self) -> tuple[Applied, ...]:
        """Return what was refused and is not held today."""
        refused = (one for one in self.applications if one.outcome is Outcome.DENIED)
        return tuple(one for one in refused if one.persona not in self.held)

    @property
    def pickable(self) -> tuple[Persona, ...]:
        """Return the personas that can still be chosen."""
        return tuple(one for one in Persona if one not in self.held | self.waiting | self.barred.keys())

    def picked(self, choice: Choice) -> tuple[str, ...]:
        """Return the ids that are picked from a list."""
        match choice:
            case Choice.DOMAINS:
                return self.profile.domains
            case Choice.SKILLS:
                return self.profile.skills
            case Choice.PRODUCT_TYPES:
                return self.profile.product_types

    @property
    def leavable(self) -> tuple[Persona, ...]:
        """Return what can be given up, or withdrawn before it is decided."""
        return tuple(one for one in Persona if one in self.held | self.waiting)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the lists that this member is asked to pick from."""
        return choices_for(self.held | self.waiting)


def choices_for(personas: Collection[Persona]) -> tuple[Choice, ...]:
    """Return the lists that people of these personas pick from."""
    asked = {
        Choice.DOMAINS: True,
        Choice.SKILLS: not WITH_SKILLS.isdisjoint(personas),
        Choice.PRODUCT_TYPES: not WITH_PRODUCTS.isdisjoint(personas),
    }
    return tuple(choice for choice, is_asked in asked.items() if is_asked)


def needs_decision(persona: Persona) -> bool:
    """Tell whether a persona is granted by moderators only."""
    return persona in PRIVILEGED
