"""Newcomers as the town sees them: welcomed when they are really in, together when many come at once."""

from tests.journeys.gates import Gates
from tests.journeys.newcomers import accept_rules, join, restarted, set_up
from tests.journeys.passing import clock, pass_time
from tests.journeys.town import Town

__all__ = ["clock"]  # the bot's clock is the town's here

MINUTE, HOUR = 60, 3600


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


async def test_a_flood_is_welcomed_together_and_moderators_hear_of_it_once(town: Town) -> None:
    await set_up(town)
    await pass_time(town, HOUR)
    people = [join(town, f"person{number}") for number in range(25)]
    assert len(await welcomes(town)) == 10
    (alert,) = town.posts(town.moderation)
    assert "**25** joins" in alert
    assert "Accounts: 25 younger than a day" in alert
    assert "It goes on" in alert

    async with restarted(town):
        people += [join(town, f"late{number}") for number in range(5)]
        await town.env.settle()
        await pass_time(town, MINUTE, steps=4)
        single, together = town.posts(town.everyone)[:10], town.posts(town.everyone)[10:]
        assert len(together) == 1
        said = "\n".join([*single, *together])
        assert [said.count(person.mention) for person in people] == [1] * 30

        await pass_time(town, 10 * MINUTE, steps=5)
        (alert,) = town.posts(town.moderation)
        assert "**30** joins" in alert
        assert "It is over" in alert
        await town.mona.click(town.moderation.last_message, label="Count again")
        assert "**30** joins" in town.posts(town.moderation)[0]

        await pass_time(town, HOUR)
        for number in range(11):
            join(town, f"again{number}")
        await town.env.settle()
        await town.work()
        assert len(town.posts(town.moderation)) == 2
