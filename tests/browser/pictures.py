"""Keeps some of what the journeys here saw as the pictures of `docs/pictures`: `make screenshots`."""

from PIL import Image

from tests.browser.chromium import CHECKOUT, SEEN

PICTURES = CHECKOUT / "docs" / "pictures"
COLOURS = 256
CHOSEN = {
    "advisories": "advisories-1-card",
    "guidelines": "guidelines-2-page",
    "matchmaking": "matchmaking-2-invitation",
    "onboarding": "onboarding-4-decision",
}


def keep() -> None:
    """Reduce the chosen pictures to few colours and put them where the pages look for them."""
    PICTURES.mkdir(exist_ok=True)
    for name, seen in CHOSEN.items():
        picture = Image.open(SEEN / f"{seen}.png").convert("RGB")
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    keep()
