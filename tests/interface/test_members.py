"""Members are not cached, and yet their changes are heard."""

from datetime import UTC, datetime
from typing import Any

import discord

from bot.interface.members import MemberChanged


async def test_the_change_of_an_uncached_member_is_heard(place: Any) -> None:
    heard: list[MemberChanged] = []

    async def on_member_changed(change: MemberChanged) -> None:
        heard.append(change)

    place.env.bot.add_listener(on_member_changed)
    assert place.env.bot.get_guild(place.guild.id).get_member(place.mia.id) is None
    place.env.backend.emit(
        "GUILD_MEMBER_UPDATE",
        {
            "guild_id": str(place.guild.id),
            "user": {
                "id": str(place.mia.id),
                "username": "mia",
                "global_name": "Mia",
                "discriminator": "0",
                "avatar": None,
            },
            "roles": ["11", "12"],
            "nick": None,
            "joined_at": "2026-01-02T03:04:05+00:00",
            "pending": False,
            "flags": 2,
        },
    )
    await place.env.settle()

    assert heard == [
        MemberChanged(
            guild_id=place.guild.id,
            member_id=place.mia.id,
            name="Mia",
            role_ids=frozenset({11, 12}),
            is_bot=False,
            is_pending=False,
            has_completed_onboarding=True,
            joined_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        )
    ]


async def test_the_bot_asks_for_no_more_than_it_needs(env: Any) -> None:
    assert env.bot.intents == discord.Intents(guilds=True, members=True)
    assert env.bot.allowed_mentions.to_dict() == {"parse": []}
    assert list(env.bot.cached_messages) == []
