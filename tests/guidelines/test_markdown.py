"""An entry goes into a file and comes out of it as it was: shipped ones, and whatever a server may write."""

import string
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.guidelines import checks
from bot.guidelines.checks import Vocabulary
from bot.guidelines.entry import Change, Entry
from bot.guidelines.library import entry_of, load_library
from bot.guidelines.markdown import written
from bot.guidelines.own.text import OwnText, faults_of, tidied
from bot.guidelines.page import parsed
from bot.guidelines.standards import load_publications
from bot.taxonomy import Taxonomy
from tests.guidelines.conftest import SHIPPED

TAXONOMY = Taxonomy.load(SHIPPED)
PUBLICATIONS = load_publications(SHIPPED)
LIBRARY = load_library(SHIPPED, TAXONOMY)
TYPED = st.text(max_size=40) | st.text(
    alphabet=string.ascii_letters + "# -[]x\n\r\"'\\+\x7f\u2028", max_size=80
)


def test_every_shipped_entry_comes_back_from_its_file() -> None:
    for entry in LIBRARY.values():
        assert entry_of(parsed(f"{entry.id}.md", written(entry)), PUBLICATIONS) == entry


def entry_with(text: OwnText, changes: tuple[Change, ...], credit: str) -> Entry:
    return Entry(
        id="own--a-b-12",
        title=text.title,
        gist=text.gist,
        personas=("city",),
        domains=("all",),
        phases=("plan", "operate"),
        topics=("privacy",),
        sources=(),
        related=(),
        licence=checks.LICENCE,
        reviewed=date(2026, 11, 25),
        version=len(changes) + 1,
        sections=text.sections,
        changes=changes,
        credit=credit,
    )


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    typed=st.builds(
        OwnText,
        title=TYPED.map("A title ".__add__),
        gist=TYPED.map("What to do in short ".__add__),
        text=st.lists(TYPED | st.sampled_from(["\n## More\n", "\n- [ ] Do it.\n"]), max_size=8).map(
            lambda parts: "".join(["- [ ] Begin.\n", *parts])
        ),
    ),
    credit=st.text(max_size=30).map(str.strip),
    whats=st.lists(
        st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split()) or "x"), max_size=3
    ),
)
def test_whatever_is_accepted_from_a_server_comes_back_from_its_file(
    typed: OwnText, credit: str, whats: list[str]
) -> None:
    text = tidied(typed)
    if faults_of(text, is_new=True):
        return
    changes = tuple(Change(version, date(2026, 1, 1), what) for version, what in enumerate(whats, 2))
    entry = entry_with(text, changes, credit)
    page = parsed(f"{entry.id}.md", written(entry))
    assert entry_of(page, PUBLICATIONS) == entry
    found = checks.faults_of(page, Vocabulary.of(TAXONOMY, PUBLICATIONS, set(LIBRARY)))
    assert [fault.wrong for fault in found if not is_only_for_files(fault.wrong)] == []


def is_only_for_files(wrong: str) -> bool:
    """Tell whether a fault is one that only the shipped library has: sources, a full page, a lasting id."""
    return wrong in {"cites no source", "the file's name is not an id"} or (
        wrong.startswith("has ") and ("words" in wrong)
    )


@pytest.mark.parametrize(
    ("change", "message_id"),
    [
        ({"title": "Hm"}, "statement-too-short"),
        ({"gist": "Join discord.gg/abc for more"}, "statement-with-invite"),
        ({"text": "- [ ] Tell @everyone about the poles."}, "statement-with-mass-mention"),
        ({"text": "Begin.\n## One\n- [ ] Look at the poles."}, "library-text-before-heading"),
        ({"text": "Look at the poles, and count them."}, "library-no-step"),
        ({"text": "## One\n- [ ] Look at the poles.\n## One\nAgain."}, "library-heading-unusable"),
        ({"text": f"## {'a' * 41}\n- [ ] Look at the poles."}, "library-heading-unusable"),
        ({"text": "## One\n## Two\n- [ ] Look at the poles."}, "library-section-unusable"),
        ({"text": f"- [ ] Look at the poles. {'a' * 3000}"}, "library-section-unusable"),
        ({"text": "\n".join(f"## {n}\n- [ ] Look there." for n in range(9))}, "library-too-many-sections"),
        ({"text": "- [ ] Read http://city.example/poles"}, "library-link-not-https"),
        ({"text": "- [ ] Read https://city.example/?utm_source=x today"}, "library-link-tracking"),
        ({"text": "- [ ] Read https://mayor@city.example/ today"}, "library-link-malformed"),
        ({"text": "- [ ] Read https://localhost/poles today"}, "library-link-malformed"),
        ({"text": "- [ ] Read [www.cisa.gov](https://evil.example)"}, "library-link-disguised"),
        ({"text": "- [ ] Read [this](poles.html) today"}, "library-link-malformed"),
    ],
)  # fmt: skip
def test_what_a_server_writes_keeps_the_rules_of_files(change: dict[str, str], message_id: str) -> None:
    good = {
        "title": "Look at the poles",
        "gist": "Look at each pole once a year.",
        "text": "- [ ] Look at them all.",
    }
    assert faults_of(tidied(OwnText(**good)), is_new=True) == ()
    found = faults_of(tidied(OwnText(**{**good, **change})), is_new=True)
    assert [fault.message_id for fault in found] == [message_id]


def test_a_change_says_what_changed() -> None:
    text = OwnText("Look at the poles", "Look at each pole once a year.", "- [ ] Look at them all.")
    assert [fault.message_id for fault in faults_of(tidied(text), is_new=False)] == ["statement-too-short"]


def test_a_link_that_says_where_it_leads_is_fine() -> None:
    text = "- [ ] Read [the page of CISA](https://www.cisa.gov/a_(b)) and (https://cisa.gov/x), please."
    written = OwnText("Look at the poles", "Look at each pole once a year.", text)
    assert faults_of(tidied(written), is_new=True) == ()
