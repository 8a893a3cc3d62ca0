"""People who join: two-step joins, lost roles and a thousand joins at once, over real HTTP and WebSocket."""

import asyncio
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.database.urls import sqlite_path
from tests.wire.city import City
from tests.wire.discord.acts import COMPLETED_ONBOARDING
from tests.wire.discord.components import visible_text, walk
from tests.wire.process import BotProcess

MENTION = re.compile(r"<@(\d+)>")


@dataclass
class Gate:
    """A running bot with channels to welcome and to moderate in, and a role for members."""

    city: City
    bot: BotProcess

    def __post_init__(self) -> None:
        self.server, self.guild = self.city.server, self.city.guild
        self.moderation = self.server.add_channel(self.guild, "moderation")
        self.role = self.server.add_role(self.guild, "Members")

    async def set_up(self) -> None:
        """Choose the channels and the role, as an administrator does."""
        await self.bot.start_to_ready()
        for purpose, channel in (("welcome", self.city.general), ("moderation", self.moderation)):
            chosen = {"purpose": purpose, "channel": channel}
            await self.city.says(self.city.administrator, "setup channel", chosen)
        chosen = {"for": "member", "role": self.role}
        await self.city.says(self.city.administrator, "setup role", chosen)

    def named(self) -> Counter[int]:
        """Count how often each person is named in the welcomes."""
        texts = [visible_text(post) for post in self.server.messages(self.city.general)]
        return Counter(int(user) for text in texts for user in MENTION.findall(text))

    async def accept_code(self, user_id: int) -> None:
        """Go through the first step of /start."""
        panel = await self.city.says(user_id, "start")
        for label in ("Read and accept", "I accept"):
            assert panel.original is not None
            buttons = [one for one in walk(panel.original["components"]) if one.get("label") == label]
            await self.server.interactions.click(panel.original, buttons[0]["custom_id"], by=user_id)

    def has_role(self, user_id: int) -> bool:
        """Tell whether somebody has the role of members."""
        return str(self.role) in self.guild.member(user_id)["roles"]


@pytest.fixture
async def gate(city: City, bot_process: Callable[..., BotProcess]) -> Gate:
    """A gate that is set up."""
    made = Gate(city, bot_process())
    await made.set_up()
    return made


async def test_the_welcome_comes_after_rules_and_onboarding(gate: Gate) -> None:
    server, guild = gate.server, gate.guild
    server.switch_onboarding(guild, on=True)
    await gate.bot.until(lambda: any("/onboarding" in one.path for one in server.requests))
    nora = server.add_member(guild, "Nora", pending=True)
    server.change_member(guild, nora, pending=False)
    await gate.bot.kill()
    await gate.bot.restart()
    assert gate.named()[nora] == 0
    server.change_member(guild, nora, flags=COMPLETED_ONBOARDING)
    server.change_member(guild, nora, flags=COMPLETED_ONBOARDING, nick="N")
    await gate.bot.until(lambda: gate.named()[nora] == 1, what="the welcome")


async def test_who_waited_is_in_when_the_onboarding_is_switched_off_during_a_downtime(gate: Gate) -> None:
    server, guild = gate.server, gate.guild
    server.switch_onboarding(guild, on=True)
    await gate.bot.until(lambda: any("/onboarding" in one.path for one in server.requests))
    nora = server.add_member(guild, "Nora")
    await gate.bot.kill()
    server.switch_onboarding(guild, on=False)
    late = server.add_member(guild, "Late")
    await gate.bot.restart()
    await gate.bot.until(lambda: gate.named()[nora] == gate.named()[late] == 1, what="both welcomes")


async def test_a_role_that_a_person_takes_stays_away_and_one_that_a_bot_takes_comes_back(gate: Gate) -> None:
    server, guild = gate.server, gate.guild
    nora, nils = server.add_member(guild, "Nora"), server.add_member(guild, "Nils")
    robot = int(server.world.new_user("cleaner", bot=True)["id"])
    for user_id in (nora, nils):
        await gate.accept_code(user_id)
    await gate.bot.until(lambda: gate.has_role(nora) and gate.has_role(nils), what="both roles")
    server.set_roles(guild.id, nora, [], by=gate.city.moderator)
    server.set_roles(guild.id, nils, [], by=robot)
    await gate.bot.until(lambda: gate.has_role(nils), what="the role that was wiped")
    assert not gate.has_role(nora)
    restored = [one for one in guild.audit_log if one["user_id"] == str(server.world.bot_id)]
    assert [one["target_id"] for one in restored].count(str(nils)) == 2
    await gate.bot.kill()
    await gate.bot.restart()
    await gate.bot.until(lambda: any("/audit-logs" in one.path for one in server.requests))
    assert not gate.has_role(nora)


async def test_a_thousand_joins_in_ten_seconds_end_in_a_thousand_right_states(gate: Gate) -> None:
    server, guild = gate.server, gate.guild
    known = [server.add_member(guild, f"Known {number}") for number in range(8)]
    for user_id in known:
        await gate.accept_code(user_id)
    await gate.bot.until(lambda: all(map(gate.has_role, known)) and len(gate.named()) == 8, what="members")
    for user_id in known:
        server.leave(guild, user_id)
    before, began = len(server.requests), time.monotonic()
    pending = [server.add_member(guild, f"Pending {number}", pending=True) for number in range(100)]
    people: list[int] = []
    for number in range(892):
        people.append(server.add_member(guild, f"Person {number}"))
        if number % 100 == 0:
            await asyncio.sleep(0.5)
    for user_id in known:
        server.join(guild, user_id)
    assert time.monotonic() - began < 10
    accepted = pending[:50]
    for user_id in accepted:
        server.change_member(guild, user_id, pending=False)
    expected = {*people, *accepted, *known}
    await gate.bot.until(lambda: set(gate.named()) == expected, 150, "everybody's welcome")
    await gate.bot.until(lambda: all(map(gate.has_role, known)), what="the roles of those who returned")

    assert set(gate.named().values()) == {1}
    asked = server.requests[before:]
    welcomes = [
        one
        for one in asked
        if one.method == "POST" and one.path.startswith(f"/channels/{gate.city.general}/")
    ]
    assert len(welcomes) <= 10 + 13
    pinged = [user for one in welcomes for user in one.body["allowed_mentions"].get("users") or ()]
    assert len(pinged) == len(set(pinged)) <= 10
    (alert,) = server.messages(gate.moderation)
    assert "Many people join at once" in visible_text(alert)
    assert server.global_limit.peak() <= server.global_limit.limit
    assert [f"{one.method} {one.path}" for one in asked if one.status in (401, 403, 429)] == []
    states = states_of(gate.bot)
    everybody = (*people, *pending, *known)
    assert {user: states.get(user) for user in everybody} == {
        user: (user in expected, True) for user in everybody
    }


def states_of(bot: BotProcess) -> dict[int, tuple[bool, bool]]:
    """Read from the bot's database who was welcomed and who is here, by Discord's ids."""
    query = """SELECT person.user_id, welcomed_at IS NOT NULL, left_at IS NULL
        FROM membership JOIN person ON person.id = person_id"""
    with sqlite3.connect(sqlite_path(bot.environment["DATABASE_URL"])) as database:
        return {user: (bool(welcomed), bool(here)) for user, welcomed, here in database.execute(query)}
