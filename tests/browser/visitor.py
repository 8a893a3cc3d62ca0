"""Somebody in front of the demo's page: looks, clicks and types, and waits as a person would."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import FrameLocator, Locator, Page, TimeoutError, expect  # noqa: A004 - its own

# The frame shows what the page asked for last, and simcord's preview has drawn it.
SETTLED = """(before) => {
  const frame = document.getElementById("frame"), wanted = frame.getAttribute("src");
  return wanted && wanted !== before && frame.contentWindow.location.href.endsWith(wanted)
    && frame.contentDocument.querySelector('#preview-app[aria-busy="false"]') !== null;
}"""

ATTEMPTS = 3


class Pick(str):
    """The value of an option that is picked from what is offered, once this much of it is typed."""

    __slots__ = ()


class Visitor:
    """Drives the page. Pictures go to a folder."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self._pictures = pictures

    @property
    def discord(self) -> FrameLocator:
        """What stands in the frame."""
        return self.page.frame_locator("#frame")

    @property
    def talk(self) -> Locator:
        """The conversation in the frame."""
        return self.discord.locator("#channel-message-list")

    @property
    def status(self) -> Locator:
        """What the page says of what was done."""
        return self.page.get_by_role("status")

    async def arrive(self, address: str) -> None:
        """Open the page."""
        await self.page.goto(address)
        await self.page.wait_for_function(SETTLED, arg=None)

    async def be(self, name: str) -> None:
        """Become somebody."""
        await self._view("#people", name)

    async def open(self, place: str) -> None:
        """Look into a channel, a thread or the direct messages."""
        await self._view("#places", place)

    async def let(self, happening: str) -> None:
        """Press one of the world's buttons."""
        await self.page.get_by_role("button", name=happening).click()

    async def command(self, name: str, **options: str) -> None:
        """Type a slash command into the composer, fill in its options, and send it."""
        composer = self.discord.get_by_label("Message", exact=True)
        await composer.click()
        await composer.press_sequentially(f"/{name}")
        await expect(self.discord.locator(".command-popup").get_by_text(f"/{name}").first).to_be_visible()
        await composer.press("Enter")
        for option, value in options.items():
            await self._fill(option, value)
        await self._send()

    async def click(self, label: str) -> None:
        """Press the newest button of this name in the conversation that can be pressed."""
        name = re.compile(rf"(^|\W){re.escape(label)}$")  # an emoji may stand before it
        await self.talk.get_by_role("button", name=name, disabled=False).last.click()

    async def press(self, beginning: str) -> None:
        """Press the newest button whose name begins so."""
        await self.talk.get_by_role("button", name=re.compile(rf"^{re.escape(beginning)}")).last.click()

    async def pick(self, select: str, *options: str) -> None:
        """Open the newest select of this name, in the conversation or in a form, and pick from it.

        Once more where the page was just being drawn anew, which closes an open select.
        """
        for attempt in range(ATTEMPTS):
            is_last = attempt == ATTEMPTS - 1
            try:
                await self._pick(select, options, patience=None if is_last else 3_000)
            except TimeoutError:
                if is_last:
                    raise
                continue
            return

    async def sees_form(self, title: str) -> None:
        """Wait until a form of this title is open."""
        await expect(self.discord.get_by_role("dialog", name=title)).to_be_visible()

    async def fill(self, **fields: str) -> None:
        """Fill in the open form and send it."""
        form = self.discord.get_by_role("dialog")
        for name, value in fields.items():
            await form.locator(f'[name="{name}"]').fill(value)
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_have_count(0)

    async def say(self, text: str) -> None:
        """Write a message, once more where the page was just being drawn anew."""
        box = self.discord.get_by_label("Message", exact=True)
        for _ in range(ATTEMPTS):
            await box.fill(text)
            await box.press("Enter")
            try:
                await expect(self.talk.get_by_text(text).last).to_be_visible(timeout=3_000)
            except AssertionError:
                continue
            return

    async def sees(self, text: str | re.Pattern[str]) -> None:
        """Wait until the conversation holds a text."""
        await expect(self.talk.get_by_text(text).last).to_be_visible()

    async def picture(self, name: str) -> None:
        """Keep what the page looks like, once nothing is under way: buttons rest meanwhile."""
        await expect(self.discord.locator('#preview-app[aria-busy="false"]')).to_have_count(1)
        self._pictures.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=self._pictures / f"{name}.png")

    async def _pick(self, select: str, options: Sequence[str], *, patience: float | None) -> None:
        await self.discord.get_by_role("combobox", name=select).last.click(timeout=patience)
        for option in options:
            offered = self.discord.get_by_role("option", name=option).locator("visible=true")
            await offered.click(timeout=patience)
        apply = self.discord.locator(".select-apply").locator("visible=true")
        if await apply.count():  # where several may be picked
            await apply.click(timeout=patience)

    async def _view(self, column: str, name: str) -> None:
        before = await self.page.locator("#frame").get_attribute("src")
        await self.page.locator(column).get_by_role("button", name=re.compile(f"(^|Channel ){name}")).click()
        await self.page.wait_for_function(SETTLED, arg=before)

    async def _send(self) -> None:
        """Press Send, once more where the page was just being drawn anew."""
        chip = self.discord.locator(".command-chip")
        for _ in range(ATTEMPTS):
            await self.discord.get_by_role("button", name="Send").click()
            try:
                await expect(chip).to_have_count(0, timeout=3_000)
            except AssertionError:
                continue
            return

    async def _fill(self, option: str, value: str) -> None:
        field = self.discord.locator(f'.command-option-input[data-option="{option}"]')
        if not await field.is_visible():
            offered = self.discord.locator(".command-popup").get_by_text(option, exact=True)
            if not await offered.is_visible():  # offered at once where no option is required
                await self.discord.get_by_role("button", name=re.compile(r"^\+\d+ more")).click()
            await offered.click()
        await field.click()
        await field.press_sequentially(value)
        if isinstance(value, Pick):
            await self.discord.get_by_role("option", name=value).first.click()
