"""The parser's process: its limits, and that it never gives the answer to another question."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest

from bot.advisories.feeds.parse import Parser
from bot.errors import BadInput
from tests.advisories.feeds.reading import URL, read, rss, sample

ROOT = Path(__file__).parents[3]
NESTED = b'<rss version="2.0"><channel>' + b"<a>" * 1_700_000 + b"</channel></rss>"


@pytest.fixture
async def parser() -> AsyncIterator[Parser]:
    parser = Parser()
    yield parser
    await parser.close()
    assert children() == []


def children() -> list[psutil.Process]:
    """The parsers that this test process has running."""
    return [child for child in psutil.Process().children() if is_parser(child)]


def is_parser(process: psutil.Process) -> bool:
    try:
        return "bot.advisories.feeds.child" in process.cmdline()
    except psutil.Error:  # it has just ended
        return False


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


async def parsed_title(parser: Parser, body: bytes | str) -> str:
    content = body.encode() if isinstance(body, str) else body
    return (await parser.parse(content, url=URL, content_type="text/xml")).title


async def test_the_process_gives_what_the_parser_read(parser: Parser) -> None:
    for path in sorted((Path(__file__).parent / "samples").iterdir()):
        document = await parser.parse(sample(path.name), url=URL, content_type="text/xml")
        assert document == read(sample(path.name))


async def test_one_process_serves_all_and_refusals_do_not_end_it(parser: Parser) -> None:
    await parsed_title(parser, rss())
    first = children()
    with pytest.raises(BadInput, match="feed-web-page"):
        await parsed_title(parser, "<html></html>")
    titles = [parsed_title(parser, rss(channel=f"<title>{n}</title>")) for n in range(20)]
    assert await asyncio.gather(*titles) == [str(n) for n in range(20)]
    assert children() == first


async def test_the_process_sees_none_of_our_environment(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    await parsed_title(parser, rss())
    assert list(children()[0].environ()) == ["PYTHONPATH"]


async def test_five_megabytes_of_nested_tags_end_with_the_time_limit_and_harm_nobody() -> None:
    parser = Parser(seconds=3)
    with pytest.raises(BadInput, match="feed-too-complex"):
        await parsed_title(parser, NESTED)
    assert await parsed_title(parser, rss()) == "News"
    await parser.close()


async def test_a_process_that_was_killed_is_replaced(parser: Parser) -> None:
    await parsed_title(parser, rss())
    os.kill(children()[0].pid, signal.SIGKILL)
    with pytest.raises(BadInput, match="feed-too-complex"):
        await parsed_title(parser, rss())
    assert await parsed_title(parser, rss()) == "News"


async def test_a_question_that_was_given_up_does_not_answer_the_next(parser: Parser) -> None:
    await parsed_title(parser, rss())
    asked = asyncio.create_task(parsed_title(parser, NESTED))
    await until(lambda: children()[0].cpu_times().user > 0.2)
    asked.cancel()
    assert await parsed_title(parser, rss(channel="<title>next</title>")) == "next"
    with pytest.raises(asyncio.CancelledError):
        await asked


async def test_the_process_may_use_only_so_much_memory(parser: Parser) -> None:
    await parsed_title(parser, rss())
    assert children()[0].rlimit(psutil.RLIMIT_AS) == (512 * 2**20, 512 * 2**20)


async def test_an_idle_process_ends_and_comes_back() -> None:
    parser = Parser(idle_seconds=0.05)
    await parsed_title(parser, rss())
    await until(lambda: children() == [])
    assert await parsed_title(parser, rss()) == "News"
    await parser.close()


def test_what_parses_is_not_loaded_into_the_bot() -> None:
    code = (
        "import sys, bot.advisories.feeds.parse;"
        "sys.exit(len({'feedparser', 'selectolax'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
