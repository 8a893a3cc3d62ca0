"""The code of conduct that members accept: `data/conduct.md`, a version in TOML and a text in Markdown."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bot.errors import OperatorError

FENCE = "+++"
TEXT_LIMIT = 3500  # characters; a screen of Discord holds 4000, with the buttons' sentences
VERSION_LIMIT = 20


@dataclass(frozen=True, slots=True)
class CodeOfConduct:
    """One edition of the text. Another version asks every member again."""

    version: str
    text: str

    @classmethod
    def load(cls, data_dir: Path) -> "CodeOfConduct":
        """Read `conduct.md` below `data_dir`. Raises OperatorError with one line that names the fix."""
        path = data_dir / "conduct.md"
        try:
            _, head, text = path.read_text(encoding="utf-8").split(FENCE, 2)
            version = tomllib.loads(head).get("version")
        except (OSError, ValueError) as error:
            raise OperatorError(f"{path} needs a head between two lines of {FENCE}: {error}") from error
        if not isinstance(version, str) or not version.isalnum() or len(version) > VERSION_LIMIT:
            raise OperatorError(f'{path} needs a version of letters and digits, for example version = "2"')
        if not 0 < len(text.strip()) <= TEXT_LIMIT:
            raise OperatorError(f"{path} needs a text of at most {TEXT_LIMIT} characters")
        return cls(version, text.strip())
