"""/profile and /directory: what members show of themselves, and whom they find."""

from typing import Any

from tests.journeys.newcomers import accept_code, choose, join, open_panel, open_step, restarted, shown
from tests.journeys.town import Town, said, text_of


async def introduce(town: Town, person: Any, **texts: str) -> Any:
    """Accept the code and tell of oneself; returns the panel, at the step of the directory."""
    panel = await open_panel(town, person)
    await accept_code(person, panel)
    await open_step(person, panel, "Profile")
    form = await person.click(panel, label="Tell about yourself")
    await person.submit_modal(form, texts)
    await open_step(person, panel, "Directory")
    return panel


async def show(town: Town, person: Any, *parts: str) -> None:
    """Make these parts visible, with /profile visibility."""
    screen = shown(await person.slash(town.everyone, "profile visibility"))
    await person.select(screen, list(parts), custom_id=f"onboarding:visibility:{town.guild.id}:pick")


async def look(town: Town, person: Any, **options: Any) -> Any:
    """Use /directory; returns its page."""
    return shown(await person.slash(town.everyone, "directory", **options))


async def test_a_profile_is_private_until_its_parts_are_made_visible(town: Town) -> None:
    panel = await introduce(town, town.max, organisation="Max & Sons", place="Riga", time_zone="Riga")
    assert "Members see nothing of your profile" in text_of(panel)
    own = said(await town.max.slash(town.everyone, "profile show"))
    assert "**Organisation:** Max & Sons" in own
    assert "Members see nothing of your profile" in own
    assert "This member shows nothing here" in said(
        await town.mona.slash(town.everyone, "profile show", member=town.max)
    )

    await show(town, town.max, "place", "time_zone")
    seen = said(await town.mona.slash(town.everyone, "profile show", member=town.max))
    assert "**Place:** Riga" in seen
    assert "Europe/Riga (it is " in seen
    assert "Max & Sons" not in seen
    assert "Members see: Place, Time zone" in said(await town.max.slash(town.everyone, "profile show"))

    screen = shown(await town.max.slash(town.everyone, "profile visibility"))
    await town.max.click(screen, label="Show nothing")
    assert "shows nothing" in said(await town.mona.slash(town.everyone, "profile show", member=town.max))
    await town.max.click(screen, label="Show everything")
    assert "Max & Sons" in said(await town.mona.slash(town.everyone, "profile show", member=town.max))


async def test_profile_edit_opens_the_step_and_before_the_code_the_overview(town: Town) -> None:
    screen = shown(await town.max.slash(town.everyone, "profile edit"))
    assert "opens after step 1" in text_of(screen)
    await accept_code(town.max, screen)
    screen = shown(await town.max.slash(town.everyone, "profile edit"))
    assert screen.ephemeral
    form = await town.max.click(screen, label="Tell about yourself")
    await town.max.submit_modal(form, {"about": "Pumps"})
    assert "About you: Pumps" in text_of(screen)


async def test_a_member_is_in_the_directory_when_they_want_and_not_before(town: Town) -> None:
    panel = await introduce(town, town.max, organisation="Max & Sons")
    assert "Nobody is listed here yet" in text_of(await look(town, town.mona))
    await town.max.click(panel, label="Enter the directory")
    assert "by your name alone" in text_of(panel)
    page = text_of(await look(town, town.mona))
    assert "Directory: one member" in page
    assert f"**max** · {town.max.mention}" in page
    assert "Max & Sons" not in page

    await show(town, town.max, "organisation")
    assert "Max & Sons" in text_of(await look(town, town.mona, query="max sosn"))
    await town.max.click(panel, label="Leave the directory")
    assert "Nobody is listed here yet" in text_of(await look(town, town.mona))


async def test_the_directory_is_searched_by_words_persona_and_domain(town: Town) -> None:
    for person, organisation in ((town.max, "Riga Pumpworks"), (town.ada, "Harbour Lab")):
        panel = await introduce(town, person, organisation=organisation)
        await enter(person, panel)
    await choose(town, town.ada, await open_panel(town, town.ada), "academia")
    for options in ({"query": "Harbor Lab"}, {"persona": "academia"}, {"persona": "Academia"}):
        page = text_of(await look(town, town.max, **options))
        assert "Harbour Lab" in page
        assert "Pumpworks" not in page
    page = await look(town, town.max, query="zebra")
    assert "Nobody who is listed fits." in text_of(page)
    await town.max.click(page, label="Show all")
    assert "Directory: 2 members" in text_of(page)

    unknown = said(await town.max.slash(town.everyone, "directory", persona="wizard"))
    assert '"wizard" is no persona' in unknown


async def test_persona_and_domain_are_suggested(town: Town) -> None:
    personas = await town.max.autocomplete(town.everyone, "directory", "persona", "govern")
    assert [one["value"] for one in personas] == ["ngo", "government"]
    domains = await town.max.autocomplete(town.everyone, "directory", "domain", "water")
    assert [one["name"] for one in domains] == ["Water and wastewater"]


async def test_pages_turn_after_a_restart(town: Town) -> None:
    for number in range(6):
        person = join(town, f"member{number}")
        await enter(person, await introduce(town, person, organisation=f"Office {number}"))
    page = await look(town, town.max, query="office")
    assert "Page 1 of 2" in text_of(page)
    assert "Office 5" not in text_of(page)
    async with restarted(town):
        await town.max.click(page, label="Next")
        assert "Page 2 of 2" in text_of(page)
        assert "Office 5" in text_of(page)
        await town.max.click(page, label="Organisations")
        assert "Directory: 6 organisations" in text_of(page)


async def test_names_and_texts_cannot_break_the_page(town: Town) -> None:
    panel = await introduce(town, town.max, organisation="**Loud** [link](https://evil.example) <@1>")
    await enter(town.max, panel)
    page = await look(town, town.mona)
    assert "\\*\\*Loud\\*\\* \\[link\\]" in text_of(page)


async def test_a_new_name_is_found(town: Town) -> None:
    await enter(town.max, await introduce(town, town.max))
    town.env.backend.get_member(town.guild.id, town.max.id).nick = "Maximilian"
    town.env.backend.announce_member_update(town.guild.id, town.max.id)
    await town.env.settle()
    assert "**Maximilian**" in text_of(await look(town, town.mona, query="maximilian"))


async def enter(person: Any, panel: Any) -> None:
    """Show everything and enter the directory."""
    await person.click(panel, label="Show everything")
    await person.click(panel, label="Enter the directory")
