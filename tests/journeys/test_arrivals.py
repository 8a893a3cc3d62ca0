"""Newcomers as the town sees them: welcomed when they are really in."""

from tests.journeys.gates import Gates
from tests.journeys.newcomers import accept_rules, join, restarted, set_up
from tests.journeys.town import Town


async def welcomes(town: Town) -> list[str]:
    await town.env.settle()
    await town.work()
    return town.posts(town.everyone)


async def test_the_welcome_waits_for_the_rules_and_for_discords_own_onboarding(
    town: Town, gates: Gates
) -> None:
    gates.switch(town, on=True)
    await set_up(town)
    nora = join(town, "nora", pending=True)
    assert await welcomes(town) == []
    accept_rules(town, nora)
    assert await welcomes(town) == []
    async with restarted(town):
        gates.complete(town, nora.id)
        (welcome,) = await welcomes(town)
        assert welcome.startswith(f"Welcome, {nora.mention}!")
        gates.complete(town, nora.id)
        accept_rules(town, nora)
        assert len(await welcomes(town)) == 1
