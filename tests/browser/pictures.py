"""Keeps some of what the journeys here saw as the pictures of `docs/pictures`: `make screenshots`."""

from PIL import Image

from tests.browser.chromium import CHECKOUT, SEEN

PICTURES = CHECKOUT / "docs" / "pictures"
COLOURS = 128
CHOSEN = {
    "advisories": "advisories-1-card",
    "guidelines": "guidelines-2-page",
    "guidelines-today": "guidelines-4-today",
    "matchmaking": "matchmaking-2-invitation",
    "onboarding": "onboarding-4-decision",
    "setup-check": "setup-1-check",
    "setup-start": "setup-2-start",
    "setup-done": "setup-3-done",
    "setup-show": "setup-4-show",
    "setup-numbers": "setup-5-numbers",
    "newcomer-code": "onboarding-0-code",
    "newcomer-panel": "onboarding-1-panel",
    "newcomer-application": "onboarding-2-application",
    "moderation-application": "moderators-1-application",
    "moderation-ask": "moderators-2-ask",
    "moderation-asked": "moderators-3-asked",
    "moderation-queue": "moderators-4-queue",
    "moderation-deny": "moderators-5-deny",
    "moderation-history": "moderators-6-history",
    "moderation-audit": "moderators-7-audit",
    "moderation-flood": "unasked-1-alert",
    "moderation-role": "unasked-2-role",
}


def keep() -> None:
    """Reduce the chosen pictures to few colours and put them where the pages look for them."""
    PICTURES.mkdir(exist_ok=True)
    for name, seen in CHOSEN.items():
        picture = Image.open(SEEN / f"{seen}.png").convert("RGB")
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    keep()
