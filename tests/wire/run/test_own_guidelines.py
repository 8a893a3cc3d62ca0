"""A suggestion becomes a guideline over the wire, with every body checked against Discord's description."""

from collections.abc import Callable

from tests.wire.city import City
from tests.wire.discord.components import visible_text, walk
from tests.wire.discord.encoding import Json
from tests.wire.process import BotProcess

MakeBot = Callable[..., BotProcess]
SUGGESTED: Json = {
    "title": "Change the default password of each camera",
    "text": "Take the list of cameras.\nChange the default password of each.",
    "source": "We found forty cameras with the maker's password.",
    "credit": ["yes"],
}


def button(message: Json | None, part: str) -> str:
    """Return the custom id on a message that holds `part`."""
    assert message is not None
    ids = [one["custom_id"] for one in walk(message["components"]) if "custom_id" in one]
    return next(custom_id for custom_id in ids if part in custom_id)


async def test_a_suggestion_is_accepted_published_and_announced(city: City, bot_process: MakeBot) -> None:
    bot = await bot_process().start_to_ready()
    discord, server = city.server.interactions, city.server
    for purpose, channel in (("moderation", city.general), ("announcements", city.advisories)):
        await city.says(city.administrator, "setup channel", {"purpose": purpose, "channel": channel})

    form = await city.says(city.member, "guideline suggest")
    assert "The moderators have it" in (await discord.submit(form, SUGGESTED)).text
    await bot.until(lambda: server.messages(city.general), what="the card of the suggestion")
    (card,) = server.messages(city.general)
    assert "**A guideline is suggested**" in visible_text(card)

    opened = await discord.click(card, button(card, ":accept:"), by=city.moderator)
    typed = {
        "title": SUGGESTED["title"],
        "gist": "No default password stays.",
        "text": "- [ ] Change each of them.",
    }
    draft = await discord.submit(opened, typed)
    assert draft.original is not None
    assert "then publish it" in draft.text
    published = await discord.click(draft.original, button(draft.original, ":publish"), by=city.moderator)
    await discord.answered(published)
    await bot.until(lambda: city.posts, what="the announcement")
    assert "A new guideline of this community" in visible_text(city.posts[0])
    assert "Suggested by Max" in visible_text(city.posts[0])

    read = await discord.click(city.posts[0], button(city.posts[0], "guideline:new:"), by=city.member)
    assert "☐ Change each of them." in read.text
    shelf = await city.says(city.moderator, "library edit", {"entry": button_key(city.posts[0])})
    assert shelf.original is not None
    file = await discord.click(shelf.original, button(shelf.original, ":file"), by=city.moderator)
    assert file.is_private
    await bot.stop()
    await bot.restart()
    found = await city.says(city.member, "guideline search", {"query": "default password of cameras"})
    assert "This server's own guideline" in found.text


def button_key(announcement: Json) -> str:
    """Return the id of the guideline that an announcement opens."""
    return button(announcement, "guideline:new:").split(":")[2]
