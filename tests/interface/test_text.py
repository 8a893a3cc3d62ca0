"""Text from outside shows as it is, and nothing in it comes to life."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interface.text import ELLIPSIS, label, outside

LIVELY = st.text(
    alphabet=st.sampled_from("ab1 \\`*_~|>#-+.[]()<@:&!/\n\u202e\u200b…") | st.characters(), max_size=80
)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("plain title, CVE-2026-1234: 9.8 & more!", "plain title, CVE-2026-1234: 9.8 & more!"),
        (
            "**bold** __under__ ~~gone~~ ||spoiler||",
            r"\*\*bold\*\* \_\_under\_\_ \~\~gone\~\~ \|\|spoiler\|\|",
        ),
        ("[text](https://evil.example)", r"\[text\](https\://evil.example)"),
        ("@everyone and @HERE", "@\u200beveryone and @\u200bHERE"),
        (
            "<@123456789012345678> <@&1> <#2> <t:0:R> <:e:3> </a:4> <id:guide>",
            "\\<@\u200b123456789012345678> \\<@\u200b&1> \\<#2> \\<t:0:R> \\<:e:3> \\</a:4> \\<id:guide>",
        ),
        ("VU#1234 (Update A)", "VU#1234 (Update A)"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("> quote", r"\> quote"),
        ("`code`", r"\`code\`"),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\u202egpj.exe\u0000", "gpj.exe"),
        ("👩‍💻 ok", "👩‍💻 ok"),
    ],
)
def test_known_tricks_are_shown_as_text(given_text: str, shown: str) -> None:
    assert outside(given_text, 200) == shown


@given(LIVELY, st.integers(min_value=1, max_value=60))
def test_it_never_passes_its_limit_or_line(text: str, limit: int) -> None:
    for safe in (outside(text, limit), label(text, limit)):
        assert len(safe) <= limit
        assert safe.splitlines() in ([], [safe])


@given(LIVELY, st.integers(min_value=1, max_value=60))
def test_every_special_character_is_escaped_exactly_once(text: str, limit: int) -> None:
    safe = outside(text, limit)
    unescaped = re.sub(r"\\[^0-9A-Za-z\s]", "", safe)  # what Discord takes as an escape

    assert not re.search(r"[\\`*_~|\[\]<]|^[>#]|://|@(everyone|here|[!&]?\d)", unescaped, re.IGNORECASE)


@given(LIVELY)
def test_reading_the_escapes_gives_the_text_back(text: str) -> None:
    shown = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", outside(text, 1000)).replace("@\u200b", "@")

    assert shown == label(text, 1000)


@given(st.text(min_size=61, alphabet="ab*\\"))
def test_what_is_cut_says_so(text: str) -> None:
    assert outside(text, 60).endswith(ELLIPSIS)
