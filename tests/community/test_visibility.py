"""Others see what its owner made visible, and nothing else."""

from bot.community.people import Persona
from bot.community.profiles import ProfileChange
from bot.community.visibility import Part, ProfileView, Shown, in_order
from tests.community.conftest import GUILD, MONA, NORA, Server

FULL = ProfileView("Riga", "Pumps", "Riga", "Europe/Riga", ("lv",), ("water",), ("cloud",), ("meter",))


def test_each_part_is_private_until_it_is_made_visible() -> None:
    assert FULL.seen_by_others(()) == ProfileView()
    assert FULL.seen_by_others(tuple(Part)) == FULL
    for part in set(Part) - {Part.PERSONAS}:
        seen, nothing = FULL.seen_by_others((part,)), ProfileView()
        differing = [name for name in FULL.__slots__ if getattr(seen, name) != getattr(nothing, name)]
        assert differing == [part]


def test_parts_have_one_order_and_unknown_ones_are_dropped() -> None:
    assert in_order(["place", "gone", "personas"]) == (Part.PERSONAS, Part.PLACE)


async def test_owners_see_all_and_others_what_is_visible(server: Server) -> None:
    await server.joins(NORA)
    await server.accepts(NORA)
    await server.onboarding.choose_persona(GUILD, NORA, Persona.NGO)
    await server.profiles.update_profile(GUILD, NORA, ProfileChange(organisation="Riga", about="Pumps"))
    own, others = await see(server, NORA), await see(server, MONA)
    assert (own.personas, own.profile.about, own.is_own) == ({Persona.NGO}, "Pumps", True)
    assert not others.shows_something

    await server.profiles.make_visible(GUILD, NORA, (Part.ABOUT, Part.PERSONAS))
    others = await see(server, MONA)
    assert (others.personas, others.profile.about) == ({Persona.NGO}, "Pumps")
    assert others.profile.organisation is None


async def test_somebody_who_has_left_shows_nothing_and_somebody_unknown_neither(server: Server) -> None:
    await server.joins(NORA)
    await server.accepts(NORA)
    await server.profiles.update_profile(GUILD, NORA, ProfileChange(about="Pumps"))
    await server.profiles.make_visible(GUILD, NORA, tuple(Part))
    await server.arrivals.left(GUILD, NORA)
    assert not (await see(server, MONA)).shows_something
    assert not (await server.profiles.shown(GUILD, 999, MONA)).shows_something


async def see(server: Server, reader: int) -> Shown:
    return await server.profiles.shown(GUILD, NORA, reader)
