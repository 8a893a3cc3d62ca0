"""A file with a mistake is refused, and whoever wrote it is told file, line and what to do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.guidelines.entry import Standing
from bot.guidelines.faults import LibraryBroken
from bot.guidelines.library import load_library
from bot.guidelines.report import faults_in
from bot.guidelines.service import Guidelines
from bot.taxonomy import Taxonomy
from tests.guidelines.conftest import PAGE, SHIPPED

LONG = "word " * 100


def _change(version: int, what: str = "Better.") -> str:
    return f'[[changes]]\nversion = {version}\ndate = 2026-12-01\nwhat = "{what}"\n'


def test_the_shipped_library_has_no_fault() -> None:
    assert faults_in(SHIPPED) == ()


@pytest.mark.parametrize(
    ("old", "new", "wrong", "fix"),
    [
        ('id = "early-security-business-case"', 'id = "late"', "id is 'late'", "make it 'early-security-"),
        ('licence = "CC-BY-4.0"', 'licence = "MIT"', "another one", "use 'CC-BY-4.0'"),
        ("version = 2", "version = 0", "version is below 1", "begin with 1"),
        ("version = 2", 'version = "2"', "version is not a whole number", "write it as one"),
        ("version = 2", "version = true", "version is not a whole number", "write it as one"),
        ("reviewed = 2026-11-23", 'reviewed = "today"', "reviewed is not a date", "write it as one"),
        ('gist = "Put', f'gist = "{LONG}{LONG}Put', "gist has 1", "shorten it to 300"),
        ('title = "Make', f'title = "{LONG}Make', "title has 5", "shorten it to 100"),
        ('title = "Make the funding case for security at concept stage"', 'title = ""', "empty", "write"),
        ('personas = ["city", "government"]', "personas = []", "personas is empty", "data/taxonomy.toml"),
        ('personas = ["city", "government"]', 'personas = ["mayor"]', "word 'mayor'", "data/taxonomy.toml"),
        ('personas = ["city", "government"]', 'personas = ["city", "city"]', "one twice", "remove"),
        ('personas = ["city", "government"]', "personas = [1]", "holds more than texts", "quote"),
        ('domains = ["all"]', 'domains = ["moon"]', "unknown word 'moon'", "data/taxonomy.toml"),
        ('phases = ["plan"]', 'phases = ["dream"]', "unknown word 'dream'", "data/taxonomy.toml"),
        ('topics = ["cost-benefit"', 'topics = ["money"', "unknown word 'money'", "data/taxonomy.toml"),
        ('related = ["tender', 'related = ["nowhere", "tender', "'nowhere', which is no entry", "write that"),
        ('related = ["tender', 'related = ["early-security-business-case", "tender', "itself", "remove it"),
        ("licence =", "lisence = 1\nlicence =", "lisence is not a known field", "remove it"),
        ('key = "ssc-mission"', 'key = "hearsay"', "unknown source 'hearsay'", "data/standards/sources.toml"),
        ('clauses = ["§3.2"]', 'clauses = ["§99"]', "cites '§99' of nist-82", "data/standards/sources.toml"),
        ('clauses = ["§3.2"]', 'clauses = "§3.2"', "a source is malformed", "list of texts"),
        ('clauses = ["§3.2"]', 'page = "12"', "page is not a field of a source", "use key"),
        ("## Why it matters", "Hello\n\n## Why it matters", "text before its first heading", "below a ##"),
        ("## Why it matters\n", f"## Why it matters\n{LONG * 40}\n", "has 2", "fit one Discord message"),
        ("## How to check it", "## What to do", "'What to do' is used twice", "its own heading"),
    ],
)  # fmt: skip
def test_a_fault_names_its_file_its_line_and_how_to_mend_it(
    old: str, new: str, wrong: str, fix: str, data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    line = break_page(old, new)
    faults = [fault for fault in faults_in(data_dir) if wrong in fault]
    assert len(faults) == 1
    file, at, said = faults[0].split(":", 2)
    assert file == PAGE
    assert abs(int(at) - line) <= 3  # the table or heading that holds what is wrong
    assert fix in said.rpartition("; ")[2] or fix in said


def test_a_reader_of_an_older_version_is_told_what_changed_since(
    taxonomy: Taxonomy, data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    break_page("version = 2\n", "version = 4\n")
    break_page("\n+++\n", f"\n{_change(3, 'Prices are newer.')}\n{_change(4, 'One step less.')}\n+++\n")
    entry = load_library(data_dir, taxonomy)["early-security-business-case"]
    assert [change.what for change in entry.changes_since(2)] == ["Prices are newer.", "One step less."]
    assert [change.version for change in entry.changes_since(0)] == [2, 3, 4]
    assert entry.changes_since(4) == ()
    assert entry.changes[1].date == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("old", "new", "wrong", "fix"),
    [
        ("version = 2\n", "version = 3\n", "does not say what changed with version 3", "[[changes]]"),
        ("[[changes]]\nversion = 2", "[[changes]]\nversion = 3", "of version 3, which there is not", "raise"),
        ("[[changes]]", f"{_change(2)}\n[[changes]]", "change of version 2 twice", "oldest first"),
        ('what = "', f'what = "{LONG * 3}', "a change is malformed", "at most 200"),
        ("date = 2026-11-23", 'date = "today"', "a change is malformed", "2026-11-23"),
        ("date = 2026-11-23", "", "a change is malformed", "what, a sentence"),
    ],
)  # fmt: skip
def test_every_version_from_the_second_on_says_what_changed(
    old: str, new: str, wrong: str, fix: str, data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    break_page(old, new)
    found = [fault for fault in faults_in(data_dir) if wrong in fault]
    assert len(found) == 1
    assert fix in found[0]


def test_a_missing_field_is_named(data_dir: Path, break_page: Callable[[str, str], int]) -> None:
    break_page("version = 2\n", "")
    assert faults_in(data_dir) == (f"{PAGE}:1: version is missing; add version = … as a whole number",)


def test_front_matter_that_is_not_toml_names_the_line(
    data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    line = break_page('phases = ["plan"]', "phases = plan")
    (fault,) = faults_in(data_dir)
    assert fault.startswith(f"{PAGE}:{line}: front matter is not TOML")


@pytest.mark.parametrize("content", ["", "no front matter", "+++\nid = 1", "\n+++\n+++\n"])
def test_a_file_without_front_matter_is_a_fault(content: str, data_dir: Path) -> None:
    (data_dir / "guidelines" / "new.md").write_text(content, encoding="utf-8")
    assert faults_in(data_dir) == (
        "new.md:1: has no front matter; put TOML between two lines of +++ at its top",
    )


def test_a_file_that_is_no_text_is_a_fault(data_dir: Path) -> None:
    (data_dir / "guidelines" / "new.md").write_bytes(b"\xff\xfe\x00")
    (fault,) = faults_in(data_dir)
    assert fault.startswith("new.md:1: cannot be read")


def test_all_faults_of_all_files_are_told_at_once(data_dir: Path, taxonomy: Taxonomy) -> None:
    folder = data_dir / "guidelines"
    for path, old in ((folder / PAGE, '"plan"'), (folder / "require-sbom.md", '"procure"')):
        path.write_text(path.read_text().replace(old, '"dream"').replace('"CC-BY-4.0"', '"MIT"'))
    with pytest.raises(LibraryBroken) as broken:
        Guidelines.load(data_dir, taxonomy)
    assert [fault.file for fault in broken.value.faults] == [PAGE] * 2 + ["require-sbom.md"] * 2
    assert broken.value.line.startswith(f"The guideline library has a fault: {PAGE}:")
    assert "(and 3 more: see `ssc-bot guidelines lint`)" in broken.value.line


def test_faults_of_every_kind_of_file_are_told_at_once(data_dir: Path) -> None:
    replaced = {
        f"guidelines/{PAGE}": ('"plan"', '"dream"'),
        "standards/sources.toml": ('publisher = "Securing', 'publishr = "Securing'),
        "weaknesses.toml": ('topics = ["', 'topics = ["unicorns", "'),
        "synonyms.toml": ("groups = [", "groups = [["),
    }
    for name, (old, new) in replaced.items():
        path = data_dir / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = [fault.split(":")[0] for fault in faults_in(data_dir)]
    assert set(told) == {PAGE, "standards/sources.toml", "weaknesses.toml", "synonyms.toml"}
    assert all(fault.split(":")[1].isdigit() and "; " in fault for fault in faults_in(data_dir))
    (source,) = [fault for fault in faults_in(data_dir) if "has no publisher" in fault]
    line = (data_dir / "standards/sources.toml").read_text().splitlines()[int(source.split(":")[1]) - 1]
    assert line == "[ssc-mission]"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("## Why it matters\n", "## Why it matters\nSee http://www.cisa.gov/x.\n", "cisa.gov/x is not https"),
        ("## Why it matters\n", "## Why it matters\nSee https://evil.example/x\n", "links to evil.example"),
        ("## Why it matters\n", "## Why it matters\n[Cisa.gov](https://www.etsi.org/)\n", "words seem"),
        ("## Why it matters\n", "## Why it matters\nhttps://www.cisa.gov/?utm_id=1\n", "follows its readers"),
        ('gist = "', 'gist = "See https://www.etsi.org:x/ ', "no whole address"),
    ],
)  # fmt: skip
def test_a_link_leads_over_https_to_a_source(
    old: str, new: str, wrong: str, data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    line = break_page(old, new)
    (fault,) = faults_in(data_dir)
    assert wrong in fault
    assert abs(int(fault.split(":")[1]) - line) <= 1


def test_a_link_to_a_source_is_fine(data_dir: Path, break_page: Callable[[str, str], int]) -> None:
    break_page("## Why it matters\n", "## Why it matters\nSee [the list](https://www.cisa.gov/a_(b)).\n")
    assert faults_in(data_dir) == ()


def test_a_source_has_an_address_that_works(data_dir: Path) -> None:
    path = data_dir / "standards" / "sources.toml"
    path.write_text(path.read_text().replace("https://www.etsi.org", "http://www.etsi.org", 1))
    (fault,) = [fault for fault in faults_in(data_dir) if "sources.toml" in fault]
    assert "the url of etsi-303645 is not https" in fault


def test_a_page_that_does_not_fit_one_message_is_a_fault(
    data_dir: Path, break_page: Callable[[str, str], int]
) -> None:
    line = break_page("## Why it matters\n", f"## Why it matters\n{'a' * 2450}\n")
    (fault,) = faults_in(data_dir)
    assert fault.startswith(f"{PAGE}:{line}: this page is ")
    assert "characters too long for one Discord message" in fault


def test_an_empty_library_is_a_fault(data_dir: Path) -> None:
    for path in (data_dir / "guidelines").glob("*.md"):
        path.unlink()
    assert faults_in(data_dir) == ("guidelines:1: holds no guideline; add files called <id>.md",)


@pytest.mark.parametrize(
    "name", ["taxonomy.toml", "synonyms.toml", "weaknesses.toml", "standards/sources.toml"]
)
def test_what_belongs_to_the_library_is_checked_too(name: str, data_dir: Path) -> None:
    (data_dir / name).write_text("nonsense", encoding="utf-8")
    (fault,) = faults_in(data_dir)
    assert name in fault


def test_an_entry_is_what_its_file_says(taxonomy: Taxonomy) -> None:
    entry = load_library(SHIPPED, taxonomy)["early-security-business-case"]
    assert entry.title == "Make the funding case for security at concept stage"
    assert [part.title for part in entry.sections][:2] == ["Why it matters", "What to do"]
    assert entry.sections[1].steps[0].startswith("**List** what would have to be touched")
    assert [source.key for source in entry.sources] == ["ssc-mission", "nist-82", "cisa-smart", "sbd-ot"]
    (clause,) = entry.sources[1].clauses
    assert (clause.name, clause.standing) == ("§3.2", Standing.UNVERIFIED)


def test_every_audience_and_every_phase_has_something_to_read(
    taxonomy: Taxonomy, guidelines: Guidelines
) -> None:
    entries = guidelines.all()
    assert {persona for entry in entries for persona in entry.personas} == set(taxonomy.personas)
    assert {phase for entry in entries for phase in entry.phases} == set(taxonomy.phases)


def test_related_entries_lead_from_each_to_every_other(guidelines: Guidelines) -> None:
    entries = guidelines.all()
    reached, waiting = {entries[0].id}, [entries[0]]
    while waiting:
        here = waiting.pop()
        back = [entry for entry in entries if here.id in entry.related]
        for entry in (*guidelines.related_to(here), *back):
            if entry.id not in reached:
                reached.add(entry.id)
                waiting.append(entry)
    assert reached == {entry.id for entry in entries}
