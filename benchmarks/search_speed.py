"""`python -m benchmarks.search_speed`: start, memory and speed of the search over the shipped library."""

import gc
import statistics
import time
import tomllib
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import percentile
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
QUESTIONS = ROOT / "tests" / "guidelines" / "questions.toml"
STARTS, ROUNDS = 7, 5


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that something takes, which a busy machine does not change much."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def loaded() -> Guidelines:
    """Read the library and build its engine."""
    return Guidelines.load(DATA, Taxonomy.load(DATA))


def questions() -> list[str]:
    """Return the questions that people asked."""
    people = tomllib.loads(QUESTIONS.read_text(encoding="utf-8")).values()
    return [question for asked in people for question in asked]


def megabytes() -> float:
    """Return what a library holds in memory once every question was asked, entries included."""
    gc.collect()
    tracemalloc.start()
    library = loaded()
    for question in questions():
        library.search(question)
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6


def main() -> None:
    """Measure and print."""
    starts = [seconds(loaded) for _ in range(STARTS)]
    library = loaded()
    asked = questions() * ROUNDS
    taken = [1000 * seconds(lambda question=question: library.search(question)) for question in asked]
    print(f"{len(library.all())} entries, {len(asked)} questions")
    print(f"start: first {starts[0]:.3f} s, median {statistics.median(starts):.3f} s")
    print(f"a question: p50 {percentile(taken, 0.5):.2f} ms, p95 {percentile(taken, 0.95):.2f} ms")
    print(f"memory: {megabytes():.1f} MB")


if __name__ == "__main__":
    main()
