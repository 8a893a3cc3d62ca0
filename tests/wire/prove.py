"""`python -m tests.wire.prove RUNS [FIRST_SEED]`: the replay with that many seeded kills and faults."""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.wire.city import City
from tests.wire.discord.openapi import Description
from tests.wire.discord.server import DiscordServer
from tests.wire.feeds import FeedServer
from tests.wire.process import BotFailed, BotProcess
from tests.wire.rehearsal import Rehearsal
from tests.wire.replay import Replay, load


@dataclass
class Report:
    """What one run did, and what is wrong: nothing, if all is well."""

    seed: int
    kills: int
    faults: int
    posts: int
    seconds: float
    wrong: list[str]

    def __str__(self) -> str:
        did = f"{self.kills} kills, {self.faults} faults, {self.posts} posts, {self.seconds:.0f} s"
        return f"seed {self.seed}: {did}: {'; '.join(self.wrong) or 'each advisory once'}"


async def proved(replay: Replay, description: Description | None, seed: int, folder: Path) -> Report:
    """Play one seeded run in a folder."""
    began = time.monotonic()
    async with DiscordServer(description).running() as server, FeedServer().running() as feeds:
        rehearsal = Rehearsal(replay, City(server), feeds, BotProcess(server, folder), Random(seed))
        try:
            wrong = await rehearsal.run()
        except BotFailed as failure:
            wrong = [str(failure)]
        finally:
            await rehearsal.bot.kill()
    wrong += server.violations + server.unknown_routes + server.crashes
    hits = sum(fault.hits for fault in rehearsal.faults)
    return Report(seed, rehearsal.kills, hits, len(rehearsal.city.posts), time.monotonic() - began, wrong)


async def main(runs: int, first_seed: int = 1) -> int:
    """Play the runs one after the other; return the exit code."""
    replay = load()
    if replay is None:
        sys.stderr.write("There are no samples in ../shared/feeds/cisa-ics.\n")
        return 2
    description = Description.load()
    failed: list[int] = []
    for seed in range(first_seed, first_seed + runs):
        with tempfile.TemporaryDirectory(prefix="ssc-prove-") as folder:
            report = await proved(replay, description, seed, Path(folder))
        sys.stdout.write(f"{report}\n")
        sys.stdout.flush()
        failed += [seed] if report.wrong else []
    sys.stdout.write(f"{runs - len(failed)} of {runs} runs posted every advisory exactly once\n")
    if failed:
        sys.stdout.write(f"failed seeds: {failed}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:3] or ["50"]))))
