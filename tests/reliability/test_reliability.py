"""Three seeds of what `make prove` runs by the dozen, and one run in which nothing goes wrong."""

from pathlib import Path

import pytest

from tests.reliability.run import Run
from tests.reliability.sequence import Document, invented, mistakes, recorded


@pytest.mark.timeout(280)
@pytest.mark.parametrize("seed", [1, 3, 7])  # with 7 the budget is soon spent and digests follow
async def test_every_advisory_is_posted_once_through_kills_and_faults(tmp_path: Path, seed: int) -> None:
    verdict = await Run(tmp_path, invented(seed), seed).play()
    assert verdict.wrong == ()
    assert verdict.kills > 0
    assert verdict.faults > 0


@pytest.mark.timeout(280)
async def test_a_quiet_replay_posts_exactly_what_is_new(tmp_path: Path) -> None:
    documents = recorded() or invented(0)
    verdict = await Run(tmp_path, documents, None).play()
    assert verdict.wrong == ()
    assert verdict.messages == sum(len(document.expected) for document in documents)


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (["ICSA-26-001-01", "ICSA-20-002-01\nAn update of an earlier advisory"], []),
        (["- a ICSA-26-001-01\n- b ICSA-20-002-01, update of an earlier advisory"], []),
        (
            ["ICSA-26-001-01"] * 2,
            ["ICSA-20-002-01: posted 0 times, not once", "ICSA-26-001-01: posted 2 times, not once"],
        ),
        (["ICSA-26-001-01", "ICSA-20-002-01", "ICSA-26-003-01"], ["ICSA-26-003-01: posted, but not new"]),
    ],
)
def test_the_judge_sees_what_is_wrong(texts: list[str], wrong: list[str]) -> None:
    documents = [Document(""), Document("", ("ICSA-26-001-01", "ICSA-20-002-01"), ("ICSA-20-002-01",))]
    unmarked = ["ICSA-20-002-01: not marked as an update"] if "update" not in "".join(texts) else []
    assert mistakes(documents, texts) == wrong + unmarked
