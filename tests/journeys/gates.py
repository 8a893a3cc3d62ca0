"""Discord's own onboarding, which simcord does not know: the feature of a server, the flags of members."""

from typing import Any

import pytest
from simcord.backend import serializers

from tests.journeys.newcomers import announce
from tests.journeys.town import Town

COMPLETED = 1 << 1


class Gates:
    """What simcord's payloads lack, added to them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.features: list[str] = []
        self.flags: dict[int, int] = {}
        guild_payload, member_payload = serializers.guild_create_payload, serializers.member_payload

        def with_features(*arguments: Any, **named: Any) -> Any:
            return {**guild_payload(*arguments, **named), "features": self.features}

        def with_flags(backend: Any, guild: Any, member: Any, **named: Any) -> Any:
            payload = member_payload(backend, guild, member, **named)
            return {**payload, "flags": self.flags.get(member.user_id, 0)}

        monkeypatch.setattr(serializers, "guild_create_payload", with_features)
        monkeypatch.setattr(serializers, "member_payload", with_flags)

    def complete(self, town: Town, user_id: int) -> None:
        """Let somebody complete the onboarding."""
        self.flags[user_id] = COMPLETED
        announce(town, "GUILD_MEMBER_UPDATE", user_id)

    def switch(self, town: Town, *, on: bool) -> None:
        """Switch the onboarding of the town on or off."""
        self.features = ["GUILD_ONBOARDING"] if on else []
        backend = town.env.backend
        backend.emit(
            "GUILD_UPDATE", serializers.guild_create_payload(backend, backend.get_guild(town.guild.id))
        )
