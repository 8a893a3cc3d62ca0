"""Three seeds of what `make prove` runs by the dozen, and one run in which nothing goes wrong."""

from pathlib import Path

import pytest

from tests.reliability.run import Run
from tests.reliability.sequence import invented, recorded


@pytest.mark.timeout(280)
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_advisory_is_posted_once_through_kills_and_faults(tmp_path: Path, seed: int) -> None:
    verdict = await Run(tmp_path, invented(seed), seed).play()
    assert verdict.wrong == ()
    assert verdict.kills > 0
    assert verdict.faults > 0


@pytest.mark.timeout(280)
async def test_a_quiet_replay_posts_exactly_what_is_new(tmp_path: Path) -> None:
    verdict = await Run(tmp_path, recorded() or invented(0), None).play()
    assert verdict.wrong == ()
    assert verdict.posts
