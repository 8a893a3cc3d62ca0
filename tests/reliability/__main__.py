"""`make prove RUNS=50`: many seeded runs, with the shared sample of CISA's feed where it is there."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.reliability.run import Run
from tests.reliability.sequence import Document, invented, recorded


async def _is_right(seed: int, documents: list[Document]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), documents, seed)
        try:
            verdict = await run.play()
        except Exception:
            print(f"seed {seed} did not come to its end:\n{run.bot.tail(60)}", flush=True)
            raise
    print(f"seed {seed}: {verdict}", flush=True)
    return not verdict.wrong


async def _prove(first: int, runs: int, jobs: int) -> bool:
    documents, turn, begun = recorded(), asyncio.Semaphore(jobs), time.monotonic()

    async def one(seed: int) -> bool:
        async with turn:
            return await _is_right(seed, documents or invented(seed))

    right = sum(await asyncio.gather(*(one(seed) for seed in range(first, first + runs))))
    print(f"prove: {right} passed, {runs - right} failed in {time.monotonic() - begun:.0f} s")
    return right == runs


def main() -> None:
    """Run and exit with 1 if any run posted something wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="runs side by side")
    chosen = parser.parse_args()
    sys.exit(not asyncio.run(_prove(chosen.first, chosen.runs, chosen.jobs)))


if __name__ == "__main__":
    main()
