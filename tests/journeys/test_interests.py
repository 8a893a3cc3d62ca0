"""Interests: picked in the panel, followed by roles, and pinged by advisories."""

from typing import Any

from tests.journeys.newcomers import accept_code, join, open_panel, open_step, roles_of, set_up
from tests.journeys.town import Town, text_of


async def pick(town: Town, person: Any, *domains: str) -> Any:
    """Pick interests in the panel; returns it."""
    panel = await open_panel(town, person)
    if "Read and accept" in text_of(panel):
        await accept_code(person, panel)
    await open_step(person, panel, "Interests")
    await person.select(panel, list(domains), custom_id=f"onboarding:interests:{town.guild.id}:pick")
    await town.work()
    return panel


async def ping_role(town: Town, domain: str) -> Any:
    """Make a ping role, as one click in /setup start does."""
    role = town.guild.create_role(f"{domain} ping")
    await town.application.services.interests.set_role(town.guild.id, domain, role.id)
    await town.work()
    return role


async def test_an_interest_brings_its_ping_role_and_dropping_it_takes_the_role(town: Town) -> None:
    await set_up(town)
    await ping_role(town, "water")
    nora = join(town, "nora")
    panel = await pick(town, nora, "water", "parking")
    assert roles_of(town, nora) == ["water ping"]
    text = text_of(panel)
    assert "You are pinged for: Parking, Water and wastewater" in text
    assert "no ping yet for: Parking." in text

    assert "no ping yet" not in text_of(await pick(town, nora, "water"))
    await pick(town, nora)
    assert roles_of(town, nora) == []
    assert "Which advisories ping you" in text_of(await open_panel(town, nora))


async def test_the_role_follows_when_the_server_gets_one(town: Town) -> None:
    await set_up(town)
    nora = join(town, "nora")
    await pick(town, nora, "parking")
    assert roles_of(town, nora) == []
    await ping_role(town, "parking")
    assert roles_of(town, nora) == ["parking ping"]
