"""The engine alone, over a handful of documents that have nothing to do with guidelines."""

import pytest

from bot.guidelines.search.engine import Engine
from bot.guidelines.search.fitting import fitting
from bot.guidelines.search.layer import Document
from bot.guidelines.search.passages import passages, shortened
from bot.guidelines.search.spelling import american
from bot.guidelines.search.stemming import stem
from bot.guidelines.search.synonyms import Synonyms
from bot.guidelines.search.weighing import Weighing, rarity

ZOO = [
    Document("cat", {"title": "Cats", "body": "A cat sleeps on the mat. It dreams of mice."}),
    Document(
        "dog",
        {"title": "Dogs", "body": "The dog barks at the cat and chases the postman over the air field."},
    ),
    Document("bird", {"title": "Birds of prey", "body": "Eagles and falcons hunt from the sky."}),
]


def found(query: str, *groups: list[str]) -> list[str]:
    return [one.key for one in Engine.over(ZOO, Synonyms(groups)).ask(query).ranked]


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    assert found("cats") == ["cat", "dog"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    street = [
        Document(key, {"body": text}) for key, text in [("a", "lamp pole"), ("b", "lamp"), ("c", "wire")]
    ]
    assert [one.key for one in Engine.over(street).ask("lamp pole").ranked] == ["a", "b"]
    assert Engine.over(street[1:] + street[1:2]).ask("lamp wire").ranked[0].key == "c"
    assert rarity(10, 1) > rarity(10, 5) > rarity(10, 10) > 0


def test_more_of_the_same_word_adds_less_and_less() -> None:
    worth = [Weighing().saturated(count) for count in (1.0, 2.0, 3.0)]
    assert worth[0] < worth[1] < worth[2] < 1
    assert worth[1] - worth[0] > worth[2] - worth[1]


def test_a_synonym_finds_either_way_and_phrases_keep_their_small_words() -> None:
    assert found("raptor") == []
    assert found("raptor", ["raptor", "bird of prey"]) == ["bird"]
    assert found("wireless", ["wireless", "over the air"]) == ["dog"]
    assert found("wireless", ["wireless", "under the air"]) == []


def test_only_what_is_allowed_is_found() -> None:
    ranked = Engine.over(ZOO).ask("cat", among={"dog"}).ranked
    assert [one.key for one in ranked] == ["dog"]


def test_coverage_is_the_share_of_the_question_that_a_document_holds() -> None:
    (best, *_) = Engine.over(ZOO).ask("cat mice").ranked
    assert (best.key, best.held_words, best.coverage) == ("cat", 2, 1.0)
    (half,) = Engine.over(ZOO).ask("eagles xylophone").ranked
    assert half.held_words == 1
    assert 0.2 < half.coverage < 0.8


def test_an_engine_over_nothing_finds_nothing() -> None:
    assert Engine.over([]).ask("cat").ranked == ()
    assert Engine.over([Document("empty", {"title": "", "body": ""})]).ask("cat").ranked == ()


# Examples of Porter's own paper.
STEMS = """caresses caress, ponies poni, cats cat, agreed agre, plastered plaster, sing sing, conflated
conflat, sized size, hopping hop, falling fall, hissing hiss, filing file, happy happi, sky sky,
relational relat, rational ration, digitizer digit, operator oper, decisiveness decis, formaliti
formal, triplicate triplic, electrical electr, goodness good, allowance allow, adjustable adjust,
replacement replac, adoption adopt, effective effect, rate rate, cease ceas, controll control,
roll roll"""


@pytest.mark.parametrize("pair", STEMS.replace("\n", " ").split(", "))
def test_words_lose_their_endings(pair: str) -> None:
    word, expected = pair.split()
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["", "a", "cve", "62443", "ipv6", "вода", "水道", "naïve"])
def test_what_is_no_english_word_is_left_alone(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("organisation", "organization"),
        ("colours", "colors"),
        ("travelling", "traveling"),
        ("hours", "hours"),
        ("calling", "calling"),
        ("defences", "defenses"),
    ],
)
def test_british_words_are_folded(word: str, expected: str) -> None:
    assert american(word) == expected


