import pytest

from bot.community.server.blueprint import Kind, Part
from bot.community.server.facts import Permission, RoleFacts, ServerFacts
from bot.community.settings import Purpose
from bot.interface.builder import body_of
from tests.wire.discord.openapi import DESCRIPTION, Description

MESSAGE = "/channels/1/messages"


@pytest.fixture
def published() -> Description:
    found = Description.load()
    if found is None:
        pytest.skip(f"request bodies are not checked: there is no {DESCRIPTION.name} in ../shared/discord")
    return found


def test_request_bodies_are_checked_against_the_published_description(published: Description) -> None:
    assert (
        published.violation("POST", MESSAGE, {"content": "x", "nonce": "a" * 25, "enforce_nonce": True})
        is None
    )
    assert published.violation("POST", "/users/@me/channels", {"recipient_id": 5}) is None
    assert "$.nonce" in str(published.violation("POST", MESSAGE, {"nonce": "a" * 26}))
    assert "$.components" in str(published.violation("POST", MESSAGE, {"components": [{"type": 99}]}))
    assert "no such operation" in str(published.violation("POST", "/nowhere", {}))


def test_what_setup_start_asks_for_is_as_described(published: Description) -> None:
    moderators = RoleFacts(4, "Moderator", 2, Permission.MANAGE_ROLES)
    facts = ServerFacts(1, 2, frozenset({3}), {1: RoleFacts(1, "@everyone", 0), 4: moderators}, {})
    channels = [Part(Kind.CHANNEL, purpose, str(purpose), "What it is for.") for purpose in Purpose]
    for path, parts in (
        ("/guilds/1/channels", channels),
        ("/guilds/1/roles", [Part(Kind.PING, "water", "Water")]),
    ):
        assert [published.violation("POST", path, body_of(facts, part, 5)) for part in parts] == [None] * len(
            parts
        )
