"""Everything at its longest still fits what Discord takes."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.clock import SystemClock
from bot.community.applications import Paper
from bot.community.conduct import CodeOfConduct
from bot.community.directory import PER_PAGE, Listed, Organisation, Page
from bot.community.directory_index import Wanted
from bot.community.interests import interest_choices
from bot.community.panel import Applied, Outcome, Panel, ProfileView, Step
from bot.community.people import Persona
from bot.community.questions import Exchange
from bot.community.statements import (
    ABOUT,
    ANSWER,
    EVIDENCE,
    LINK,
    ORGANISATION,
    PLACE,
    QUESTION,
    REASON,
    ROLE,
)
from bot.community.visibility import ListingView, Part, Shown
from bot.delivery.ways import Standing
from bot.interface.services import Services
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from cogs.moderation import papers
from cogs.onboarding.directory_views import LONGEST_QUERY, page_screen
from cogs.onboarding.panel.steps import screen_of
from cogs.onboarding.profile_messages import profile_screen
from tests.community.conftest import DATA

LONGEST_SCREEN, MOST_COMPONENTS = 4000, 40
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def services() -> Services:
    code = CodeOfConduct.load(DATA)
    parts: dict[str, Any] = {"sentences": Sentences.load(DATA), "taxonomy": Taxonomy.load(DATA)}
    parts["clock"] = SystemClock()
    return cast("Services", SimpleNamespace(**parts, onboarding=SimpleNamespace(code=code)))


@pytest.mark.parametrize("step", [None, *Step])
def test_the_fullest_panel_fits(services: Services, step: Step | None) -> None:
    taxonomy = services.taxonomy
    profile = full_profile(taxonomy)
    privileged = (Persona.CITY, Persona.VENDOR, Persona.GOVERNMENT)
    denied = tuple(Applied(one, Outcome.DENIED, "*" * REASON.most) for one in privileged)
    waiting = (Applied(Persona.RESEARCHER, Outcome.OPEN, None), Applied(Persona.VENDOR, Outcome.OPEN, None))
    interests = tuple(interest_choices(taxonomy))
    held, listing = frozenset({Persona.MEDIA}), ListingView(tuple(Part), is_listed=True)
    panel = Panel(1, "1", "1", NOW, held, (*denied, *waiting), profile, listing, interests)

    screen = screen_of(services, panel, step, "en")
    assert screen.content_length() <= LONGEST_SCREEN
    assert screen.total_children_count <= MOST_COMPONENTS


def full_profile(taxonomy: Taxonomy) -> ProfileView:
    return ProfileView(
        organisation="*" * ORGANISATION.most,
        about="*" * ABOUT.most,
        place="*" * PLACE.most,
        time_zone="America/Argentina/ComodRivadavia",
        languages=tuple(taxonomy.languages),
        domains=tuple(taxonomy.domains),
        skills=tuple(taxonomy.skills),
        product_types=tuple(taxonomy.product_types),
    )


def test_the_fullest_page_of_the_directory_fits(services: Services) -> None:
    wanted = Wanted("*" * LONGEST_QUERY, Persona.GOVERNMENT, "emergency")
    one = Listed(10**18, "*" * 32, frozenset(Persona), full_profile(services.taxonomy))
    company = Organisation("*" * ORGANISATION.most, (10**18,) * 1000)
    people = Page(wanted, 9998, 9999, 59_994, people=(one,) * PER_PAGE)
    firms = Page(wanted, 9998, 9999, 59_994, organisations=(company,) * PER_PAGE)
    for view, page in (("people", people), ("organisations", firms)):
        screen = page_screen(services, view, page, "en")
        assert screen.content_length() <= LONGEST_SCREEN
        assert screen.total_children_count <= MOST_COMPONENTS


def test_the_fullest_profile_fits(services: Services) -> None:
    told, listing = full_profile(services.taxonomy), ListingView(tuple(Part), is_listed=True)
    shown = Shown(10**18, True, frozenset(Persona), told, listing)
    assert profile_screen(services, shown, "en").content_length() <= LONGEST_SCREEN


def test_the_longest_application_fits(services: Services) -> None:
    paper = Paper(
        application_id=1,
        guild_id=1,
        applicant=10**18,
        decider=10**18,
        persona=Persona.GOVERNMENT,
        organisation="*" * ORGANISATION.most,
        role="*" * ROLE.most,
        link="*" * LINK.most,
        evidence="*" * EVIDENCE.most,
        outcome=Outcome.DENIED,
        applied_at=NOW,
        decided_at=NOW,
        reason="*" * REASON.most,
        told=Standing.AT_NEXT_USE,
        has_left=True,
        exchanges=(
            Exchange(1, 10**18, NOW, "*" * QUESTION.most, NOW, "*" * ANSWER.most, Standing.IN_THREAD),
        ),
    )
    assert len(papers.paper(services.sentences, paper)) <= LONGEST_SCREEN
