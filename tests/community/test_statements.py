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
        "https://canary.discord.com/invite/abc",
        "discord.com//invite/abc",
        "ｄｉｓｃｏｒｄ．ｇｇ／abc",
        "𝓭𝓲𝓼𝓬𝓸𝓻𝓭.𝓰𝓰/abc",
        "ⓓⓘⓢⓒⓞⓡⓓ.gg/abc",
        "dіsсоrd.gg/abc",  # Cyrillic
        "dïscörd.gg/abc",
        "di\u0336s\u0336cord.gg/abc",
        "dis\u00adcord\u2060.\u180eg\ufe0fg/abc",
        "dis\u3164cord.gg/abc",
        "discord\u3002gg/abc",
        "discord\u2024gg/abc",
        "discord%2Egg/abc",
        "discord[.]gg/abc",
        "discord (dot) gg/abc",
        "discord dot gg",
        r"discord\.gg/abc",
        "dis**cord**.gg/abc",
        "discord.||gg||/abc",
        "[our page](https://discord.gg/abc)",
        "[https://riga.example](<https://discord.com/invite/abc>)",
        "d i s c o r d . g g / a b c",
        "d\ni\ns\nc\no\nr\nd.gg/abc",
        "🇩🇮🇸🇨🇴🇷🇩.gg/abc",
        "discord://-/invite/abc",
        "dis.gd/abc",
    ],
)
def test_an_invitation_to_another_server_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        statement(text, ABOUT)
    assert refused.value.message_id == "statement-with-invite"


@pytest.mark.parametrize(
    "text",
    [
        "@everyone look",
        "@here",
        "@\u200beveryone",
        "hello <@&123>",
        "@EVERYONE",
        "＠everyone",
        "@еveryоne",  # Cyrillic
        "@every\u2060one",
        "@ev**ery**one",
        r"\@everyone",
        "@\u3164here",
        "<@1> <@2> <@!3> <@4>",
    ],
)
def test_a_mention_of_many_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        statement(text, ABOUT)
    assert refused.value.message_id == "statement-with-mass-mention"


@pytest.mark.parametrize(
    "text",
    [
        "mail me@example.org",
        "discord bots",
        "Everyone here likes SCADA",
        "O'Neill & Söhne",
        "Ask <@1> or <@2>",
        "Находки в Риге, Ελλάδα, 北京。",
        "There is discord. Good.",
        "See discord.com/developers for the interface",
        "A dot of colour, and a dot com company",
        "👩🏽‍🔧 at the pump station 🇱🇻",
    ],
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
