"""`ssc-bot demo` as a person meets it when it cannot start."""

import os
import re
import socket
import subprocess
import sys
import tomllib
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from bot import subcommands
from bot.errors import OperatorError

CHECKOUT = Path(__file__).parents[2]


def test_a_busy_port_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "bot", "demo", "--port", str(port)],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert f"Port {port} is taken" in line
    assert "--port" in line


def test_without_the_extra_it_names_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = subcommands.find_spec

    def find(name: str) -> ModuleSpec | None:
        return None if name == "av" else found(name)

    monkeypatch.setattr(subcommands, "find_spec", find)
    with pytest.raises(OperatorError) as caught:
        subcommands.dispatch(["demo"])
    (line,) = caught.value.line.splitlines()
    (needs,) = re.findall(r'pip install "([^"]+)"', line)
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    assert needs in project["project"]["optional-dependencies"]["demo"]
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("port", ["-1", "70000", "many"])
def test_a_port_that_is_none_is_one_line(port: str) -> None:
    with pytest.raises(OperatorError) as caught:
        subcommands.dispatch(["demo", "--port", port])
    assert len(caught.value.line.splitlines()) == 1
