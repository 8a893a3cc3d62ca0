"""What the search may lean on in this installation: where it remembers, and the extra for meaning."""

from pathlib import Path

import structlog

from bot.config import Settings
from bot.database.urls import is_sqlite, sqlite_path
from bot.guidelines.search.aids import Aids
from bot.guidelines.search.cache import Cache
from bot.guidelines.search.meaning.mind import Mind
from bot.guidelines.search.meaning.model import is_installed

log = structlog.get_logger(__name__)

FOLDER = "ssc-bot.db.cache"


def aids_for(settings: Settings, *, read_only: bool = False) -> Aids:
    """Return the aids that the settings and the installed packages allow."""
    cache = Cache(_folder(settings), read_only=read_only)
    if settings.semantic_search == "off":
        return Aids(cache)
    if not is_installed():
        log.info("the search goes by words alone", reason="the extra 'semantic' is not installed")
        return Aids(cache)
    return Aids(cache, Mind(cache))


def _folder(settings: Settings) -> Path:
    """Return the folder that is set, or one beside the SQLite file, or one where the bot was started."""
    url = settings.database_url.get_secret_value()
    if settings.cache_dir is not None:
        return settings.cache_dir
    if is_sqlite(url):
        path = sqlite_path(url)
        return path.with_name(f"{path.name}.cache")
    return Path(FOLDER)
