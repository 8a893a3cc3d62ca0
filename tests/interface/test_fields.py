"""The fields of forms are as long as what they ask for may be."""

import discord

from bot.community.statements import Limit
from bot.interface.doors import Form
from bot.interface.fields import add_field, text_field
from bot.sentences import Sentences
from tests.guidelines.conftest import SHIPPED


def test_what_needs_no_text_may_stay_empty() -> None:
    free, needed = text_field("free", Limit(10)), text_field("needed", Limit(10, least=3))
    assert (free.required, free.min_length, free.max_length) == (False, None, 10)
    assert (needed.required, needed.min_length, needed.max_length) == (True, 3, 10)


def test_what_is_too_short_can_be_taken_so_that_it_is_not_lost() -> None:
    field = text_field("kept", Limit(10, least=3), takes_short=True)
    assert (field.required, field.min_length) == (True, None)


def test_what_is_filled_in_fits_and_nothing_is_no_text() -> None:
    assert text_field("long", Limit(3), "abcdef").default == "abc"
    assert text_field("none", Limit(3), "").default is None


async def test_a_field_stands_below_its_label_with_a_hint() -> None:
    form = Form(title="Why?")
    add_field(form, Sentences.load(SHIPPED), "deny-reason", "en", text_field("reason", Limit(10)))
    (label,) = form.children
    assert isinstance(label, discord.ui.Label)
    assert (label.text, label.description) == ("Reason", "The applicant reads it: say what is missing")
