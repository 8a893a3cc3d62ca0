"""The directory finds who chose to be listed, by what they made visible, and nobody else."""

import pytest
from sqlalchemy import text, update

from bot.community.directory import PER_PAGE, Directory, Page
from bot.community.directory_index import Wanted
from bot.community.models import Person
from bot.community.people import Persona
from bot.community.profiles import ProfileChange
from bot.community.visibility import Part
from bot.errors import NotAllowed
from tests.community.conftest import GUILD, MILA, MONA, NORA, Server

EVERYTHING = tuple(Part)


async def settle(server: Server, user_id: int, name: str, *parts: Part, **told: object) -> None:
    """Take somebody in, with a profile of which these parts are visible, and list them."""
    await server.joins(user_id)
    await server.accepts(user_id)
    await server.profiles.update_profile(GUILD, user_id, ProfileChange(**told))  # type: ignore[arg-type] - parts of it
    await server.profiles.make_visible(GUILD, user_id, parts)
    await server.profiles.list_member(GUILD, user_id, name, is_listed=True)


@pytest.fixture
async def town(server: Server) -> Server:
    """A server with three people in its directory."""
    await settle(server, NORA, "Nora Bērziņa", *EVERYTHING, organisation="City of Riga", domains=("traffic",))
    await settle(server, MONA, "Mona Lind", *EVERYTHING, organisation="Pumpworks", about="Valves and pumps")
    await settle(server, MILA, "Mila Novák", Part.PLACE, organisation="Secret Lab", place="Riga")
    return server


async def found(server: Server, query: str = "", **filters: object) -> list[int]:
    page = await server.directory.people(GUILD, Wanted(query, **filters))  # type: ignore[arg-type] - filters of it
    return [one.user_id for one in page.people]


async def test_without_words_everybody_listed_is_shown_by_name(town: Server) -> None:
    assert await found(town) == [MILA, MONA, NORA]


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("Nora", [NORA]),
        ("berzina", [NORA]),
        ("Bezrina", [NORA]),  # mistyped
        ("city of riga", [NORA]),
        ("pumpwroks", [MONA]),  # mistyped
        ("pum", [MONA]),  # begun
        ("traffic", [NORA]),
        ("valve", [MONA]),
        ("riga", [NORA, MILA]),  # an organisation's name says more than a place
        ("riga zebra", [NORA, MILA]),  # nobody has both
        ("secret", []),  # not visible
        ("xyzzy", []),
    ],
)
async def test_people_are_found_by_what_they_made_visible(
    town: Server, query: str, people: list[int]
) -> None:
    assert await found(town, query) == people


async def test_personas_and_domains_narrow_it_down_if_they_are_visible(town: Server) -> None:
    for user_id in (MONA, MILA):
        await town.onboarding.choose_persona(GUILD, user_id, Persona.MEDIA)
    assert await found(town, persona=Persona.MEDIA) == [MONA]
    assert await found(town, domain="traffic") == [NORA]
    assert await found(town, "mona", domain="traffic") == []
    (mona,) = (await town.directory.people(GUILD, Wanted("mona"))).people
    (mila,) = (await town.directory.people(GUILD, Wanted("mila"))).people
    assert (mona.personas, mila.personas) == ({Persona.MEDIA}, frozenset())


async def test_what_changes_is_found_at_once_and_by_another_process_too(town: Server) -> None:
    other = Directory(town.database, town.taxonomy)
    assert (await other.people(GUILD, Wanted("pumpworks"))).total == 1
    assert await found(town, "pumpworks") == [MONA]
    await town.profiles.update_profile(GUILD, MONA, ProfileChange(organisation="Gateworks"))
    for directory in (town.directory, other):
        assert (await directory.people(GUILD, Wanted("pumpworks"))).total == 0
        (mona,) = (await directory.people(GUILD, Wanted("gateworks"))).people
        assert mona.profile.organisation == "Gateworks"
    await town.profiles.make_visible(GUILD, MONA, (Part.ABOUT,))
    assert await found(town, "gateworks") == []


