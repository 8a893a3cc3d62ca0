"""`python -m benchmarks.search`: the product's own search engine over questions and texts of one's own.

Prints one JSON object a question: {"query": id, "ranked": [at most 10 ids, best first]}.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import structlog

from benchmarks.relevance import scores
from bot.errors import OperatorError
from bot.guidelines.search.aids import Aids
from bot.guidelines.search.cache import Cache
from bot.guidelines.search.engine import Engine
from bot.guidelines.search.layer import Document
from bot.guidelines.search.meaning.mind import Mind
from bot.guidelines.search.meaning.model import is_installed
from bot.guidelines.search.synonyms import Synonyms

DATA = Path(__file__).parents[1] / "data"
MOST_RANKED = 10
A_LITTLE = 64


class Unusable(Exception):
    """A file cannot be measured with; the text says which, where and why."""


def objects(path: Path, *fields: str) -> list[dict[str, Any]]:
    """Read JSON lines that have these fields. Raises Unusable."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise Unusable(f"{path} cannot be read: {error}") from error
    return [_object(path, number, line, fields) for number, line in enumerate(lines, 1) if line.strip()]


def _object(path: Path, number: int, line: str, fields: Sequence[str]) -> dict[str, Any]:
    try:
        found: Any = json.loads(line)
    except ValueError as error:
        raise Unusable(f"{path}:{number}: is not JSON: {error}") from error
    missing = [name for name in fields if not isinstance(found, dict) or name not in found]
    if missing:
        raise Unusable(
            f"{path}:{number}: has no {missing[0]!r}; each line is an object with {', '.join(fields)}"
        )
    return cast("dict[str, Any]", found)


def engine_over(corpus: Path, *, by_meaning: bool = False) -> Engine:
    """Return the product's engine over a corpus, with the product's own glossary. Raises Unusable."""
    documents = [
        Document(str(one["id"]), {"title": str(one["title"]), "body": str(one["text"])})
        for one in objects(corpus, "id", "title", "text")
    ]
    engine = Engine.over(documents, Synonyms.load(DATA), Aids(mind=Mind(Cache())) if by_meaning else None)
    while engine.learn(A_LITTLE):
        pass
    if by_meaning and not engine.knows_meaning:
        raise Unusable("the extra is installed, but its model cannot be used (see above); try --by words")
    return engine


def ranking(engine: Engine, queries: Path) -> dict[str, list[str]]:
    """Return the ids of the documents found for each question, best first."""
    return {
        str(one["id"]): [found.key for found in engine.ask(str(one["text"]), limit=MOST_RANKED).ranked]
        for one in objects(queries, "id", "text")
    }


def main() -> None:
    """Rank, print, and score if it is known what should have been found."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    parser = _parser()
    asked = parser.parse_args()
    try:
        ranked = ranking(engine_over(asked.corpus, by_meaning=_by_meaning(asked.by)), asked.queries)
        relevant = objects(asked.relevant, "query", "relevant") if asked.relevant else []
    except (Unusable, OperatorError) as error:
        parser.exit(2, f"{error}\n")
    for query, keys in ranked.items():
        print(json.dumps({"query": query, "ranked": keys}, ensure_ascii=False))
    if relevant:
        wanted = {str(one["query"]): {str(key) for key in one["relevant"]} for one in relevant}
        print(*scores(ranked, wanted), sep="\n", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    for name, is_required in (("corpus", True), ("queries", True), ("relevant", False)):
        parser.add_argument(f"--{name}", type=Path, required=is_required, metavar="FILE")
    parser.add_argument(
        "--by", choices=("words", "meaning"), help="default: meaning too if the extra is installed"
    )
    return parser


def _by_meaning(asked: str | None) -> bool:
    if asked == "meaning" and not is_installed():
        raise Unusable("--by meaning needs the extra: pip install -r constraints-semantic.txt")
    return is_installed() if asked is None else asked == "meaning"


if __name__ == "__main__":
    main()
