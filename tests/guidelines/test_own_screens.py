"""Every screen and card of a server's own guidelines, with all that can be on it: within Discord's limits."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.errors import BadInput
from bot.guidelines.own.beginnings import NEW, Subject, guideline_from
from bot.guidelines.own.records import (
    Draft,
    Drafted,
    Fate,
    Proposal,
    Published,
    State,
    Suggested,
    Suggestion,
    Version,
    Volume,
)
from bot.guidelines.own.suggesting import SOURCE, TEXT
from bot.guidelines.own.text import GIST, TITLE, WHAT, OwnText, Words
from bot.guidelines.service import Guidelines
from bot.interface.services import Services
from bot.sentences import Sentences
from bot.taxonomy import Taxonomy
from cogs.guidelines.own import ids, messages, views
from cogs.guidelines.own.forms import GuidelineForm, ReasonForm, SuggestionForm
from cogs.guidelines.views.parts import button
from tests.community.conftest import NOW
from tests.guidelines.conftest import SHIPPED
from tests.guidelines.rendering import faults

KEY = f"own--{'a' * 40}-12345678"
NONCE = "x" * 22
SOMEBODY = 12345678901234567890
LONG = OwnText("*" * TITLE.most, "_" * GIST.most, "~\n" * 2000, "|" * WHAT.most)
VERSION = Version(10**17, 1, KEY, 10**6, State.WAITING, LONG, Words(), SOMEBODY, NOW, SOMEBODY, "*" * 400)
PROPOSAL = Proposal("*" * TITLE.most, "_\n" * (TEXT.most // 2), "~\n" * (SOURCE.most // 2))
SUGGESTION = Suggestion(
    10**17, SOMEBODY, "*" * 100, PROPOSAL, Fate.OPEN, SOMEBODY, "*" * 100, NOW, SOMEBODY, "*" * 400
)


@pytest.fixture(scope="module")
def services(taxonomy: Taxonomy, guidelines: Guidelines) -> Services:
    parts: dict[str, Any] = {"sentences": Sentences.load(SHIPPED), "taxonomy": taxonomy}
    return cast("Services", SimpleNamespace(**parts, guidelines=guidelines))


@pytest.fixture(scope="module")
def every_word(taxonomy: Taxonomy) -> Words:
    return Words(
        *(tuple(words) for words in (taxonomy.personas, taxonomy.phases, taxonomy.domains, taxonomy.topics))
    )


@pytest.mark.parametrize("wrong", [(), ("library-page-too-long",), ("statement-too-long", "library-no-step")])
def test_a_draft_keeps_the_limits(services: Services, every_word: Words, wrong: tuple[str, ...]) -> None:
    found = tuple(BadInput(one, most=1, heading="*" * 60, excess=1, field="text") for one in wrong)
    for words in (every_word, Words()):
        drafted = Drafted(Draft(10**17, KEY, LONG, words), found * 8)
        assert faults(views.draft(services, drafted, "en")) == []


def test_what_moderators_are_shown_keeps_the_limits(services: Services, guidelines: Guidelines) -> None:
    entry = replace(guidelines.get("require-sbom"), id=KEY, title=LONG.title, guild_id=1, credit="*" * 100)
    shown = Volume(entry, (VERSION,) * 100)
    for screen in (
        views.volume(services, shown, "en"),
        views.asking_to_retire(services, shown, "en"),
        views.published(services, Published(VERSION, entry, is_announced=True), "en"),
        views.published(services, Published(VERSION, None), "en"),
        views.suggested(services, Suggested(PROPOSAL, (BadInput("library-full", most=1),) * 9), "en"),
        views.suggested(services, Suggested(PROPOSAL), "en"),
        views.card(
            messages.announced(services.sentences, entry), [button(ids.opens_announced(KEY, NONCE), "x")]
        ),
    ):
        assert faults(screen) == []


@pytest.mark.parametrize("state", State)
def test_a_card_that_asks_for_consent_keeps_the_limits(services: Services, state: State) -> None:
    said = messages.version(services.sentences, replace(VERSION, state=state))
    buttons = [button(ids.decides(10**17, verb, NONCE), verb) for verb in ("consent", "refuse", "show")]
    assert faults(views.card(said, buttons)) == []


@pytest.mark.parametrize("fate", Fate)
def test_a_card_of_a_suggestion_keeps_the_limits(services: Services, fate: Fate) -> None:
    one = replace(SUGGESTION, fate=fate)
    buttons = [button(ids.answers(10**17, verb, NONCE), verb) for verb in ("accept", "decline")]
    assert faults(views.card(messages.suggestion(services.sentences, one), buttons)) == []
    if fate in (Fate.ACCEPTED, Fate.DECLINED):
        showing = button(ids.shows_suggestion(10**17, SOMEBODY, NONCE), "x")
        assert faults(views.card(messages.answered(services.sentences, one), [showing])) == []


async def test_the_forms_keep_the_limits(services: Services) -> None:
    async def nothing(_: object, __: str) -> None:
        """Take the reason."""

    for form in (
        GuidelineForm(services.sentences, "en", LONG, Subject(KEY)),
        GuidelineForm(services.sentences, "en", guideline_from(PROPOSAL), NEW),
        SuggestionForm(services.sentences, "en", PROPOSAL),
        ReasonForm(services.sentences, "en", nothing),
    ):
        payload = form.to_dict()
        assert len(payload["title"]) <= 45
        assert 1 <= len(payload["components"]) <= 5
        for label in payload["components"]:
            assert len(label["label"]) <= 45
            assert len(label["description"]) <= 100
            assert len(label["component"].get("value") or "") <= label["component"].get("max_length", 0)
