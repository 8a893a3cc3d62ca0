"""Which addresses are never reached (DESIGN.md promise 5)."""

from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import MemberFacingError
from bot.fetching import AddressRefused, Fetcher, FetchFailed
from bot.fetching.address import is_public
from tests.fetching.serving import Resolver, redirect, serving, text

NOBODY: frozenset[tuple[str, int | None]] = frozenset()


async def refusal(url: str, fetcher: Fetcher) -> MemberFacingError:
    with pytest.raises((AddressRefused, FetchFailed)) as caught:
        await fetcher.get(url)
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "https://192.168.0.1/",
    ],
)
async def test_private_literals_are_refused(url: str) -> None:
    async with Fetcher(NOBODY) as fetcher:
        assert (await refusal(url, fetcher)).message_id == "fetch-address-refused"


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:///etc/passwd", "example.org", "", "http://", "http://[::1", "http://a:b/",
     "https://example.org/" + "x" * 2100, "http://0x7f000001/", "http://2130706433/"],
)  # fmt: skip
async def test_what_is_no_web_address_is_refused_with_a_sentence(url: str) -> None:
    async with Fetcher(NOBODY, resolver=Resolver()) as fetcher:
        assert (await refusal(url, fetcher)).message_id in {
            "fetch-url-invalid",
            "fetch-unknown-host",
            "fetch-not-http",
            "fetch-address-refused",
        }


async def test_other_ports_and_passwords_are_refused() -> None:
    async with Fetcher(NOBODY) as fetcher:
        assert (await refusal("http://example.org:22/", fetcher)).message_id == "fetch-port-refused"
        assert (
            await refusal("http://me:secret@example.org/", fetcher)
        ).message_id == "fetch-url-with-password"


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:192.168.1.1", "fd00::1"])
async def test_a_name_that_leads_to_a_private_address_is_refused(address: str) -> None:
    async with Fetcher(NOBODY, resolver=Resolver(address)) as fetcher:
        error = await refusal("http://feeds.example/", fetcher)
    assert (error.message_id, error.arguments) == ("fetch-address-refused", {"host": "feeds.example"})


async def test_an_allowed_host_may_not_send_us_to_a_private_one() -> None:
    async with (
        serving(
            {"/": redirect("http://169.254.169.254/"), "/other": redirect("http://localhost:1/")}
        ) as server,
        Fetcher(frozenset({("127.0.0.1", server.port)})) as fetcher,
    ):
        assert (await refusal(server.url("/"), fetcher)).message_id == "fetch-address-refused"
        assert (await refusal(server.url("/other"), fetcher)).message_id == "fetch-port-refused"


async def test_a_name_that_resolves_differently_the_second_time_is_refused() -> None:
    async with serving({"/": text("first")}) as server:
        allowed = frozenset({("good.example", server.port)})
        async with Fetcher(allowed, resolver=Resolver("127.0.0.1", "127.0.0.1")) as fetcher:
            fetched = await fetcher.get(f"http://good.example:{server.port}/")
            error = await refusal("http://rebound.example/", fetcher)
    assert fetched.body == b"first"
    assert error.message_id == "fetch-address-refused"


async def test_a_host_may_be_allowed_on_one_port_only() -> None:
    async with serving({"/": text("here")}) as server:
        async with Fetcher(frozenset({("127.0.0.1", 1)})) as fetcher:
            assert (await refusal(server.url("/"), fetcher)).message_id == "fetch-port-refused"
        async with Fetcher(frozenset({("127.0.0.1", server.port)})) as fetcher:
            assert (await fetcher.get(server.url("/"))).body == b"here"


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="224.0.0.0/4"))
def test_a_denied_address_is_denied_in_every_disguise(address: IPv4Address) -> None:
    assert not is_public(address)
    assert not is_public(ip_address(f"::ffff:{address}"))
    assert not is_public(ip_address(int(address) + int(ip_address("64:ff9b::"))))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_reached(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["192.0.0.8", "192.88.99.1", "2002:7f00:1::", "100.64.0.1", "240.0.0.1", "255.255.255.255",
     "fec0::1", "ff02::1", "2001::1", "fe80::1", "198.18.0.1", "203.0.113.5"],
)  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))
