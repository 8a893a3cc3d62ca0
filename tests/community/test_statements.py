"""What members may write of themselves."""

import pytest

from bot.community.statements import ABOUT, EVIDENCE, ORGANISATION, link, statement
from bot.errors import BadInput


@pytest.mark.parametrize(
    "text",
    [
        "Join us at discord.gg/abc",
        "https://discord.com/invite/abc",
        "DISCORDAPP.COM/INVITE/abc",
        "discord . gg / abc",
        "dis\u200bcord.gg/abc",
        "dsc.gg/abc",
    ],
)
def test_an_invitation_to_another_server_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        statement(text, ABOUT)
    assert refused.value.message_id == "statement-with-invite"


@pytest.mark.parametrize("text", ["@everyone look", "@here", "@\u200beveryone", "hello <@&123>", "@EVERYONE"])
def test_a_mention_of_many_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        statement(text, ABOUT)
    assert refused.value.message_id == "statement-with-mass-mention"


@pytest.mark.parametrize(
    "text", ["mail me@example.org", "discord bots", "Everyone here likes SCADA", "O'Neill & Söhne"]
)
def test_plain_words_are_kept_as_they_are(text: str) -> None:
    assert statement(f"  {text}\n", ABOUT) == text


def test_length_is_limited_both_ways() -> None:
    assert statement("", ORGANISATION) == ""
    assert len(statement("x" * ABOUT.most, ABOUT)) == ABOUT.most
    for text, limit in (("x" * (ABOUT.most + 1), ABOUT), ("hm", EVIDENCE)):
        with pytest.raises(BadInput):
            statement(text, limit)


def test_a_link_is_a_web_address_or_nothing() -> None:
    assert link("  ") == ""
    assert link("https://riga.example/staff") == "https://riga.example/staff"
    for text in ("riga.example", "javascript:alert(1)", "https://riga.example two", "https://localhost"):
        with pytest.raises(BadInput):
            link(text)
