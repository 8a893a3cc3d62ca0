"""The sample feed is published bit by bit, and the product understands it like a real one."""

from datetime import UTC, datetime, timedelta

from bot.advisories.feeds.parse import Parser
from bot.advisories.severity import Severity
from bot.advisories.understanding.understand import understand
from bot.advisories.vocabulary import Vocabulary
from bot.config import load_settings
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from demo.content import Cast, ServerSeed, load
from demo.samples import Collection, Press, page, rss

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DATA = load_settings({}, env_file=None).data_dir
COLLECTION = load(Collection, DATA / "demo" / "advisories.toml")


def test_the_press_publishes_one_then_two_until_all_are_out() -> None:
    press = Press(COLLECTION)
    press.open(NOW)
    assert len(press.published) == COLLECTION.already

    counts = [len(press.turn(NOW + timedelta(days=day))) for day in range(12)]

    assert counts[:4] == [1, 2, 1, 2]
    assert (sum(counts), press.left) == (len(COLLECTION.advisories) - COLLECTION.already, 0)
    assert press.turn(NOW) == []


def test_there_are_a_dozen_to_publish_and_each_has_a_number_of_its_own() -> None:
    press = Press(COLLECTION)
    press.open(NOW)
    while press.turn(NOW):
        pass
    assert len({one.number for one in press.published}) == len(press.published) >= 12
    assert press.find(press.published[3].number) == press.published[3]
    assert press.find("icsa-00-000-00") is None


async def test_the_product_understands_every_sample() -> None:
    press, parser = Press(COLLECTION), Parser()
    press.open(NOW)
    while press.turn(NOW):
        pass
    document = rss("Samples & more", "http://127.0.0.1:1", press.published).encode()
    parsed = await parser.parse(document, url="http://127.0.0.1:1/feed", content_type="application/rss+xml")
    await parser.close()
    vocabulary = Vocabulary.load(DATA)
    understood = [understand(entry, vocabulary) for entry in parsed.entries]

    assert parsed.title == "Samples & more"
    assert sorted(one.vendor or "" for one in understood) == sorted(
        one.sample.vendor for one in press.published
    )
    assert all(one.severity > Severity.NONE and one.cves and one.domains for one in understood)


def test_a_page_of_a_sample_says_that_it_is_invented() -> None:
    press = Press(COLLECTION)
    press.open(NOW)
    assert "Everything in it is invented" in page(press.published[0])


def test_everybody_who_speaks_or_holds_a_role_is_there() -> None:
    server = load(ServerSeed, DATA / "demo" / "community.toml")
    cast = load(Cast, DATA / "demo" / "people.toml")
    roles, channels = {role.name for role in server.roles}, {channel.name for channel in server.channels}
    assert {name for person in cast.people for name in person.roles} <= roles
    assert {remark.person for remark in server.talk} <= {person.key for person in cast.people}
    assert {remark.channel for remark in server.talk} <= channels
    assert {name for channel in server.channels for name in channel.only} <= roles


def test_what_members_asked_in_vain_finds_nothing() -> None:
    library = Guidelines.load(DATA, Taxonomy.load(DATA))
    asked = load(ServerSeed, DATA / "demo" / "community.toml").asked
    assert asked
    assert [question for question in asked if not library.search(question).is_missing] == []
