"""`ssc-bot feeds check URL`: what a channel would be told of a feed, and why not. No token, no database."""

from bot.advisories.feeds.parse import Parser
from bot.advisories.reading import Reader, Reading
from bot.advisories.revision import Item
from bot.advisories.severity import Severity
from bot.advisories.vocabulary import Vocabulary
from bot.config import Settings
from bot.errors import BadInput, MemberFacingError, OperatorError
from bot.fetching import Fetcher
from bot.sentences import Sentences


async def checked(url: str, settings: Settings) -> str:
    """Fetch and parse a feed, and return the report. Raises OperatorError with the failure's sentence."""
    parser = Parser()
    try:
        async with Fetcher(settings.feed_allowed_hosts) as fetcher:
            reading = await Reader(fetcher, parser, Vocabulary.load(settings.data_dir)).read(url)
    except MemberFacingError as error:
        line = Sentences.load(settings.data_dir).of(error)
        raise OperatorError(line, exit_code=2 if isinstance(error, BadInput) else 1) from None
    finally:
        await parser.close()
    return report(reading)


def report(reading: Reading) -> str:
    """Return one line about the feed and one for each entry, newest first as the feed has them."""
    items = reading.items or ()
    head = f"{reading.title or 'A feed without a title'}: {len(items)} entries."
    note = "A channel that follows it now is told of none of these, and of each that appears later."
    seen: set[str] = set()
    lines: list[str] = []
    for item in items:
        lines.append(_line(item, is_repeated=item.key in seen))
        seen.add(item.key)
    return "\n".join([head, note, *lines])


def _line(item: Item, *, is_repeated: bool) -> str:
    published = f"{item.published:%Y-%m-%d}" if item.published else "no date"
    what = (
        "no post, its number stands above"
        if is_repeated
        else "post marked as an update"
        if item.identity.is_update
        else "post"
    )
    vulnerabilities = " ".join(item.facts["cves"])
    parts = [published, _severity(item), item.facts["title"], vulnerabilities, item.key, what]
    return "  ".join(" ".join(str(part).split()) for part in parts if part)


def _severity(item: Item) -> str:
    word = Severity(item.facts["severity"]).name.lower()
    score = item.facts["cvss_score"]
    return word if score is None else f"{word} {score}"
