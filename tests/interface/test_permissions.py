"""Rights: who sees a command, and who may use it, whatever Discord shows."""

from typing import Any

import discord
import pytest

from bot.community.settings import Holder
from bot.interface.permissions import Right, needs_server, right_of

FOR_MODERATORS = "Only this server's moderators can do this. Ask one of them."
FOR_ADMINISTRATORS = "Only people who may manage this server can do this. Ask one of them."


def member_with(place: Any, **rights: bool) -> Any:
    role = place.guild.create_role("some", permissions=discord.Permissions(**rights))
    return place.guild.add_member(place.env.create_user("someone"), roles=[role])


async def said_to(person: Any, place: Any, command: str, **options: Any) -> str:
    result = await person.slash(place.channel, command, **options)
    assert result.response.ephemeral
    return result.response.content.partition("\n")[0]


async def test_a_member_uses_only_what_is_for_everyone(place: Any) -> None:
    assert await said_to(place.mia, place, "staff anyone") == "anyone"
    assert await said_to(place.mia, place, "staff moderate", thing="1") == FOR_MODERATORS
    assert await said_to(place.mia, place, "staff administrate") == FOR_ADMINISTRATORS


async def test_who_manages_roles_is_a_moderator(place: Any) -> None:
    moderator = member_with(place, manage_roles=True)

    assert await said_to(moderator, place, "staff moderate", thing="1") == "moderated 1"
    assert await said_to(moderator, place, "staff administrate") == FOR_ADMINISTRATORS


async def test_who_manages_the_server_may_do_all(place: Any) -> None:
    administrator = member_with(place, manage_guild=True)

    assert await said_to(administrator, place, "staff moderate", thing="1") == "moderated 1"
    assert await said_to(administrator, place, "staff administrate") == "administrated"


async def test_the_configured_role_makes_a_moderator(place: Any, services: Any) -> None:
    role = place.guild.create_role("guardians")
    guardian = place.guild.add_member(place.env.create_user("guardian"), roles=[role])
    assert await said_to(guardian, place, "staff moderate", thing="1") == FOR_MODERATORS

    await services.community.set_role(place.guild.id, Holder.MODERATOR, role.id)

    assert await said_to(guardian, place, "staff moderate", thing="1") == "moderated 1"


async def test_managing_one_channel_does_not_make_a_moderator(place: Any) -> None:
    """Discord has one bit for "manage roles" of the server and "manage permissions" of a channel."""
    here = discord.PermissionOverwrite(manage_roles=True)
    room = place.guild.create_text_channel("room", overwrites={place.mia: here})

    result = await place.mia.slash(room, "staff moderate", thing="1")

    assert result.response.content.startswith(FOR_MODERATORS)


async def test_a_root_for_moderators_is_hidden_from_others(place: Any) -> None:
    moderator = member_with(place, manage_roles=True)

    assert "keep" not in place.mia.available_commands(place.channel)
    assert "keep" in moderator.available_commands(place.channel)


async def test_autocomplete_leaks_nothing_to_those_without_the_right(place: Any) -> None:
    assert await place.mia.autocomplete(place.channel, "staff moderate", "thing", "s") == []
    assert len(await place.ada.autocomplete(place.channel, "staff moderate", "thing", "s")) == 25


async def test_a_button_checks_its_right_when_it_is_pressed(place: Any) -> None:
    panel = await place.ada.slash(place.channel, "board")

    refused = await place.mia.click(panel.response, label="moderate fine")
    pressed = await place.ada.click(panel.response, label="moderate fine")

    assert refused.response.content.startswith(FOR_MODERATORS)
    assert pressed.response.content == "pressed"


async def test_a_form_checks_its_right_when_it_is_submitted(place: Any) -> None:
    moderator = member_with(place, manage_roles=True)
    shown = await moderator.slash(place.channel, "form", for_moderators=True)
    shown_to_mia = await place.mia.slash(place.channel, "form", for_moderators=True)

    refused = await place.mia.submit_modal(shown_to_mia, {"how": "-"})
    allowed = await moderator.submit_modal(shown, {"how": "-"})

    assert refused.response.content.startswith(FOR_MODERATORS)
    assert allowed.response.content == "submitted"


async def test_a_subcommand_that_needs_a_server_says_so_outside(place: Any) -> None:
    user = place.env.create_user("outsider")
    place.guild.add_member(user)

    outside = await user.slash("elsewhere here")
    anywhere = await user.slash("elsewhere anywhere")

    assert outside.response.content.startswith("This works only in a server that I am a member of.")
    assert anywhere.response.content == "anywhere"


async def test_the_stated_rights_are_known_without_discord(env: Any) -> None:
    tree = env.bot.tree
    staff = tree.get_command("staff")

    assert right_of(staff.get_command("moderate")) is Right.MODERATOR
    assert right_of(staff.get_command("anyone")) is Right.EVERYONE
    assert staff.default_permissions is None
    assert tree.get_command("keep").default_permissions == discord.Permissions(manage_roles=True)
    assert right_of(tree.get_command("keepers").get_command("look")) is Right.MODERATOR
    assert tree.get_command("keepers").default_permissions == discord.Permissions(manage_roles=True)
    assert needs_server(tree.get_command("elsewhere").get_command("here"))
    assert not needs_server(tree.get_command("elsewhere").get_command("anywhere"))


@pytest.mark.parametrize("root", ["elsewhere", "fail"])
async def test_only_some_roots_work_outside_servers(env: Any, root: str) -> None:
    payload = env.bot.tree.get_command(root).to_dict(env.bot.tree)

    assert payload["contexts"] == ([0, 1, 2] if root == "elsewhere" else [0])
    assert payload["integration_types"] == ([0, 1] if root == "elsewhere" else [0])
