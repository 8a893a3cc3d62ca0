"""The words by which advisories are understood: the taxonomy, and the names of weaknesses."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bot.errors import OperatorError
from bot.taxonomy import Taxonomy

_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `understand` knows. `weaknesses` maps the compact name of a weakness to its CWE id."""

    taxonomy: Taxonomy
    weaknesses: Mapping[str, str]

    @classmethod
    def load(cls, data_dir: Path) -> "Vocabulary":
        """Read `taxonomy.toml` and `weaknesses.toml` below `data_dir`. Raises OperatorError."""
        path = data_dir / "weaknesses.toml"
        try:
            names: object = tomllib.loads(path.read_text(encoding="utf-8")).get("names")
        except (OSError, ValueError) as error:
            raise OperatorError(f"{path} cannot be read: {error}") from error
        if not isinstance(names, dict):
            raise OperatorError(f"{path}: [names] is missing")
        named = cast("dict[str, object]", names)
        return cls(Taxonomy.load(data_dir), {compact(str(name)): cwe for cwe, name in named.items()})


def compact(name: str) -> str:
    """Return a name by which spellings of the same thing meet: no brackets, case, space or punctuation."""
    return _NOT_WORD.sub("", _IN_BRACKETS.sub("", name.casefold()))
