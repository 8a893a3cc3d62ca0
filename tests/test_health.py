"""What machines hear of a running bot."""

import asyncio
import socket

import aiohttp
import pytest

from bot.errors import OperatorError
from bot.health import serving_health


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def broken() -> bool:
    raise OSError("gone")


async def asked(address: tuple[str, int] | None, path: str) -> tuple[int, str]:
    assert address is not None
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{address[0]}:{address[1]}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_a_bot_whose_parts_are_well_is_ready() -> None:
    async with serving_health(("127.0.0.1", 0), {"gateway": yes, "database": yes}) as address:
        assert await asked(address, "/livez") == (200, "ok\n")
        assert await asked(address, "/readyz") == (200, '{"gateway": true, "database": true}')


async def test_a_part_that_is_down_or_fails_makes_it_unready_but_alive() -> None:
    async with serving_health(
        ("127.0.0.1", 0), {"gateway": no, "database": broken, "workers": yes}
    ) as address:
        status, text = await asked(address, "/readyz")
        assert (status, text) == (503, '{"gateway": false, "database": false, "workers": true}')
        assert (await asked(address, "/livez"))[0] == 200
        status, text = await asked(address, "/metrics")
        assert status == 200
        assert 'ssc_bot_ready{part="workers"} 1.0' in text
        assert 'ssc_bot_ready{part="gateway"} 0.0' in text
        assert "process_resident_memory_bytes" in text


async def test_a_busy_port_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OperatorError, match=f"HEALTH_ADDRESS: 127.0.0.1:{port} is in use") as caught:
            async with serving_health(("127.0.0.1", port), {}):
                pass
    assert caught.value.exit_code == 2


async def test_without_an_address_nothing_is_served() -> None:
    async with asyncio.timeout(5), serving_health(None, {}) as address:
        assert address is None
