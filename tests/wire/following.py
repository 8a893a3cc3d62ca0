"""A running bot that follows one feed in one channel."""

from dataclasses import dataclass

from tests.wire.advisories import counts, feed, item, number
from tests.wire.city import City
from tests.wire.discord.encoding import Json
from tests.wire.discord.exchange import Exchange
from tests.wire.feeds import FeedServer
from tests.wire.process import BotProcess

PATH = "/advisories.xml"


@dataclass
class Following:
    """Feed, bot and channel; advisory 0 was there before and is never posted."""

    city: City
    feeds: FeedServer
    bot: BotProcess
    newest: int = 0

    async def begin(self) -> Exchange:
        """Publish the first document, start the bot and let a moderator follow the feed."""
        self.publish()
        await self.bot.start_to_ready()
        options = {"source": self.feeds.url(PATH), "channel": self.city.advisories}
        return await self.city.says(self.city.moderator, "feed add", options)

    async def follow_in(self, name: str) -> int:
        """Follow the feed in one more channel; return its id."""
        channel = self.city.server.add_channel(self.city.guild, name)
        options = {"source": self.feeds.url(PATH), "channel": channel}
        await self.city.says(self.city.moderator, "feed add", options)
        return channel

    def publish(self, more: int = 0) -> list[str]:
        """Add new advisories to the feed; return their numbers."""
        first, self.newest = self.newest + 1, self.newest + more
        self.feeds.publish(PATH, feed(*(item(index) for index in range(self.newest, -1, -1))))
        return [number(index) for index in range(first, self.newest + 1)]

    async def until_told(self, *channels: int, seconds: float = 60) -> None:
        """Wait until all that is new was told in #advisories or these channels, and for two more polls."""
        expected = [number(index) for index in range(1, self.newest + 1)]

        def is_told() -> bool:
            return all(
                all(counts(self.posts(channel), expected).values()) for channel in self._chosen(channels)
            )

        await self.bot.until(is_told, seconds, f"posts of {expected}")
        await self.until_polled_again()

    async def until_polled_again(self, times: int = 2) -> None:
        """Wait for further polls of the feed: time for a wrong second post."""
        await self.feeds.until_polled(PATH, len(self.feeds.requests_of(PATH)) + times, 60)

    def posts(self, channel: int) -> list[Json]:
        """Return the messages of a channel."""
        return self.city.server.messages(channel)

    def assert_each_told_once(self, *channels: int) -> None:
        """Every new advisory stands in one message, the one from before in none."""
        expected = {number(index): min(index, 1) for index in range(self.newest + 1)}
        for channel in self._chosen(channels):
            name = self.city.server.world.channel(channel)["name"]
            assert counts(self.posts(channel), expected) == expected, f"#{name}\n{self.bot.tail()}"

    def _chosen(self, channels: tuple[int, ...]) -> tuple[int, ...]:
        return channels or (self.city.advisories,)
