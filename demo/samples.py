"""The sample advisories and the feed that publishes them, in the shape of CISA's. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from html import escape
from itertools import islice

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{title}</title><link>{link}</link><language>en</language>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{link}</link><description>{text}</description>
<pubDate>{at}</pubDate><guid isPermaLink="false">/node/{number}</guid></item>"""
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{max-width:42rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}}</style>
<p>A sample advisory of the demo. Everything in it is invented.</p><h1>{title}</h1>{text}</html>"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One invented advisory."""

    vendor: str
    equipment: str
    cvss: str
    weakness: str
    cves: tuple[str, ...]
    sectors: str
    affected: str
    risk: str

    @property
    def title(self) -> str:
        """Its headline."""
        return f"{self.vendor} {self.equipment}"

    def text(self) -> str:
        """Return the body as HTML, with the headings and labels that CISA uses."""
        facts = {
            f"CVSS v3 {self.cvss}": "",
            "ATTENTION": "Exploitable remotely/low attack complexity",
            "Vendor": self.vendor,
            "Equipment": self.equipment,
            "Vulnerability": self.weakness,
        }
        return "".join(
            (
                _section("1. EXECUTIVE SUMMARY", _listed(facts)),
                _section("2. RISK EVALUATION", f"<p>{escape(self.risk)}</p>"),
                _section(
                    "3. TECHNICAL DETAILS", _listed({self.affected: "", **dict.fromkeys(self.cves, "")})
                ),
                _section("4. BACKGROUND", _listed({"CRITICAL INFRASTRUCTURE SECTORS": self.sectors})),
            )
        )


@dataclass(frozen=True, slots=True)
class Collection:
    """All samples in the order of publishing; the first `already` stand in the feed from the beginning."""

    title: str
    already: int
    advisories: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A sample that stands in the feed."""

    number: str
    sample: Sample
    at: datetime


@dataclass(slots=True)
class Press:
    """Publishes a collection bit by bit: one advisory, then two, then one."""

    collection: Collection
    published: list[Published] = field(default_factory=list[Published])
    _turns: int = 0

    def open(self, now: datetime) -> None:
        """Publish what stands in the feed from the beginning."""
        self._add(self.collection.already, now)

    def turn(self, now: datetime) -> list[Published]:
        """Publish the next one or two; nothing when all are out."""
        self._turns += 1
        return self._add(2 - self._turns % 2, now)

    @property
    def left(self) -> int:
        """How many are still to come."""
        return len(self.collection.advisories) - len(self.published)

    def find(self, number: str) -> Published | None:
        """Return what was published under a number."""
        return next((one for one in self.published if one.number == number), None)

    def _add(self, count: int, now: datetime) -> list[Published]:
        first = len(self.published)
        new = [
            Published(f"icsa-{now:%y-%j}-{position:02}", sample, now)
            for position, sample in islice(enumerate(self.collection.advisories, 1), first, first + count)
        ]
        self.published += new
        return new


def rss(title: str, base: str, published: Iterable[Published]) -> str:
    """Return the feed as a document, newest first; pages of advisories are below `base`."""
    items = "".join(
        ITEM.format(
            title=escape(one.sample.title),
            link=f"{base}/ics-advisories/{one.number}",
            text=escape(one.sample.text()),
            at=format_datetime(one.at),
            number=one.number,
        )
        for one in sorted(published, key=lambda one: one.number, reverse=True)
    )
    return FEED.format(title=escape(title), link=base, items=items)


def page(one: Published) -> str:
    """Return the page of an advisory."""
    return PAGE.format(title=escape(one.sample.title), text=one.sample.text())


def _section(heading: str, body: str) -> str:
    return f"<h2><strong>{escape(heading)}</strong></h2>{body}"


def _listed(facts: dict[str, str]) -> str:
    lines = (
        f"<li><strong>{escape(name)}</strong>{f': {escape(value)}' if value else ''}</li>"
        for name, value in facts.items()
    )
    return f"<ul>{''.join(lines)}</ul>"
