"""Claiming deliveries and recording how attempts end, on both databases."""

from datetime import timedelta

from bot.database.engine import Database
from bot.delivery import outbox
from bot.delivery.budget import DIGEST_SIZE, Budget
from bot.delivery.ledger import LEASE, Ledger, Trouble
from bot.delivery.models import Action, State
from bot.delivery.parcel import Failed, Fault, Sent
from tests.delivery.planning import CHANNEL, GUILD, NOW, OTHER_CHANNEL, end, plan_post, rows, take


async def test_the_same_subject_is_planned_once(database: Database) -> None:
    assert await plan_post(database, "advisory:1")
    assert not await plan_post(database, "advisory:1")
    assert len(await rows(database)) == 1


async def test_a_lane_keeps_its_order_and_lanes_run_beside_each_other(database: Database) -> None:
    for subject, channel in (("a", CHANNEL), ("b", CHANNEL), ("c", OTHER_CHANNEL)):
        await plan_post(database, subject, channel)
    first = await take(database)
    assert [parcel.arguments["advisory"] for parcel in first] == ["a", "c"]
    assert await take(database) == []  # b waits for a
    await end(database, first[0], Sent(100))
    assert [parcel.arguments["advisory"] for parcel in await take(database)] == ["b"]


async def test_a_first_attempt_has_nothing_to_read_back(database: Database) -> None:
    await plan_post(database, "a")
    (parcel,) = await take(database)
    assert parcel.tried_before_at is None
    assert 0 < len(parcel.nonce) <= 25


async def test_an_attempt_that_never_ended_is_read_back_before_the_next(database: Database) -> None:
    await plan_post(database, "a")
    await take(database)  # and the process dies
    later = NOW + LEASE + timedelta(seconds=1)
    (parcel,) = await take(database, now=later)
    assert parcel.tried_before_at == NOW
    assert parcel.attempts == 2


async def test_an_unclear_end_is_read_back_and_a_clear_one_is_not(database: Database) -> None:
    await plan_post(database, "a")
    (parcel,) = await take(database)
    await end(database, parcel, Failed(Fault.UNCLEAR, "502"))
    (again,) = await take(database, now=NOW + timedelta(minutes=1))
    assert again.tried_before_at == NOW
    await end(database, again, Failed(Fault.FORBIDDEN, ""), now=NOW + timedelta(minutes=1))
    (third,) = await take(database, now=NOW + timedelta(hours=7))
    assert third.tried_before_at is None


async def test_a_forbidden_channel_is_a_trouble_once_and_keeps_everything(database: Database) -> None:
    for subject in ("a", "b"):
        await plan_post(database, subject)
    (parcel,) = await take(database)
    assert await end(database, parcel, Failed(Fault.FORBIDDEN, "")) == Trouble(
        Fault.FORBIDDEN, "a", GUILD, CHANNEL, None, None
    )
    (again,) = await take(database, now=NOW + timedelta(hours=1))
    assert await end(database, again, Failed(Fault.FORBIDDEN, "")) is None
    assert [row.state for row in await rows(database)] == [State.HELD, State.WAITING]


async def test_a_gone_channel_ends_its_whole_lane_and_no_other(database: Database) -> None:
    for subject, channel in (("a", CHANNEL), ("b", CHANNEL), ("c", OTHER_CHANNEL)):
        await plan_post(database, subject, channel)
    parcel, _ = await take(database)
    trouble = await end(database, parcel, Failed(Fault.CHANNEL_GONE, ""))
    assert trouble == Trouble(Fault.CHANNEL_GONE, "a", GUILD, CHANNEL, None, None)
    assert [(row.state, row.outcome) for row in await rows(database)] == [
        (State.DROPPED, "channel-gone"),
        (State.DROPPED, "channel-gone"),
        (State.WAITING, None),
    ]


