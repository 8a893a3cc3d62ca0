"""Interests: picked in the panel, followed by roles, and pinged by advisories."""

from types import SimpleNamespace
from typing import Any

from tests.journeys.newcomers import accept_code, join, open_panel, open_step, roles_of, set_up
from tests.journeys.town import Town, advisory, feed, text_of
from tests.wire.feeds import FeedServer


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


def about_water(number: str) -> SimpleNamespace:
    """Return an advisory that concerns water, and nothing else that somebody here is interested in."""
    return advisory(number, title="Acme pumping station controller")


async def publish(town: Town, feeds: FeedServer, *items: SimpleNamespace) -> None:
    """Let the feed that the advisories channel follows hold these items now."""
    if not feeds.requests:
        feeds.publish("/water.xml", feed())
        source = feeds.url("/water.xml")
        await town.mona.slash(town.everyone, "feed add", source=source, channel=town.advisories)
    feeds.publish("/water.xml", feed(*items))
    await town.work()


def pinged(message: Any) -> list[int]:
    return sorted(role.id for role in message.role_mentions)


async def test_an_advisory_pings_the_roles_of_the_domains_it_concerns(town: Town, feeds: FeedServer) -> None:
    roles = {domain: await ping_role(town, domain) for domain in ("water", "parking")}
    await publish(town, feeds, about_water("ICSA-26-001-01"))
    (card,) = town.advisories.history()
    assert pinged(card) == [roles["water"].id]
    assert f"<@&{roles['water'].id}>" in text_of(card)
    assert str(roles["parking"].id) not in text_of(card)


async def test_a_rules_own_role_is_pinged_once_beside_them(town: Town, feeds: FeedServer) -> None:
    water = await ping_role(town, "water")
    feeds.publish("/other.xml", feed())
    followed = {"source": feeds.url("/other.xml"), "channel": town.advisories, "ping-role": water}
    await town.mona.slash(town.everyone, "feed add", **followed)
    feeds.publish("/other.xml", feed(about_water("ICSA-26-001-01")))
    await town.work()
    (card,) = town.advisories.history()
    assert pinged(card) == [water.id]
    assert text_of(card).count(f"<@&{water.id}>") == 1


async def test_neither_a_revision_nor_its_answer_pings(town: Town, feeds: FeedServer) -> None:
    await ping_role(town, "water")
    first = about_water("ICSA-26-001-01")
    first.cvss = "4.0"
    await publish(town, feeds, first)
    worse = about_water("ICSA-26-001-01")
    await publish(town, feeds, worse)
    card, answer = town.advisories.history()
    assert "High" in text_of(card)
    assert "<@&" not in text_of(answer)
    assert pinged(answer) == []


async def test_a_server_without_ping_roles_hears_no_ping(town: Town, feeds: FeedServer) -> None:
    await publish(town, feeds, about_water("ICSA-26-001-01"))
    (card,) = town.advisories.history()
    assert pinged(card) == []
    assert "<@&" not in text_of(card)
