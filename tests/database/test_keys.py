import asyncio
import stat
import sys
from pathlib import Path

import pytest

from bot.database.engine import Database
from bot.database.keyring import Keyring, WrongEncryptionKey
from bot.database.keys import key_path, keyring_for, new_key
from bot.errors import OperatorError


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def url_of(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def test_sqlite_makes_a_private_key_once_and_uses_it_again(tmp_path: Path) -> None:
    database = tmp_path / "ssc-bot.db"
    token = keyring_for(url_of(database), []).encrypt("hello")
    assert keyring_for(url_of(database), []).decrypt(token) == "hello"
    assert stat.S_IMODE(key_path(database).stat().st_mode) == 0o600
    assert names(tmp_path) == ["ssc-bot.db.key"]


def test_configured_keys_make_no_file(tmp_path: Path) -> None:
    keyring_for(url_of(tmp_path / "ssc-bot.db"), [new_key()]).encrypt("hello")
    assert list(tmp_path.iterdir()) == []


async def test_of_two_processes_that_make_the_key_at_once_one_wins(tmp_path: Path) -> None:
    script = (
        "import sys; from bot.database.keys import keyring_for\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "print(keyring_for(sys.argv[1], []).encrypt('hello'))"
    )
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-c", script, url_of(tmp_path / "ssc-bot.db"))
    racers = [await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe) for _ in range(3)]
    for racer in racers:
        assert racer.stdout is not None
        assert await racer.stdout.readline() == b"ready\n"
    tokens = [(await racer.communicate(b"\n"))[0].decode().strip() for racer in racers]
    keyring = keyring_for(url_of(tmp_path / "ssc-bot.db"), [])
    assert [keyring.decrypt(token) for token in tokens] == ["hello"] * 3
    assert names(tmp_path) == ["ssc-bot.db.key"]


@pytest.mark.parametrize("key", ["", "short", "ä" * 44, "Zm9yIGEgdGVzdCBvZiBrZXlzIHRoYXQgYXJlIGxvbmc=more"])
def test_a_malformed_key_is_named_by_its_place_and_not_repeated(key: str) -> None:
    with pytest.raises(OperatorError, match="key 2 is not a Fernet key") as caught:
        Keyring([new_key(), key])
    assert not key or key not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"cut off"])
def test_a_spoilt_key_file_is_one_line(tmp_path: Path, content: bytes) -> None:
    key_path(tmp_path / "ssc-bot.db").write_bytes(content)
    with pytest.raises(OperatorError, match=r"ssc-bot\.db\.key does not hold"):
        Database.open(url_of(tmp_path / "ssc-bot.db"))


def test_a_folder_in_place_of_the_key_file_is_one_line(tmp_path: Path) -> None:
    key_path(tmp_path / "ssc-bot.db").mkdir()
    with pytest.raises(OperatorError, match=r"ssc-bot\.db\.key"):
        Database.open(url_of(tmp_path / "ssc-bot.db"))


def test_without_keys_nothing_can_be_read() -> None:
    with pytest.raises(WrongEncryptionKey, match="ENCRYPTION_KEYS"):
        Keyring([]).decrypt("anything")
