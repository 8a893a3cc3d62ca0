"""The advisories both sides look in: a fixed seed, stored by the product, copied for the reference."""

import asyncio
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.advisories.models import Advisory
from bot.database.engine import Database

COUNT = 2000
NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
VENDORS = (
    "Siemens",
    "Schneider Electric",
    "Rockwell Automation",
    "Hitachi Energy",
    "Axis",
    "Hikvision",
    "Moxa",
    "Advantech",
)
PRODUCTS = (
    "gateway",
    "traffic controller",
    "camera",
    "meter",
    "building controller",
    "water pump drive",
    "switch",
)
FAULTS = (
    "stack overflow",
    "missing authentication",
    "path traversal",
    "hard-coded password",
    "command injection",
)
SECTORS = ("Energy", "Transportation Systems", "Water and Wastewater Systems", "Commercial Facilities")

REFERENCE = """
CREATE TABLE kept.advisory AS
    SELECT id, number, title, link, severity, cvss_score, vendor, product, cves, published_at FROM advisory;
CREATE UNIQUE INDEX kept.advisory_id ON advisory (id);
CREATE INDEX kept.advisory_published_at ON advisory (published_at, id);
"""


def advisory(index: int, chance: random.Random) -> Advisory:
    """Return one made-up advisory; the higher the index, the older."""
    vendor, product, fault = chance.choice(VENDORS), chance.choice(PRODUCTS), chance.choice(FAULTS)
    number = f"ICSA-{26 - index // 400:02}-{index % 400:03}-{index % 9 + 1:02}"
    published_at = NEWEST - timedelta(hours=9 * index, minutes=chance.randrange(60))
    return Advisory(
        identity=f"number:{number}",
        number=number,
        title=f"{vendor} {product}: {fault}",
        link=f"https://advisories.example/{number.lower()}",
        summary=f"Successful exploitation of {fault} in the {product} could allow an attacker to control it. "
        * 4,
        severity=chance.randrange(5),
        cvss_score=round(chance.uniform(3, 10), 1),
        cvss_version="3.1",
        vendor=vendor,
        product=product,
        cves=[f"CVE-2026-{chance.randrange(1000, 99999)}" for _ in range(chance.randrange(1, 5))],
        cwes=[f"CWE-{chance.randrange(20, 900)}"],
        sectors=[chance.choice(SECTORS)],
        domains=[],
        is_update=False,
        published_at=published_at,
        first_seen_at=published_at,
    )


async def fill(database_file: Path) -> None:
    """Store the advisories in the product's database, whose schema is already there."""
    chance = random.Random(2)
    database = Database.open(f"sqlite+aiosqlite:///{database_file}")
    try:
        async with database.transaction() as session:
            session.add_all(advisory(index, chance) for index in range(COUNT))
    finally:
        await database.close()


def copy(database_file: Path, reference_file: Path) -> None:
    """Copy what the reference shows into a database of its own."""
    with closing(sqlite3.connect(database_file)) as connection:
        connection.execute("ATTACH ? AS kept", (str(reference_file),))
        connection.executescript(REFERENCE)


def prepare(database_file: Path, reference_file: Path) -> None:
    """Fill both databases."""
    asyncio.run(fill(database_file))
    copy(database_file, reference_file)
