"""The order of measuring: every contender in every round, so that the machine's moods hit all."""

import asyncio
import statistics
from collections.abc import Sequence

from benchmarks.stage import Stage

STARTS = 7
ROUNDS = 10
EACH = 100  # requests of a kind in a round
WARM_UP = 50
SETTLING = 10.0  # seconds
WEIGHINGS = 3


async def measure(stages: Sequence[Stage]) -> None:
    """Fill the figures of all stages."""
    for stage in stages:  # the first start makes databases, byte code and commands: nobody waits for it again
        await stage.start(SYNC="yes")
        await stage.stop()
    await _starts(stages)
    for stage in stages:
        await stage.start()
        await _warm_up(stage)
    await _weigh(stages)
    for _ in range(ROUNDS):
        for stage in stages:
            for request in stage.contender.requests:
                await stage.round(request, EACH)


async def _starts(stages: Sequence[Stage]) -> None:
    for _ in range(STARTS):
        for stage in stages:
            stage.figures.starts.append(await stage.start())
            await stage.stop()


async def _warm_up(stage: Stage) -> None:
    for request in stage.contender.requests:
        for _ in range(WARM_UP):
            await stage.ask(request)


async def _weigh(stages: Sequence[Stage]) -> None:
    weights: dict[Stage, list[float]] = {stage: [] for stage in stages}
    for _ in range(WEIGHINGS):
        await asyncio.sleep(SETTLING / WEIGHINGS)
        for stage in stages:
            weights[stage].append(stage.process.usage().memory)
    for stage, samples in weights.items():
        stage.figures.memory = statistics.median(samples)
