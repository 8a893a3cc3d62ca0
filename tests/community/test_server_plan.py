"""What has to be done in a server: rules without Discord."""

from dataclasses import replace

import pytest

from bot.community.server.blueprint import ORDER, Kind, Part, overwrites, parts
from bot.community.server.facts import (
    EVERYTHING,
    NOTHING,
    ChannelFacts,
    Overwrite,
    Permission,
    RoleFacts,
    ServerFacts,
)
from bot.community.server.plan import plan
from bot.community.settings import Holder, Purpose

GUILD, BOT, BOT_ROLE = 1, 2, 3
BOT_RIGHTS = Permission.MANAGE_ROLES | Permission.MANAGE_CHANNELS | Permission.VIEW_CHANNEL
EVERYONE = RoleFacts(GUILD, "@everyone", 0, Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)
CHANNELS = tuple(Part(Kind.CHANNEL, purpose, str(purpose)) for purpose in Purpose)
WANTED = parts({holder: holder.title() for holder in Holder}, {"water": "Water"}, CHANNELS)


def server(
    *roles: RoleFacts, channels: tuple[ChannelFacts, ...] = (), bot: Permission = EVERYTHING
) -> ServerFacts:
    own = RoleFacts(BOT_ROLE, "ssc-bot", 50, bot & ~Permission.ADMINISTRATOR, is_managed=True)
    return ServerFacts(
        GUILD,
        BOT,
        frozenset({BOT_ROLE}),
        {one.id: one for one in (EVERYONE, own, *roles)},
        {one.id: one for one in channels},
        channel_count=len(channels),
    )


def test_an_empty_server_needs_everything_in_this_order() -> None:
    found = plan(server(), {}, WANTED)
    assert found.create == WANTED
    assert [part.key for part in WANTED[: len(ORDER)]] == list(ORDER)
    assert (found.obstacles, found.missing) == ((), ())


def test_what_is_set_stays_and_what_was_deleted_is_made_again() -> None:
    facts = server(RoleFacts(10, "Whatever"))
    found = plan(facts, {(Kind.ROLE, "city"): 10, (Kind.ROLE, "vendor"): 11}, WANTED)
    assert [(one.part.key, one.discord_id) for one in found.present] == [("city", 10)]
    assert "vendor" in {part.key for part in found.create}


def test_a_role_of_another_bot_and_one_that_serves_already_are_no_namesakes() -> None:
    facts = server(RoleFacts(10, "City", is_managed=True), RoleFacts(11, "Vendor"))
    found = plan(facts, {(Kind.ROLE, "media"): 11}, WANTED)
    assert found.adopt == ()
    assert {"city", "vendor"} <= {part.key for part in found.create}


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (RoleFacts(10, "city", 60), "namesake-above"),
        (RoleFacts(10, "city", 5, Permission.MANAGE_ROLES), "namesake-dangerous"),
        (RoleFacts(10, "WATER", 5), "namesake-unmentionable"),
    ],
)
def test_an_unsafe_namesake_is_neither_used_nor_doubled(role: RoleFacts, name: str) -> None:
    found = plan(server(role), {}, WANTED)
    assert [one.name for one in found.obstacles] == [name]
    assert found.adopt == ()
    assert role.name.casefold() not in {part.name.casefold() for part in found.create}


def test_the_moderators_role_may_be_above_and_have_rights() -> None:
    found = plan(server(RoleFacts(10, "Moderator", 60, Permission.BAN_MEMBERS)), {}, WANTED)
    assert [one.discord_id for one in found.adopt] == [10]


def test_of_two_namesakes_the_one_that_fits_is_used() -> None:
    found = plan(server(RoleFacts(10, "City", 60), RoleFacts(11, "City", 4)), {}, WANTED)
    assert [one.discord_id for one in found.adopt] == [11]


def test_a_channel_the_bot_cannot_work_in_is_named_with_the_rights() -> None:
    shut = ChannelFacts(20, "welcome", {BOT_ROLE: Overwrite(deny=Permission.SEND_MESSAGES)})
    (problem,) = plan(server(channels=(shut,)), {}, WANTED).obstacles
    assert (problem.name, problem.rights) == ("namesake-closed", (Permission.SEND_MESSAGES,))


def test_lacking_rights_are_those_that_are_needed_to_make_what_is_missing() -> None:
    facts = server(bot=Permission.VIEW_CHANNEL)
    known = {(Kind.ROLE, str(holder)): GUILD for holder in Holder} | {(Kind.PING, "water"): GUILD}
    assert Permission.MANAGE_ROLES not in plan(facts, known, WANTED).missing
    assert Permission.MANAGE_CHANNELS in plan(facts, known, WANTED).missing
    assert Permission.MANAGE_ROLES in plan(facts, {}, WANTED).missing


def test_a_full_server_has_room_for_nothing_more() -> None:
    full = server(*(RoleFacts(100 + number, f"r{number}") for number in range(245)))
    found = plan(full, {}, WANTED)
    assert [part.key for part in found.create if part.kind is Kind.ROLE] == list(ORDER[:3])
    assert [(one.name, one.count) for one in found.obstacles] == [("no-room-for-roles", len(ORDER) + 1 - 3)]
    (problem,) = plan(replace(server(), channel_count=498), {}, WANTED).obstacles
    assert (problem.name, problem.count) == ("no-room-for-channels", 3)


def test_who_manages_roles_sees_the_moderation_channel_and_everyone_does_not() -> None:
    facts = server(RoleFacts(10, "Staff", 5, Permission.MANAGE_ROLES))
    said = overwrites(Purpose.MODERATION, facts, 11)
    assert {target for target, one in said.items() if Permission.VIEW_CHANNEL in one.allow} == {10, 11, BOT}
    assert said[GUILD].deny == Permission.VIEW_CHANNEL


def test_rights_follow_discords_order_everyone_then_roles_then_the_member() -> None:
    view = Permission.VIEW_CHANNEL
    facts = server(bot=view)
    channel = ChannelFacts(20, "x", {GUILD: Overwrite(deny=view), BOT_ROLE: Overwrite(allow=view)})
    assert view in facts.rights_in(channel)
    assert not facts.is_open(channel)
    hidden = replace(channel, overwrites={**channel.overwrites, BOT: Overwrite(deny=view)})
    assert facts.rights_in(hidden) == NOTHING