async def test_who_left_the_directory_or_the_server_or_was_erased_is_found_by_nobody(town: Server) -> None:
    assert len(await found(town)) == 3
    await town.profiles.list_member(GUILD, MONA, "Mona Lind", is_listed=False)
    assert await found(town) == [MILA, NORA]
    await town.arrivals.left(GUILD, MILA)
    assert await found(town) == [NORA]
    async with town.database.transaction() as session:
        await session.execute(update(Person).where(Person.user_id == NORA).values(user_id=None))
    assert await found(town) == []
    assert (await town.directory.organisations(GUILD, Wanted())).organisations == ()


async def test_who_returns_is_in_the_directory_again(town: Server) -> None:
    await town.arrivals.left(GUILD, NORA)
    await town.joins(NORA, day=1)
    assert NORA in await found(town)


async def test_a_directory_belongs_to_one_server(town: Server) -> None:
    assert (await town.directory.people(GUILD + 1, Wanted())).people == ()


async def test_organisations_are_shown_with_their_people(town: Server) -> None:
    await settle(town, 200, "Max", Part.ORGANISATION, organisation="city of RIGA")
    page = await town.directory.organisations(GUILD, Wanted())
    assert [(one.name, one.user_ids) for one in page.organisations] == [
        ("city of RIGA", (200, NORA)),
        ("Pumpworks", (MONA,)),
    ]


async def test_pages_hold_a_few_and_a_page_too_far_is_the_last(server: Server) -> None:
    for number in range(PER_PAGE + 2):
        await settle(server, 300 + number, f"Member {number}")
    pages: list[Page] = [await server.directory.people(GUILD, Wanted(), number) for number in (0, 1, 9)]
    assert [len(page.people) for page in pages] == [PER_PAGE, 2, 2]
    assert [(page.number, page.pages, page.total) for page in pages] == [(0, 2, 7), (1, 2, 7), (1, 2, 7)]


async def test_a_new_name_is_shown_for_those_who_are_listed_and_kept_for_nobody_else(town: Server) -> None:
    await town.directory.renamed(GUILD, NORA, "Eleonora")
    assert await found(town, "eleonora") == [NORA]
    await town.profiles.list_member(GUILD, NORA, "Eleonora", is_listed=False)
    await town.directory.renamed(GUILD, NORA, "Nora again")
    async with town.database.reading() as session:
        names = await session.scalars(text("SELECT name FROM listing WHERE is_listed IS NOT TRUE"))
        assert list(names) == [None]


async def test_names_are_encrypted(town: Server) -> None:
    async with town.database.reading() as session:
        names = list(await session.scalars(text("SELECT name FROM listing")))
    assert names
    assert "Mona" not in str(names)


async def test_nobody_is_listed_before_the_code_is_accepted(server: Server) -> None:
    with pytest.raises(NotAllowed):
        await server.profiles.list_member(GUILD, NORA, "Nora", is_listed=True)
    with pytest.raises(NotAllowed):
        await server.profiles.make_visible(GUILD, NORA, EVERYTHING)


async def test_decisions_on_who_sees_what_are_audited_with_before_and_after(town: Server) -> None:
    await town.profiles.make_visible(GUILD, MILA, (Part.PLACE, Part.ORGANISATION))
    await town.profiles.make_visible(GUILD, MILA, (Part.ORGANISATION, Part.PLACE))
    await town.profiles.list_member(GUILD, MILA, "Mila", is_listed=False)
    entries = [entry for entry in await town.audit() if entry.action.endswith("-changed")][-2:]
    assert [(one.action, one.before, one.after) for one in entries] == [
        ("visibility-changed", {"visible": "place"}, {"visible": "organisation, place"}),
        ("listing-changed", {"listed": 1}, {"listed": 0}),
    ]
