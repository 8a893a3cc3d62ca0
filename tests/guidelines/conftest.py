"""The shipped library, and a folder in which one can be broken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.guidelines.search.aids import Aids
from bot.guidelines.search.cache import Cache
from bot.guidelines.search.meaning.mind import Mind
from bot.guidelines.search.meaning.model import is_installed
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.conftest import FOLDER
from tests.postgres import alone
from tests.skips import NO_MODEL

SHIPPED = Path(__file__).parents[2] / "data"
PAGE = "early-security-business-case.md"


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return Taxonomy.load(SHIPPED)


@pytest.fixture(scope="session")
def guidelines(taxonomy: Taxonomy) -> Guidelines:
    return Guidelines.load(SHIPPED, taxonomy)


@pytest.fixture(scope="session")
def aids(request: pytest.FixtureRequest) -> Aids:
    """The real model, and a folder that all workers of a session share."""
    if not is_installed():
        pytest.skip(NO_MODEL)
    cache = Cache(request.config.stash[FOLDER] / "search")
    return Aids(cache, Mind(cache))


@pytest.fixture(scope="session")
def knowing(taxonomy: Taxonomy, aids: Aids, request: pytest.FixtureRequest) -> Guidelines:
    """The library, learnt by the real model: some ten seconds, once for all workers of a session."""
    library = Guidelines.load(SHIPPED, taxonomy, aids)
    with alone(request.config.stash[FOLDER]):
        while library.learn():
            pass
    return library


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of what the library is made of."""
    for folder in ("guidelines", "standards"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    for file in ("taxonomy.toml", "synonyms.toml", "weaknesses.toml"):
        shutil.copy(SHIPPED / file, tmp_path)
    return tmp_path


@pytest.fixture
def break_page(data_dir: Path) -> Callable[[str, str], int]:
    """Replace one text in one guideline; returns the line it stood on."""

    def replace(old: str, new: str) -> int:
        path = data_dir / "guidelines" / PAGE
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
