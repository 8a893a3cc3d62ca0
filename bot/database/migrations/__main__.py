"""The child process of an upgrade: `python -m bot.database.migrations upgrade|downgrade REVISION`.

Reads the database's URL from its input, where no list of processes shows the password. When it fails, the
last line of its errors says why in one sentence.

Developers: `echo sqlite+aiosqlite:///ssc-bot.db | python -m bot.database.migrations revision "Add persons"`
writes the next file of `versions/` from what the models have and the database has not.
"""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from alembic import command
from alembic.config import Config

from bot.database.migrations.revisions import head
from bot.database.reachability import one_line

HERE = Path(__file__).parent


def configuration(url: str, versions: Path = HERE / "versions") -> Config:
    """Return alembic's configuration for a database; `versions` is the folder of revisions."""
    config = Config()
    config.set_main_option("script_location", _escaped(HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", _escaped(versions))
    config.attributes["url"] = url
    return config


def main(action: str, argument: str) -> None:
    """Move the schema or write a revision; any error ends the process."""
    url = sys.stdin.read()

    def explain(_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_tb(trace)
        sys.stderr.write(one_line(error, url) + "\n")

    sys.excepthook = explain
    ACTIONS[action](configuration(url.strip()), argument)


def _write_next(config: Config, message: str) -> None:
    command.revision(config, message, autogenerate=True, rev_id=f"{int(head()) + 1:04}")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")


ACTIONS = {"upgrade": command.upgrade, "downgrade": command.downgrade, "revision": _write_next}

if __name__ == "__main__":
    main(*sys.argv[1:])
