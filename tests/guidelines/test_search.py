"""Questions as members ask them, over the shipped library."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import NotFound
from bot.guidelines.search.question import How
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.guidelines.conftest import SHIPPED

LIBRARY = Guidelines.load(SHIPPED, Taxonomy.load(SHIPPED))


def first(query: str, places: int = 1, **filters: str) -> list[str]:
    return [hit.entry.id for hit in LIBRARY.search(query, **filters).hits][:places]


@pytest.mark.parametrize(
    ("query", "entry_id"),
    [
        ("how do I stop hackers getting into our traffic light boxes", "traffic-signal-protection"),
        ("a researcher found a flaw in our pump controller, what now", "coordinate-a-report"),
        ("ransomware took our controllers", "offline-backups-and-restore"),
        ("small waterworks, no money", "water-utility-first-steps"),
        ("what shall we ask a bidder", "tender-minimum-baseline"),
        ("which vulnerability first", "triage-advisories"),
        ("a councillor asks why we should spend money now", "early-security-business-case"),
        ("who may see the cameras", "camera-system-hardening"),
        ("can a student test the equipment without hurting anybody", "safe-testing-rules"),
        ("a list of every device and its firmware version", "live-asset-inventory"),
        ("the technician wants to log in from home", "brokered-remote-access"),
        ("what can I ask my city about sensors in my street", "resident-and-ngo-questions"),
    ],
)
def test_a_question_in_own_words_finds_the_page_among_the_first_three(query: str, entry_id: str) -> None:
    assert entry_id in first(query, 3)


@pytest.mark.parametrize(
    ("query", "entry_id"),
    [
        ("SBOM", "require-sbom"),
        ("bill of materials", "require-sbom"),
        ("CCTV", "camera-system-hardening"),
        ("Shodan", "no-internet-facing-controls"),
        ("EOL", "support-period-in-contract"),
        ("CVD", "city-disclosure-policy"),
        ("VLAN", "segment-control-networks"),
        ("hard-coded password", "no-shared-default-passwords"),
        ("ANPR", "camera-system-hardening"),
        ("RFP", "tender-minimum-baseline"),
        ("OTA", "signed-updates"),
    ],
)
def test_words_of_the_field_find_what_they_mean(query: str, entry_id: str) -> None:
    assert entry_id in first(query, 3)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("defualt pasword", "default password"),
        ("segmentaton", "segmentation"),
        ("comissioning cheklist", "commissioning checklist"),
        ("ransomwear", "ransomware"),
        ("decomissioning", "decommissioning"),
        ("camrea hardning", "camera hardening"),
    ],
)
def test_what_is_mistyped_is_read_as_it_was_meant(query: str, meant: str) -> None:
    assert first(query) == first(meant) != []


def test_a_mistyped_title_comes_first() -> None:
    for entry in LIBRARY.all():
        swapped = entry.title[:7] + entry.title[8:9] + entry.title[7:8] + entry.title[9:]
        dropped = swapped[:-4] + swapped[-3:]
        assert first(dropped) == [entry.id]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("licence plates", "license plates"),
        ("authorised technicians", "authorized technicians"),
        ("control centre", "control center"),
        ("defences", "defenses"),
        ("programme funding", "program funding"),
        ("signalling", "signaling"),
        ("private fibre", "private fiber"),
    ],
)
def test_british_and_american_spelling_find_the_same(british: str, american: str) -> None:
    assert first(british, 5) == first(american, 5) != []


def test_filters_leave_only_what_concerns() -> None:
    for hit in LIBRARY.search("passwords and networks", audience="city", phase="deploy", domain="cctv").hits:
        assert "city" in hit.entry.personas
        assert "deploy" in hit.entry.phases
        assert {"cctv", "all"} & set(hit.entry.domains)
    assert "water-utility-first-steps" not in first("water pump", 5, domain="traffic")


def test_filters_that_exclude_everything_say_how_much_there_is_without_them() -> None:
    result = LIBRARY.search("traffic signal", audience="media")
    assert result.hits == ()
    assert result.elsewhere > 0


@pytest.mark.parametrize(
    "query", ["best pizza recipe", "quantum teleportation", "футбол", "🙂🙂", "?!", "the of and"]
)
def test_nothing_fits_is_said_honestly_with_the_nearest_topics(query: str, taxonomy: Taxonomy) -> None:
    result = LIBRARY.search(query)
    assert result.hits == ()
    assert result.nearest_topics
    assert set(result.nearest_topics) <= set(taxonomy.topics)


def test_the_topics_of_what_fits_in_part_are_the_nearest() -> None:
    assert LIBRARY.search("backup of unicorn pedigrees").nearest_topics[0] == "backup"


def test_a_result_shows_the_passage_that_answers_and_why() -> None:
    (hit, *_) = LIBRARY.search("defualt password in the manual").hits
    assert hit.heading == "Why it matters"
    assert hit.excerpt.startswith("A default password is one key for every unit ever sold")
    assert ("defualt", "default", How.SPELLING) in {(one.typed, one.found, one.how) for one in hit.why}
    (synonym,) = LIBRARY.search("Shodan").hits[0].why
    assert (synonym.typed, synonym.found, synonym.how) == ("shodan", "public internet", How.SYNONYM)


def test_results_come_best_first_and_not_too_many() -> None:
    scores = [hit.score for hit in LIBRARY.search("password network camera supplier", limit=4).hits]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "query",
    [
        "password " * 222,
        "pasword zzxqy controler " * 80,
        '"unbalanced AND (NEAR/3 title:* OR -',
        "'; DROP TABLE guidelines; --",
        "\x00\ud800\u202e",
        "ß ﬁ Å İ ǆ",
        "مرحبا بالعالم",
        "水道の安全",
        "a" * 2000,
    ],
)
def test_a_strange_question_is_answered_like_any_other(query: str) -> None:
    result = LIBRARY.search(query)
    assert result.hits or result.nearest_topics


@settings(max_examples=150, deadline=None, database=None)
@given(st.text(max_size=2000), st.sampled_from([None, "city", "media"]), st.sampled_from([None, "retire"]))
def test_no_question_fails(query: str, audience: str | None, phase: str | None) -> None:
    result = LIBRARY.search(query, audience=audience, phase=phase)
    assert result.hits or result.nearest_topics
    assert all(hit.excerpt and hit.score > 0 for hit in result.hits)


@settings(max_examples=60, deadline=None, database=None)
@given(
    st.lists(
        st.sampled_from(["pasword", "camera", "OTA", "the", "supplier's", "zzz", "62443-3-3", "≈3", "🙂"]),
        max_size=60,
    )
)
def test_no_mixture_of_words_fails(words: list[str]) -> None:
    LIBRARY.search(" ".join(words))
    LIBRARY.suggest(" ".join(words))


def test_suggestions_begin_with_titles_that_begin_so() -> None:
    assert LIBRARY.suggest("supp sec")[0] == (
        "Fix the security-support end date in the contract",
        "support-period-in-contract",
    )
    assert "camera-system-hardening" in [entry_id for _, entry_id in LIBRARY.suggest("cctv")]
    assert len(LIBRARY.suggest("")) == min(25, len(LIBRARY.all()))
    assert len(LIBRARY.suggest("", limit=3)) == 3


def test_an_entry_is_got_by_its_id_or_title() -> None:
    assert LIBRARY.get("require-sbom").title == "Ask for a component list with every release"
    assert LIBRARY.get("ask for a component list with every release ").id == "require-sbom"
    with pytest.raises(NotFound) as unknown:
        LIBRARY.get("nonsense")
    assert unknown.value.message_id == "guideline-unknown"


@pytest.mark.parametrize("query", ["lorawan", "end of life", "ETSI EN 303 645"])
def test_an_excerpt_is_taken_from_what_answers_not_from_the_references(query: str) -> None:
    hits = LIBRARY.search(query).hits
    assert hits
    assert "Where to read on" not in [hit.heading for hit in hits]


def test_a_search_finds_the_same_whether_or_not_the_library_was_prepared() -> None:
    prepared, fresh = (Guidelines.load(SHIPPED, Taxonomy.load(SHIPPED)) for _ in range(2))
    prepared.prepare()
    question = "who answers when a camera is hacked at night"
    assert [hit.entry.id for hit in prepared.search(question).hits] == [
        hit.entry.id for hit in fresh.search(question).hits
    ]
