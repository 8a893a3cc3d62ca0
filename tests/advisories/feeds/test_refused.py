"""What is not taken for a feed, and the reason given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import BadInput
from tests.advisories.feeds.reading import read, rss, sample

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


DAMAGE = (b"<", b"&", b"]]>", b"<![CDATA[", b"<!--", b"&#xD800;", b"\x00", b"xml:base='//['")


def refusal(body: bytes | str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read(body)
    return caught.value


@pytest.mark.parametrize(
    ("body", "message_id"),
    [
        ("", "feed-empty"),
        (" \n\ufeff ", "feed-empty"),
        ('{"feed": "<rss version=\'2.0\'/>"}', "feed-not-a-feed"),
        ("[]", "feed-not-a-feed"),
        ("hello", "feed-not-a-feed"),
        ('<?xml version="1.0"?><urlset/>', "feed-not-a-feed"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "feed-not-a-feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "feed-not-a-feed"),
        ("<!DOCTYPE html><html><body><rss></rss></body></html>", "feed-web-page"),
        ("<!-- x --><html><p>x", "feed-web-page"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes | str, message_id: str) -> None:
    assert refusal(body).message_id == message_id


def test_a_web_page_gives_the_feed_that_it_names() -> None:
    page = '<html><link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"></html>'
    error = refusal(page)
    assert (error.message_id, error.arguments["link"]) == (
        "feed-web-page-with-feed",
        "https://feeds.example/rss?a=1&b=2",
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "https://x.example/ <@1>", ""])
def test_a_link_that_is_none_is_not_passed_on(href: str) -> None:
    error = refusal(f'<html><link rel="alternate" type="application/atom+xml" href="{href}"></html>')
    assert error.message_id == "feed-web-page" or error.arguments["link"] == "https://feeds.example/feed.xml"


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
        '<!-- <a> --><!DOCTYPE rss [<!ENTITY a "b">]>',
        '<!DOCTYPE rss [<!ENTITY a "b"> broken',
    ],
)
def test_entity_declarations_are_refused(declaration: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        body = (declaration + rss("<title>&l9;&xxe;</title>")).encode(encoding)
        assert refusal(body).message_id == "feed-declares-entities"


def test_a_document_that_was_cut_off_anywhere_is_refused() -> None:
    whole = sample("list-layout.xml")
    for end in range(600, len(whole.rstrip()) - 1, 97):
        assert refusal(whole[:end]).message_id == "feed-incomplete"


def test_too_many_entries_are_refused() -> None:
    assert refusal(rss(*["<title>x</title>"] * 2001)).message_id == "feed-too-complex"


def is_read_or_refused(body: bytes) -> bool:
    try:
        read(body)
    except BadInput:
        return True
    return True


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_garbage_is_refused_with_a_reason(body: bytes) -> None:
    assert is_read_or_refused(body)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["list-layout.xml", "atom-content.xml", "structured.rdf", "news-091.xml"]),
    st.integers(0, 4000),
    st.binary(max_size=12) | st.sampled_from(DAMAGE),
    st.integers(0, 200),
)
def test_a_damaged_feed_is_read_or_refused(name: str, at: int, damage: bytes, cut: int) -> None:
    body = sample(name)
    assert is_read_or_refused(body[:at] + damage + body[at + cut :])
