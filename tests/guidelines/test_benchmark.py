"""`python -m benchmarks.search` as anybody runs it over texts of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.relevance import ndcg, recall, scores
from bot.guidelines.search.meaning.model import is_installed
from tests.skips import NO_MODEL

ROOT = Path(__file__).parents[2]
CORPUS = [
    {"id": "AC-1", "title": "Locks", "text": "Close the door of every cabinet."},
    {"id": "AC-2", "title": "Wires", "text": "Bury the cable."},
]
QUERIES = [{"id": "a:1", "text": "a cable in the ground"}, {"id": "a:2", "text": "xylophones"}]


def benchmark(
    folder: Path, corpus: object = CORPUS, *, relevant: object = None, by: str = "words"
) -> tuple[int, str, str]:
    files = {"corpus": corpus, "queries": QUERIES, "relevant": relevant}
    command = [sys.executable, "-m", "benchmarks.search", "--by", by]
    for name, rows in files.items():
        if isinstance(rows, list):
            path = folder / f"{name}.jsonl"
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
            command += [f"--{name}", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def test_each_question_is_answered_with_one_object(tmp_path: Path) -> None:
    code, out, err = benchmark(tmp_path)
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"query": "a:1", "ranked": ["AC-2"]},
        {"query": "a:2", "ranked": []},
    ]


@pytest.mark.skipif(not is_installed(), reason=NO_MODEL)
def test_by_meaning_every_document_has_a_place(tmp_path: Path) -> None:
    code, out, err = benchmark(tmp_path, by="meaning")
    assert code == 0, err
    (first, second) = (json.loads(line) for line in out.splitlines())
    assert first == {"query": "a:1", "ranked": ["AC-2", "AC-1"]}
    assert sorted(second["ranked"]) == ["AC-1", "AC-2"]


def test_what_should_have_been_found_is_scored(tmp_path: Path) -> None:
    relevant = [{"query": "a:1", "relevant": ["AC-2"]}, {"query": "a:2", "relevant": ["AC-1"]}]
    assert benchmark(tmp_path, relevant=relevant)[2] == "a: nDCG@10 0.500, recall@10 0.500 (2 questions)\n"


def test_a_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    code, out, err = benchmark(tmp_path, [{"id": "AC-1", "title": "Locks"}])
    assert (code, out) == (2, "")
    assert "corpus.jsonl:1: has no 'text'; each line is an object with id, title, text" in err


def test_gains_are_those_of_the_formula() -> None:
    assert ndcg(["x", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(["a", "b"], {"a", "b", "c"}) == pytest.approx(1.6309 / 2.1309, abs=1e-4)
    assert ndcg([str(place) for place in range(20)], {"15"}) == 0
    assert recall(["a", "x"], {"a", "b"}) == 0.5


def test_the_mean_is_that_of_the_sets_not_of_the_questions() -> None:
    ranked = {"a:1": ["x"], "a:2": ["x"], "b:1": ["y"]}
    assert list(scores(ranked, {"a:1": {"x"}, "a:2": {"x"}, "b:1": {"x"}, "b:2": set()}))[-1] == (
        "mean of the sets: nDCG@10 0.500, recall@10 0.500 (3 questions)"
    )
