"""`make bench`: measures the product against its references, prints the table and keeps it."""

import asyncio
import subprocess
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks import contenders, report, schedule, stock
from benchmarks.figures import Figures, table
from benchmarks.stage import Stage


def migrate(database_file: Path) -> None:
    """Make the product's database."""
    environment = contenders.inherited() | contenders.product(database_file).environment
    subprocess.run(
        [sys.executable, "-m", "bot", "db", "upgrade"], env=environment, cwd=database_file.parent, check=True
    )


def libraries() -> str:
    """Return the modules of other people that the product imports."""
    command = [sys.executable, "-m", "benchmarks.libraries"]
    return subprocess.run(command, cwd=contenders.ROOT, capture_output=True, text=True, check=True).stdout


async def measured(database_file: Path, reference_file: Path, modules: str) -> list[Figures]:
    """Return the figures of the product, the bare bot, the importing bot and the bot in one file."""
    everyone = (
        contenders.product(database_file),
        contenders.bare(),
        contenders.importing(modules),
        contenders.one_file(reference_file),
    )
    async with AsyncExitStack() as stack:
        folder = database_file.parent
        stages = [await stack.enter_async_context(Stage.opened(one, folder)) for one in everyone]
        await schedule.measure(stages)
        return [stage.figures for stage in stages]


def main() -> None:
    """Measure, print, keep."""
    with tempfile.TemporaryDirectory() as folder:
        database_file, reference_file = Path(folder, "product.db"), Path(folder, "reference.db")
        migrate(database_file)
        stock.prepare(database_file, reference_file)
        rows = list(report.rows(*asyncio.run(measured(database_file, reference_file, libraries()))))
    print(table(rows))
    report.write(contenders.ROOT / "docs" / "figures.md", rows, stock.COUNT)


if __name__ == "__main__":
    main()
