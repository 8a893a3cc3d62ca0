"""Takes the pictures of `docs/pictures` anew: `make screenshots`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.browser.chromium import CHECKOUT, SIZE, browsing, chromium, demonstrating
from tests.browser.visitor import Visitor
from tests.skips import NO_CHROMIUM

PICTURES = CHECKOUT / "docs" / "pictures"
COLOURS = 256


async def advisories(visitor: Visitor) -> None:
    """A card, and all that is known of it."""
    await visitor.be("Rosa Imani")
    await visitor.open("advisories")
    await visitor.sees("Published:")
    await visitor.click("Details")
    await visitor.sees("Sectors:")


async def guidelines(visitor: Visitor) -> None:
    """A question in own words, and what answers it."""
    await visitor.be("Clara Duarte")
    await visitor.open("general")
    await visitor.command("guideline search", query="street lighting")
    await visitor.sees("for “street lighting”")


async def take(executable: str, folder: Path) -> None:
    """Play each scene and keep what it looks like at its end."""
    async with browsing(executable) as browser, demonstrating(folder / "log") as address:
        page = await browser.new_page(viewport=SIZE)
        visitor = Visitor(page, folder)
        await visitor.arrive(address)
        for scene in (advisories, guidelines):
            await scene(visitor)
            await page.mouse.move(0, 0)
            await visitor.picture(scene.__name__)


def keep(picture: Path) -> None:
    """Reduce a picture to few colours and put it where the pages look for it."""
    PICTURES.mkdir(exist_ok=True)
    reduced = Image.open(picture).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    reduced.save(PICTURES / picture.name, optimize=True)


if __name__ == "__main__":
    found = chromium()
    if found is None:
        sys.exit(f"No pictures: {NO_CHROMIUM}.")
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(take(found, Path(name)))
        for taken in sorted(Path(name).glob("*.png")):
            keep(taken)
