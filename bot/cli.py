"""The command line. Every failure is one line on standard error, never a traceback.

Exit code 2 means bad input or configuration, 1 a failed check or a lost connection.
"""

import gc
import logging
import sys
from typing import NoReturn

from bot.errors import OperatorError

# What a command needs is imported by that command. `run` does not even pass typer: the process that stays for
# months has 2 MiB less and starts a tenth of a second earlier (measured).

CYCLES = (10_000, 50, 50)  # Python's own haste, (700, 10, 10), is a fifth of the time of a start
INTERRUPTED = 130  # what a shell expects of a process that SIGINT ended


def main() -> NoReturn:
    """Do what `sys.argv` says and end the process."""
    arguments = sys.argv[1:]
    try:
        if arguments == ["run"]:
            _forbid_rich()
            gc.set_threshold(*CYCLES)
            from bot.start import run  # noqa: PLC0415 - see above

            run()
        else:
            from bot.subcommands import dispatch  # noqa: PLC0415 - see above

            dispatch(arguments)
    except OperatorError as error:
        _end(error.line, error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last door: a mistake in the code is one line, too
        _end(_unexpected(error), 1)
    sys.exit(0)


def _forbid_rich() -> None:
    """Keep structlog from importing rich: 4 MiB for tracebacks that show local variables, unwanted here."""
    sys.modules["rich"] = None  # pyright: ignore[reportArgumentType] - how Python forbids a module


def _end(line: str, exit_code: int) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    sys.exit(exit_code)


def _unexpected(error: Exception) -> str:
    from bot.logs import Redaction  # noqa: PLC0415 - see above

    logging.getLogger(__name__).debug("failed", exc_info=error)  # the traceback, for LOG_LEVEL=DEBUG
    reason = Redaction(())(" ".join(str(error).split()))
    return f"ssc-bot failed unexpectedly: {type(error).__name__}: {reason}"
