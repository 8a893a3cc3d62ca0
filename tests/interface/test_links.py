"""A button that leads into another feature must be claimed there, by exactly one kind of action."""

import pytest

from bot.interface import links
from tests.conventions.test_custom_ids import ACTIONS, pattern

NONCE = "x" * 22


@pytest.mark.parametrize(
    ("custom_id", "claimed_by"),
    [
        (links.help_with(10**17, NONCE), "cogs.matchmaking.forms.AskButton"),
        (links.help_with(1, ""), "cogs.matchmaking.forms.AskButton"),
        (links.guideline("no-shared-default-passwords"), "cogs.guidelines.actions.pages.OpenEntry"),
        (links.advisory(10**17), "cogs.advisories.views.DetailsButton"),
    ],
)
def test_a_link_is_claimed_by_the_feature_it_leads_to(custom_id: str, claimed_by: str) -> None:
    claims = [
        f"{kind.__module__}.{kind.__qualname__}" for kind in ACTIONS if pattern(kind).fullmatch(custom_id)
    ]
    assert claims == [claimed_by]
    assert len(custom_id) <= 100