def test_lists_stay_whole_and_paragraphs_are_cut_at_their_sentences() -> None:
    long = "This sentence is long enough to stand by itself as the answer to what somebody may want to know."
    text = f"{long} Short. End.\n- [ ] **Do** this. And [that](https://example.org)."
    assert [(one.heading, one.text) for one in passages("Steps", text)] == [
        ("Steps", long),
        ("Steps", "Short. End."),
        ("Steps", "Do this. And that."),
    ]


def test_a_long_passage_is_cut_at_a_word() -> None:
    assert shortened("one two three, four", 16) == "one two three…"
    assert shortened("one two", 16) == "one two"


def test_small_words_may_stand_inside_a_phrase() -> None:
    assert found("cover of the ground", ["ground cover", "mat"]) == []
    assert found("cover the ground", ["cover ground", "mat"]) == ["cat"]


def test_several_names_of_one_thing_do_not_count_several_times() -> None:
    twice = Engine.over(ZOO, Synonyms([["falcon", "raptor"], ["falcon", "hunter"]])).ask("falcon").ranked[0]
    once = Engine.over(ZOO, Synonyms([["falcon", "raptor"]])).ask("falcon").ranked[0]
    assert twice.score == pytest.approx(once.score)


def test_irregular_forms_and_words_of_one_family_are_found_but_count_less() -> None:
    assert found("slept") == ["cat"]
    fails = [
        Document(key, {"body": text})
        for key, text in [("a", "it fails"), ("b", "a failure"), ("c", "it broke")]
    ]
    ranked = Engine.over(fails).ask("fail").ranked
    assert [one.key for one in ranked] == ["a", "b"]
    assert ranked[1].score < ranked[0].score
    assert [one.key for one in Engine.over(fails).ask("breaking").ranked] == ["c"]


@pytest.mark.parametrize("typed", ["birds of pray", "brids of prey", "Bird of prey", "birdsof prey"])
def test_a_title_is_recognised_in_spite_of_errors(typed: str) -> None:
    (best, *_) = Engine.over(ZOO).ask(typed).ranked
    assert (best.key, best.named) == ("bird", True)


def test_another_word_is_not_taken_for_a_typing_error() -> None:
    assert found("rats") == []  # no cats
    assert found("facons") == ["bird"]


def test_few_everyday_words_do_not_make_a_document_fit() -> None:
    field = Engine.over(ZOO, Synonyms([["postman", "mail carrier"]]))
    assert fitting(field.ask("unicorns barks xylophones quartz")) == ()
    assert [one.key for one in fitting(field.ask("is the mail carrier in danger here"))] == ["dog"]
    assert [one.key for one in fitting(field.ask("brids of prey"))] == ["bird"]


LAYERED = [
    *ZOO,
    Document(
        "alarm", {"title": "Alarms", "body": "What fails rings a bell. A raptor alarm wakes the keeper."}
    ),
    Document("pump", {"title": "Pumps", "body": "After a failure of the pump the keeper carries water."}),
]


@pytest.mark.parametrize("cut", [1, 3, 4])
@pytest.mark.parametrize(
    "query",
    [
        "cats",
        "keeper",
        "fail",
        "failure",
        "wader",
        "falcn",
        "birds of pray",
        "bird of prey alarm",
        "bell pump",
        "",
    ],
)
def test_layers_are_searched_as_if_they_had_been_read_together(query: str, cut: int) -> None:
    groups = Synonyms([["raptor", "bird of prey"], ["water", "wet"]])
    whole = Engine.over(LAYERED, groups).ask(query)
    layered = Engine.over(LAYERED[:cut], groups).joined_by(LAYERED[cut:]).ask(query)
    assert [one.key for one in layered.ranked] == [one.key for one in whole.ranked]
    assert [(one.coverage, one.named) for one in layered.ranked] == [
        (one.coverage, one.named) for one in whole.ranked
    ]
    thrice = Engine.over(LAYERED[:1], groups).joined_by(LAYERED[1:3]).joined_by(LAYERED[3:]).ask(query)
    assert [one.key for one in thrice.ranked] == [one.key for one in whole.ranked]
