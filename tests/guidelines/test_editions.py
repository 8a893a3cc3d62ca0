"""The library with a server's own entries beside it, and another library in place of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.guidelines.entry import Entry, Section
from bot.guidelines.service import Guidelines, Own
from bot.taxonomy import Taxonomy
from tests.guidelines.conftest import SHIPPED

BEES = "Let nobody steal the beehives on the town hall"


def own(guidelines: Guidelines, entry_id: str = "own-beehives", title: str = BEES) -> Entry:
    """An entry of a server's own, which only differs in what is said."""
    return replace(
        guidelines.get("require-sbom"),
        id=entry_id,
        title=title,
        gist="Lock the apiary and mark each hive.",
        related=("require-sbom", "gone"),
        sections=(Section("What to do", "- [ ] **Mark each hive.** Beekeepers know how.", ()),),
    )


def ids(library: Guidelines, query: str) -> list[str]:
    return [hit.entry.id for hit in library.search(query).hits]


def test_a_servers_own_entries_are_found_beside_those_of_the_library(guidelines: Guidelines) -> None:
    joined = guidelines.joined_by([own(guidelines)])
    assert ids(joined, "our beehives were stolen") == ["own-beehives"]
    assert ids(joined, "who marks an apiary")[0] == "own-beehives"
    assert ids(joined, BEES.replace("beehives", "behives")) == ["own-beehives"]
    for query in ("default password", "who answers when a camera is hacked at night"):
        assert ids(joined, query) == ids(guidelines, query) != []
    assert joined.get(BEES).id == "own-beehives"
    assert (BEES, "own-beehives") in joined.suggest("beehiv")
    assert len(joined.all()) == len(guidelines.all()) + 1


def test_they_are_nobody_elses(guidelines: Guidelines) -> None:
    guidelines.joined_by([own(guidelines)])
    other = guidelines.joined_by([own(guidelines, "own-parrots", "Teach the parrots no passwords")])
    assert ids(guidelines, "our beehives were stolen") == []
    assert ids(other, "our beehives were stolen") == []
    assert ids(other, "parrots")[0] == "own-parrots"


def test_a_joined_library_can_be_joined_by_more(guidelines: Guidelines) -> None:
    once = guidelines.joined_by([own(guidelines)])
    twice = once.joined_by([own(guidelines, "own-parrots", "Teach the parrots no passwords")])
    assert ids(twice, "our beehives were stolen") == ["own-beehives"]
    assert ids(twice, "parrots")[0] == "own-parrots"


def test_what_is_related_but_gone_is_left_out(guidelines: Guidelines) -> None:
    entry = own(guidelines)
    assert [one.id for one in guidelines.joined_by([entry]).related_to(entry)] == ["require-sbom"]


def test_another_library_takes_the_place_of_one_in_use(taxonomy: Taxonomy, data_dir: Path) -> None:
    library = Guidelines.load(SHIPPED, taxonomy)
    path = data_dir / "guidelines" / "require-sbom.md"
    text = path.read_text(encoding="utf-8").replace("Ask for a component list", "Ask for a beehive list")
    path.write_text(text, encoding="utf-8")
    assert ids(library, "beehive") == []

    library.turn_to(Guidelines.load(data_dir, taxonomy))

    assert ids(library, "beehive") == ["require-sbom"]
    assert library.get("require-sbom").title.startswith("Ask for a beehive list")


def test_each_server_has_its_own_and_no_other_has_it(guidelines: Guidelines) -> None:
    library = guidelines.joined_by([])
    entry = replace(own(guidelines), guild_id=1)
    library.keep(1, Own((entry,)))
    assert ids(library.of(1), "our beehives were stolen") == ["own-beehives"]
    assert (f"★ {BEES}", "own-beehives") in library.of(1).suggest("beehiv")
    for other in (library, library.of(2), library.of(None)):
        assert ids(other, "our beehives were stolen") == []
        with pytest.raises(NotFound, match="guideline-unknown"):
            other.get("own-beehives")


def test_a_retired_entry_says_that_it_was_retired_where_it_was_known(guidelines: Guidelines) -> None:
    library = guidelines.joined_by([])
    library.keep(1, Own((own(guidelines),)))
    assert library.of(1).get("own-beehives").title == BEES
    library.keep(1, Own((), {"own-beehives"}))
    with pytest.raises(NotFound, match="guideline-retired"):
        library.of(1).get("own-beehives")
    with pytest.raises(NotFound, match="guideline-unknown"):
        library.of(2).get("own-beehives")


def test_a_servers_own_entries_stay_when_the_library_turns(guidelines: Guidelines) -> None:
    library = guidelines.joined_by([])
    library.keep(1, Own((own(guidelines),)))
    assert library.of(1).get("own-beehives")
    library.turn_to(guidelines.joined_by([own(guidelines, "own-parrots", "Teach the parrots no passwords")]))
    assert library.of(1).get("own-beehives")
    assert library.of(1).get("own-parrots")


def test_a_servers_own_entry_leads_on_to_the_nearest(guidelines: Guidelines) -> None:
    entry = replace(
        own(guidelines, title="Change the default password of every camera"),
        gist="No camera keeps the password it was sold with.",
        guild_id=1,
    )
    near = guidelines.joined_by([entry]).related_to(entry)
    assert "no-shared-default-passwords" in [one.id for one in near]
    assert entry.id not in [one.id for one in near]
    assert len(near) <= 3
