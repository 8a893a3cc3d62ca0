import pytest

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
