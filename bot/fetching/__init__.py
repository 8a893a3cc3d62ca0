"""The one door to other people's web servers: every outgoing fetch of the bot goes through `Fetcher`."""

from bot.fetching.failures import AddressRefused, FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.fetching.values import DEFAULT_LIMIT, Fetched, Validators

__all__ = ["DEFAULT_LIMIT", "AddressRefused", "FetchFailed", "Fetched", "Fetcher", "Validators"]
