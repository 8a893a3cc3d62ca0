"""Time zones as people write them."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot.community.time_zones import local_time, time_zone
from bot.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Europe/Riga", "Europe/Riga"),
        ("europe/riga", "Europe/Riga"),
        (" Riga ", "Europe/Riga"),
        ("Rīga, Latvia", "Europe/Riga"),
        ("New York", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("Melbourne", "Australia/Melbourne"),
        ("CET", "CET"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("UTC+0", "UTC"),
        ("UTC+2", "UTC+02:00"),
        ("+02:00", "UTC+02:00"),
        ("GMT-3", "UTC-03:00"),
        ("utc +5:30", "UTC+05:30"),
        ("UTC−9.30", "UTC-09:30"),
        ("+0545", "UTC+05:45"),
    ],
)
def test_what_is_meant_is_understood(typed: str, meant: str) -> None:
    assert time_zone(typed) == meant


@pytest.mark.parametrize(
    ("typed", "suggestion"), [("Rgia", "Europe/Riga"), ("Europe/Helsinky", "Europe/Helsinki")]
)
def test_what_is_mistyped_gets_the_nearest_suggestions(typed: str, suggestion: str) -> None:
    with pytest.raises(BadInput) as refused:
        time_zone(typed)
    assert refused.value.message_id == "time-zone-unknown-but"
    assert suggestion in str(refused.value.arguments["suggestions"])


@pytest.mark.parametrize(
    ("typed", "why"),
    [("qqqqq", "time-zone-unknown"), ("UTC+15", "time-zone-too-far"), ("-13", "time-zone-too-far")],
)
def test_what_is_no_time_zone_is_refused(typed: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        time_zone(typed)
    assert refused.value.message_id == why


def test_the_time_there_is_told() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    times = {name: local_time(name, noon) for name in ("Europe/Riga", "UTC+05:30", "UTC", "UTC-09:30")}
    shown = {name: f"{time:%H:%M}" for name, time in times.items() if time}
    assert shown == {"Europe/Riga": "14:00", "UTC+05:30": "17:30", "UTC": "12:00", "UTC-09:30": "02:30"}
    assert local_time("Mars/Olympus", noon) is None
    assert local_time("../etc/passwd", noon) is None


def test_a_machine_without_time_zone_data_still_knows_distances_from_utc() -> None:
    program = """
import sys
sys.modules["tzdata"] = None
from datetime import UTC, datetime
from bot.community.time_zones import local_time, time_zone
from bot.errors import BadInput
print(time_zone("UTC+2"), local_time("Europe/Riga", datetime.now(UTC)))
try:
    time_zone("Riga")
except BadInput as refused:
    print(refused.message_id)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONTZPATH": ""}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["UTC+02:00", "None", "time-zone-names-unknown"]
