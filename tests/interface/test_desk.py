"""Every door of the error desk: what the member sees, and what the log holds under the same reference."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
import simcord

from bot.errors import Conflict
from bot.interface.desk import ALPHABET, ErrorDesk
from bot.sentences import Sentences

UNEXPECTED = "Something went wrong on our side. Nothing was changed; please try again."
REFUSAL = "You have 3 left."
REPLY = re.compile(rf"(?P<sentence>.+)\n-# Reference (?P<reference>[{ALPHABET}]{{6}})")

Fail = Callable[[Any, str], Awaitable[simcord.InteractionResult]]


async def by_command(place: Any, how: str) -> simcord.InteractionResult:
    return await place.mia.slash(place.channel, "fail", how=how)


async def by_deferred_command(place: Any, how: str) -> simcord.InteractionResult:
    return await place.mia.slash(place.channel, "fail", how=how, late=True)


async def by_button(place: Any, how: str) -> simcord.InteractionResult:
    panel = await place.mia.slash(place.channel, "panel")
    return await place.mia.click(panel.response, label=f"press {how}")


async def by_select(place: Any, how: str) -> simcord.InteractionResult:
    panel = await place.mia.slash(place.channel, "panel")
    return await place.mia.select(panel.response, [how], custom_id="doors:pick")


async def by_form(place: Any, how: str) -> simcord.InteractionResult:
    shown = await place.mia.slash(place.channel, "form")
    return await place.mia.submit_modal(shown, {"how": how})


DOORS = pytest.mark.parametrize("door", [by_command, by_deferred_command, by_button, by_select, by_form])


def reply_of(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    replies = [message for message in (result.response, *result.followups) if message is not None]
    assert len(replies) == 1
    return replies[0]


def reference_in(reply: simcord.ResponseMessage, sentence: str) -> str:
    match = REPLY.fullmatch(reply.content)
    assert match is not None, reply.content
    assert match["sentence"] == sentence
    assert reply.ephemeral
    return match["reference"]


@DOORS
async def test_an_unexpected_failure_ends_in_one_sentence_and_a_traceback(
    place: Any, records: Any, door: Fail
) -> None:
    result = await door(place, "unexpected")

    reference = reference_in(reply_of(result), UNEXPECTED)
    (record,) = [record for record in records if record.get("reference") == reference]
    assert record["log_level"] == "error"
    assert str(record["exc_info"]) == "the cause"
    assert record["exc_info"].__traceback__ is not None


@DOORS
async def test_an_expected_failure_says_its_own_sentence_without_traceback(
    place: Any, records: Any, door: Fail
) -> None:
    result = await door(place, "expected")

    reference = reference_in(reply_of(result), REFUSAL)
    (record,) = [record for record in records if record.get("reference") == reference]
    assert record["log_level"] == "info"
    assert record["why"] == "test-refusal"
    assert "exc_info" not in record


async def test_a_button_whose_id_cannot_be_read_ends_at_the_desk(place: Any, records: Any) -> None:
    result = await by_button(place, "unreadable")

    reference = reference_in(reply_of(result), UNEXPECTED)
    assert [str(record["exc_info"]) for record in records if record.get("reference") == reference] == [
        "unreadable"
    ]


async def test_buttons_and_selects_that_work_say_so_after_a_restart(place: Any, make_bot: Any) -> None:
    panel = await place.mia.slash(place.channel, "panel")
    await place.env.restart_bot(make_bot())

    pressed = await place.mia.click(panel.response, label="press fine")
    picked = await place.mia.select(panel.response, ["fine"], custom_id="doors:pick")

    assert reply_of(pressed).content == "pressed"
    assert reply_of(picked).content == "picked fine"


async def test_a_button_of_an_older_version_is_answered(place: Any) -> None:
    panel = await place.mia.slash(place.channel, "panel")

    result = await place.mia.click(panel.response, label="dead")

    reference_in(
        reply_of(result), "This button or form is no longer in use. Run the command again to get a new one."
    )


async def test_a_form_that_was_open_during_a_restart_is_answered(place: Any, make_bot: Any) -> None:
    shown = await place.mia.slash(place.channel, "form")
    await place.env.restart_bot(make_bot())

    result = await place.mia.submit_modal(shown, {"how": "fine"})

    reference_in(
        reply_of(result), "This button or form is no longer in use. Run the command again to get a new one."
    )


async def test_a_form_that_works_is_answered_once(place: Any) -> None:
    result = await by_form(place, "fine")

    assert reply_of(result).content == "submitted"


async def test_a_failing_autocomplete_offers_nothing_and_is_logged(place: Any, records: Any) -> None:
    choices = await place.ada.autocomplete(place.channel, "staff moderate", "thing", "unexpected")

    assert choices == []
    assert [str(record["exc_info"]) for record in records if record["log_level"] == "error"] == ["the cause"]


async def test_choices_that_come_too_late_are_no_failure(
    place: Any, records: Any, caplog: pytest.LogCaptureFixture
) -> None:
    place.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=None)

    with suppress(simcord.SetupError):
        await place.ada.autocomplete(place.channel, "staff moderate", "thing", "s")

    assert [record["log_level"] for record in records] == ["info"]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_failing_listener_is_logged_with_its_event(place: Any, records: Any) -> None:
    place.env.bot.dispatch("alarm")
    await place.env.settle()

    (record,) = [record for record in records if record["log_level"] == "error"]
    assert (record["door"], record["event"]) == ("listener", "failed")
    assert record["listens_to"] == "on_alarm"
    assert str(record["exc_info"]) == "the listener's cause"


@pytest.mark.parametrize("code", [10062, 40060])
async def test_who_loses_the_race_for_an_interaction_keeps_silent(
    place: Any, records: Any, code: int
) -> None:
    place.env.inject_error("POST", "/interactions/*/callback", status=400, code=code)

    result = await place.mia.slash(place.channel, "panel")

    assert result.response is None
    assert result.followups == []
    assert [record["log_level"] for record in records if record["log_level"] != "debug"] == ["info"]


async def test_discord_failing_during_the_reply_does_not_escape(place: Any, records: Any) -> None:
    place.env.inject_error("POST", "/interactions/*/callback", status=500, times=None)

    await place.mia.slash(place.channel, "fail", how="expected")

    assert [record["event"] for record in records if record["log_level"] == "warning"] == [
        "a failure was not told"
    ]


def test_a_report_for_background_work_has_sentence_and_reference(sentences: Sentences, records: Any) -> None:
    report = ErrorDesk(sentences).report(Conflict("test-refusal", count=2), "worker", locale="es-ES", feed=7)

    assert report.sentence == "You have 2 left."
    assert (records[0]["reference"], records[0]["feed"], records[0]["door"]) == (
        report.reference,
        7,
        "worker",
    )


def test_a_failure_without_a_sentence_is_an_unexpected_one(sentences: Sentences, records: Any) -> None:
    report = ErrorDesk(sentences).report(Conflict("nobody-wrote-this"), "worker")

    assert report.sentence == UNEXPECTED
    assert records[0]["log_level"] == "error"
