"""The numbers a server decides on."""

from dataclasses import fields

import pytest

from bot.community.rules import BOUNDS, Rules
from bot.errors import BadInput
from tests.community.conftest import GUILD, Server


async def test_who_never_decided_has_the_defaults(server: Server) -> None:
    assert await server.community.rules(GUILD) == Rules()
    assert (Rules().flood_joins, Rules().flood_window.total_seconds()) == (10, 10)


async def test_a_decision_holds_for_one_server_and_the_last_one_counts(server: Server) -> None:
    await server.community.change_rules(GUILD, {"reapply_days": 3, "flood_joins": 5})
    await server.community.change_rules(GUILD, {"reapply_days": 7})
    assert await server.community.rules(GUILD) == Rules(flood_joins=5, reapply_days=7)
    assert await server.community.rules(GUILD + 1) == Rules()


async def test_a_number_out_of_bounds_changes_nothing(server: Server) -> None:
    with pytest.raises(BadInput) as refused:
        await server.community.change_rules(GUILD, {"flood_joins": 5, "reapply_days": 999})
    assert refused.value.arguments == {"rule": "reapply_days", "least": 0, "most": 365}
    assert await server.community.rules(GUILD) == Rules()


def test_every_rule_has_bounds_and_a_default_within_them() -> None:
    assert [field.name for field in fields(Rules)] == list(BOUNDS)
    for name, bounds in BOUNDS.items():
        assert bounds.least <= getattr(Rules(), name) <= bounds.most
