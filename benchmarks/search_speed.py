"""`python -m benchmarks.search_speed`: start, memory and speed of the search, by words and by meaning.

Over the shipped library, and over 10,000 sections made of its sentences. Seconds are of processor time, which
a busy machine does not change much.
"""

import argparse
import gc
import random
import statistics
import tempfile
import time
import tomllib
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil

from benchmarks.figures import percentile
from bot.guidelines.search.aids import Aids
from bot.guidelines.search.cache import Cache
from bot.guidelines.search.engine import Engine
from bot.guidelines.search.fitting import fitting
from bot.guidelines.search.layer import Document
from bot.guidelines.search.meaning.mind import Mind
from bot.guidelines.search.meaning.model import is_installed
from bot.guidelines.search.synonyms import Synonyms
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
QUESTIONS = ROOT / "tests" / "guidelines" / "questions.toml"
STARTS, ROUNDS = 7, 5
SECTIONS, LINES_IN_A_SECTION = 10_000, 3  # about 90 words, as the sections of the library have
SEED, DIMENSIONS = 2026, 384
ALL = 10**6


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def questions() -> list[str]:
    """Return the questions that people asked."""
    people = tomllib.loads(QUESTIONS.read_text(encoding="utf-8")).values()
    return [question for asked in people for question in asked]


def loaded(aids: Aids | None = None) -> Guidelines:
    """Read and check the library as the bot does."""
    return Guidelines.load(DATA, Taxonomy.load(DATA), aids)


def sections() -> list[Document]:
    """Return many documents that are made of the library's own lines."""
    chance, lines, titles = random.Random(SEED), [], []
    for entry in loaded().all():
        titles.append(entry.title)
        lines += [line for part in entry.sections for line in part.text.splitlines() if line.strip()]
    return [
        Document(
            str(number),
            {"title": chance.choice(titles), "body": "\n".join(chance.sample(lines, LINES_IN_A_SECTION))},
        )
        for number in range(SECTIONS)
    ]


class Dreaming(Mind):
    """Knows the meaning of a question, but has made up that of the documents: to learn them takes minutes."""

    def learn(self, texts: Sequence[str], most: int) -> bool:  # noqa: ARG002 - all are known
        """Say that all are known."""
        return True

    def vectors(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array of numpy, which may be missing
        """Make vectors up."""
        numpy = self.numpy
        made_up = numpy.random.default_rng(SEED).normal(size=(len(texts), DIMENSIONS))
        return (made_up / numpy.linalg.norm(made_up, axis=1, keepdims=True)).astype(numpy.float32)


def milliseconds(ask: Callable[[str], object]) -> str:
    """Ask every question some times, in turns; return how long that takes.

    Spaces make it another question each time, whose vector is not remembered.
    """
    asked = [question + " " * number for number in range(ROUNDS) for question in questions()]
    taken = [1000 * seconds(lambda question=question: ask(question)) for question in asked]
    return f"p50 {percentile(taken, 0.5):.2f} ms, p95 {percentile(taken, 0.95):.2f} ms"


def over_the_library(aids: Aids, cache: Cache) -> Iterator[str]:
    """Measure the shipped library."""
    loads = [seconds(loaded) for _ in range(STARTS)]
    anew = [seconds(loaded().prepare) for _ in range(STARTS)]
    loaded(Aids(cache)).prepare()
    remembered = [seconds(loaded(Aids(cache)).prepare) for _ in range(STARTS)]
    library = loaded(aids)
    while library.learn(ALL):
        pass
    yield f"{len(library.all())} entries, {len(questions())} questions, {ROUNDS} rounds"
    yield f"  files read and checked: {statistics.median(loads):.3f} s"
    median = statistics.median
    yield f"  index worked out: {median(anew):.3f} s; remembered: {median(remembered):.3f} s"
    yield f"  a question: {milliseconds(library.search)}"


def over_many_sections(mind: Mind | None, cache: Cache) -> Iterator[str]:
    """Measure the engine alone over many documents."""
    documents, synonyms = sections(), Synonyms.load(DATA)
    anew = seconds(lambda: Engine.over(documents, synonyms, Aids(cache)))
    remembered = seconds(lambda: Engine.over(documents, synonyms, Aids(cache)))
    engine = Engine.over(documents, synonyms, Aids(cache, mind))
    engine.learn(ALL)
    yield f"{SECTIONS:,} sections"
    yield f"  index worked out: {anew:.2f} s; remembered: {remembered:.2f} s"
    yield f"  a question: {milliseconds(lambda question: fitting(engine.ask(question, limit=5)))}"


def memory(aids: Aids) -> str:
    """Return what a library holds in memory once every question was asked, entries included."""
    gc.collect()
    tracemalloc.start()
    before = psutil.Process().memory_info().rss
    library = loaded(aids)
    while library.learn(ALL):
        pass
    for question in questions():
        library.search(question)
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    resident = psutil.Process().memory_info().rss - before
    return (
        f"memory: {held / 1e6:.1f} MB of Python objects, resident {resident / 1e6:.0f} MB (tracing included)"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_speed", description=__doc__)
    parser.add_argument("--by", choices=("words", "meaning"), default="words")
    by_meaning = parser.parse_args().by == "meaning"
    if by_meaning and not is_installed():
        parser.exit(2, "--by meaning needs the extra: pip install -r constraints-semantic.txt\n")
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        aids = Aids(cache, Mind(cache) if by_meaning else None)
        print(memory(aids))
        print(*over_the_library(aids, cache), sep="\n")
        many = Cache(Path(folder) / "many")
        print(*over_many_sections(Dreaming(many) if by_meaning else None, many), sep="\n")


if __name__ == "__main__":
    main()