async def test_released_deliveries_are_due_at_once(database: Database) -> None:
    await plan_post(database, "a")
    (parcel,) = await take(database)
    await end(database, parcel, Failed(Fault.FORBIDDEN, ""))
    assert await take(database) == []
    async with database.transaction() as session:
        assert await outbox.release(session, CHANNEL, NOW) == 1
    assert len(await take(database)) == 1


async def test_an_edit_acts_on_the_message_of_the_post(database: Database) -> None:
    await plan_post(database, "a")
    (parcel,) = await take(database)
    await end(database, parcel, Sent(777))
    async with database.transaction() as session:
        assert await outbox.edit(session, "a", "2", now=NOW)
        assert not await outbox.edit(session, "a", "2", now=NOW)
    (change,) = await take(database)
    assert (change.action, change.target_id, change.card) == (Action.EDIT, 777, "advisory")


async def test_a_post_that_was_not_begun_needs_no_edit(database: Database) -> None:
    await plan_post(database, "a")
    async with database.transaction() as session:
        assert not await outbox.edit(session, "a", "2", now=NOW)


async def test_an_edit_of_a_post_that_a_moderator_deleted_is_dropped(database: Database) -> None:
    await plan_post(database, "a")
    (parcel,) = await take(database)
    await end(database, parcel, Failed(Fault.MESSAGE_GONE, ""))  # a repeated nonce: said, and deleted since
    async with database.transaction() as session:
        await outbox.edit(session, "a", "2", now=NOW)
    assert await take(database) == []
    assert [row.state for row in await rows(database)] == [State.DONE, State.DROPPED]


async def test_above_the_budget_the_rest_is_gathered_in_digests(database: Database) -> None:
    ledger = Ledger(Budget(2, timedelta(seconds=600)), {"advisory": "advisory-digest"})
    count = 2 + DIGEST_SIZE + 3
    for number in range(count):
        await plan_post(database, f"{number:02}")
    said: list[object] = []
    while any(row.state == State.WAITING for row in await rows(database)):
        for parcel in await take(database, ledger):
            said += [item["advisory"] for item in parcel.arguments.get("items", [parcel.arguments])]
            await end(database, parcel, Sent(len(said)))
    assert said == [f"{number:02}" for number in range(count)]
    cards = [row.card for row in await rows(database) if row.state == State.DONE]
    assert cards == ["advisory"] * 2 + ["advisory-digest"] * 2


async def test_the_budget_comes_back_with_time(database: Database) -> None:
    ledger = Ledger(Budget(1, timedelta(seconds=600)), {"advisory": "advisory-digest"})
    await plan_post(database, "a")
    (parcel,) = await take(database, ledger)
    await end(database, parcel, Sent(1))
    await plan_post(database, "b")
    later = NOW + timedelta(seconds=601)
    assert [parcel.card for parcel in await take(database, ledger, now=later)] == ["advisory"]


async def test_an_edit_of_a_gathered_post_draws_its_digest_again(database: Database) -> None:
    ledger = Ledger(Budget(0, timedelta(seconds=600)), {"advisory": "advisory-digest"})
    await plan_post(database, "a")
    await take(database, ledger)
    (digest,) = await take(database, ledger)
    await end(database, digest, Sent(555))
    async with database.transaction() as session:
        await outbox.edit(session, "a", "2", now=NOW)
    (change,) = await take(database, ledger)
    assert (change.action, change.target_id, change.card) == (Action.EDIT, 555, "advisory-digest")


async def test_a_delivery_that_is_kept_aside_holds_nothing_up(database: Database) -> None:
    await plan_post(database, "a")
    await plan_post(database, "b")
    (parcel,) = await take(database)
    await end(database, parcel, Failed(Fault.INVALID, "50035"))
    assert [parcel.arguments["advisory"] for parcel in await take(database)] == ["b"]
    later = NOW + timedelta(hours=1)
    assert "a" in [parcel.arguments["advisory"] for parcel in await take(database, now=later)]
