"""A quick answer is one request; a slow one is announced before Discord gives up."""

from typing import Any


async def test_a_quick_answer_is_one_request(place: Any) -> None:
    result = await place.mia.slash(place.channel, "panel")

    assert result.response.ephemeral
    assert not result.deferred
    assert [entry.path.split("/")[1] for entry in place.env.http_requests[-1:]] == ["interactions"]


async def test_a_slow_answer_is_announced_and_then_shown(place: Any) -> None:
    bot = place.env.bot
    result = await place.mia.slash(place.channel, "slow")
    assert result.deferred
    assert result.ephemeral

    bot.dispatch("slow_may_end")
    await place.env.settle()
    assert "panel" in str(result.response.components)
    assert result.followups == []


async def test_who_comes_second_to_a_claim_does_nothing(place: Any) -> None:
    place.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)

    result = await place.mia.slash(place.channel, "claim")

    assert place.env.bot.deeds == []
    assert result.followups == []


async def test_who_claims_does_it_and_says_so(place: Any) -> None:
    result = await place.mia.slash(place.channel, "claim")

    assert place.env.bot.deeds == ["done"]
    assert result.response.content == "done"


async def test_a_quick_turn_replaces_what_was_clicked_with_one_request(place: Any) -> None:
    panel = await place.mia.slash(place.channel, "panel")
    turned = await place.mia.click(panel.response, label="turn quick")

    assert turned.response.id == panel.response.id
    assert "turned quick" in str(panel.response.components)
    assert turned.followups == []
    assert [entry.path.split("/")[1] for entry in place.env.http_requests[-2:]] == ["interactions"] * 2


async def test_a_slow_turn_is_acknowledged_and_then_replaces_what_was_clicked(place: Any) -> None:
    panel = await place.mia.slash(place.channel, "panel")
    await place.mia.click(panel.response, label="turn slow")
    assert "turned" not in str(panel.response.components)

    place.env.bot.dispatch("slow_may_end")
    await place.env.settle()
    assert "turned slow" in str(panel.response.components)
