"""What an attempt's answer means."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.faults import classify
from bot.delivery.models import Action, State
from bot.delivery.parcel import Failed, Fault, Sent
from bot.delivery.settlement import BROKEN_ATTEMPTS, LONGEST_HOLD, LONGEST_RETRY, settle

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_sent_message_is_done_and_keeps_its_id() -> None:
    end = settle(Action.POST, Sent(42), 1, NOW)
    assert (end.state, end.message_id, end.due_at) == (State.DONE, 42, None)


def test_an_unclear_attempt_is_tried_again_and_remembered_as_unclear() -> None:
    end = settle(Action.POST, Failed(Fault.UNCLEAR, "502"), 1, NOW)
    assert (end.state, end.unclear) == (State.WAITING, True)
    assert end.due_at is not None
    assert end.due_at > NOW


def test_retries_come_further_apart_up_to_a_limit() -> None:
    waits = [
        settle(Action.POST, Failed(Fault.UNCLEAR, ""), attempts, NOW).due_at for attempts in range(1, 60)
    ]
    assert waits == sorted(waits, key=lambda at: at or NOW)
    assert waits[-1] == NOW + LONGEST_RETRY


def test_the_time_that_discord_names_is_kept() -> None:
    end = settle(Action.POST, Failed(Fault.UNCLEAR, "429", retry_after=77.5), 1, NOW)
    assert end.due_at == NOW + timedelta(seconds=77.5)


def test_a_missing_right_holds_the_delivery_and_never_drops_it() -> None:
    end = settle(Action.POST, Failed(Fault.FORBIDDEN, ""), 1_000, NOW)
    assert (end.state, end.due_at, end.unclear) == (State.HELD, NOW + LONGEST_HOLD, False)


def test_what_could_not_be_read_back_stays_unclear_while_it_is_held() -> None:
    assert settle(Action.POST, Failed(Fault.FORBIDDEN, "", unread=True), 2, NOW).unclear


@pytest.mark.parametrize("fault", [Fault.CHANNEL_GONE, Fault.MEMBER_GONE, Fault.UNREACHABLE])
def test_what_can_never_be_done_is_dropped_with_its_reason(fault: Fault) -> None:
    end = settle(Action.POST, Failed(fault, ""), 1, NOW)
    assert (end.state, end.outcome) == (State.DROPPED, fault)


def test_a_repeated_nonce_of_a_deleted_message_counts_as_said() -> None:
    assert settle(Action.POST, Failed(Fault.MESSAGE_GONE, ""), 2, NOW).state is State.DONE


@pytest.mark.parametrize("action", [Action.EDIT, Action.REPLY])
def test_a_deleted_message_cannot_be_edited_or_answered(action: Action) -> None:
    assert settle(action, Failed(Fault.MESSAGE_GONE, ""), 1, NOW).state is State.DROPPED


def test_our_own_mistake_does_not_block_the_lane_for_ever() -> None:
    broken = Failed(Fault.BROKEN, "KeyError")
    assert settle(Action.POST, broken, 1, NOW).state is State.WAITING
    end = settle(Action.POST, broken, BROKEN_ATTEMPTS, NOW)
    assert (end.state, end.aside, end.unclear) == (State.HELD, True, True)


def test_what_discord_calls_invalid_is_kept_aside_and_not_lost() -> None:
    end = settle(Action.POST, Failed(Fault.INVALID, "50035"), 1, NOW)
    assert (end.state, end.aside, end.unclear) == (State.HELD, True, False)


@pytest.mark.parametrize(
    ("status", "code", "fault"),
    [
        (500, 0, Fault.UNCLEAR),
        (503, 0, Fault.UNCLEAR),
        (429, 0, Fault.UNCLEAR),
        (401, 0, Fault.UNCLEAR),
        (403, 50013, Fault.FORBIDDEN),
        (403, 50001, Fault.FORBIDDEN),
        (403, 0, Fault.FORBIDDEN),
        (400, 50083, Fault.FORBIDDEN),
        (404, 10003, Fault.CHANNEL_GONE),
        (404, 10008, Fault.MESSAGE_GONE),
        (400, 50035, Fault.INVALID),
    ],
)
def test_discords_refusals_are_told_apart(status: int, code: int, fault: Fault) -> None:
    assert classify(status, code) is fault
