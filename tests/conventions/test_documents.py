"""What the pages promise and what the code does are the same."""

import re
import tomllib

from bot.config import Settings, load_settings
from tests.conventions.tree import ROOT

VARIABLE = re.compile(r"^#? ?([A-Z][A-Z_]*)=(.*)$", re.MULTILINE)


def test_the_example_environment_names_exactly_the_variables_that_are_read() -> None:
    example = [name for name, _ in VARIABLE.findall((ROOT / ".env.example").read_text())]
    assert example == [field.upper() for field in Settings.model_fields]


def test_the_example_environment_shows_the_defaults() -> None:
    shown = {name: value for name, value in VARIABLE.findall((ROOT / ".env.example").read_text()) if value}
    assert load_settings(shown, env_file=None) == load_settings({}, env_file=None)


def test_contributing_defends_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    declared = [
        *project["project"]["dependencies"],
        *(item for extra in project["project"]["optional-dependencies"].values() for item in extra),
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = {re.split(r"[\[<>=~ ;]", item)[0] for item in declared}
    page = (ROOT / "CONTRIBUTING.md").read_text()
    assert [name for name in sorted(names) if f"- **{name}**" not in page] == []
