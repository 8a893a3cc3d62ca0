"""The taxonomy that ships, and how a mistake in one is named."""

from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.taxonomy import Taxonomy

DATA = Path(__file__).parents[1] / "data"


def test_the_shipped_taxonomy_is_complete() -> None:
    taxonomy = Taxonomy.load(DATA)
    parts = (taxonomy.personas, taxonomy.domains, taxonomy.topics, taxonomy.skills, taxonomy.product_types)
    assert [len(part) for part in parts] == [8, 20, 43, 20, 20]
    assert len(taxonomy.languages) > 40
    assert tuple(taxonomy.phases) == ("plan", "procure", "design", "build", "deploy", "operate", "retire")


@pytest.mark.parametrize(
    ("part", "wrong", "mistake"),
    [
        ('label = "Parking"', "label = 1", "domains.parking needs a label, and may have words and sectors"),
        ('label = "Parking"', 'label = "x"\nword = []', "domains.parking needs a label"),
        (
            'words = ["parking"',
            'words = [1, "parking"',
            "domains.parking.words is missing or not a list of texts",
        ),
        (
            'sectors = ["Emergency Services"]',
            'sectors = ["x"]',
            "domains.emergency.sectors names one that is not",
        ),
        ("[personas]", "[people]", "unknown part: people"),
        ('city = "', 'City = "', "personas.City is not an id with a label"),
        ("[skills]", "[", "cannot be read"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_entry(
    tmp_path: Path, part: str, wrong: str, mistake: str
) -> None:
    text = (DATA / "taxonomy.toml").read_text(encoding="utf-8")
    assert part in text
    (tmp_path / "taxonomy.toml").write_text(text.replace(part, wrong), encoding="utf-8")
    with pytest.raises(OperatorError, match=r"taxonomy\.toml") as caught:
        Taxonomy.load(tmp_path)
    assert mistake in caught.value.line
