"""`ssc-bot guidelines` as a person meets it: no token, no database, nothing written."""

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def ssc_bot(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    empty = folder / "empty"
    empty.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "guidelines", *arguments],
        cwd=empty,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert list(empty.iterdir()) == []
    return done.returncode, done.stdout, done.stderr


def test_search_prints_json_for_machines(tmp_path: Path) -> None:
    code, out, err = ssc_bot(tmp_path, "search", "defualt pasword", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found[0]["id"] == "no-shared-default-passwords"
    assert found[0]["title"] == "Ship no shared or guessable default passwords"
    assert [list(one) for one in found] == [["id", "title", "score", "excerpt"]] * len(found)


def test_search_prints_lines_for_people(tmp_path: Path) -> None:
    assert (
        "require-sbom: Ask for a component list with every release\n  "
        in ssc_bot(tmp_path, "search", "sbom")[1]
    )
    code, out, _ = ssc_bot(tmp_path, "search", "unicorn pedigrees")
    assert code == 0
    assert out.startswith("Nothing in the library fits. The nearest topics: ")


def test_search_of_nothing_that_fits_is_an_empty_list(tmp_path: Path) -> None:
    assert ssc_bot(tmp_path, "search", "unicorn pedigrees", "--json") == (0, "[]\n", "")


def test_lint_is_silent_about_a_sound_library(tmp_path: Path) -> None:
    assert ssc_bot(tmp_path, "lint") == (0, "", "")


def test_lint_prints_one_line_for_each_fault_and_fails(data_dir: Path) -> None:
    (data_dir / "locales").mkdir()
    page = data_dir / "guidelines" / "require-sbom.md"
    page.write_text(page.read_text().replace("version = 2", "version = 0").replace('"sbom"', '"soup"'))
    code, out, err = ssc_bot(data_dir, "lint", DATA_DIR=str(data_dir))
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["require-sbom.md"] * 2
    assert "topics has the unknown word 'soup'; use an id of topics in data/taxonomy.toml" in out
    assert err == "2 to mend.\n"


def test_a_broken_library_stops_a_search_with_one_line(data_dir: Path) -> None:
    (data_dir / "locales").mkdir()
    (data_dir / "guidelines" / "new.md").write_text("hello")
    code, out, err = ssc_bot(data_dir, "search", "sbom", DATA_DIR=str(data_dir))
    assert (code, out) == (2, "")
    assert err == (
        "The guideline library has a fault: new.md:1: has no front matter; "
        "put TOML between two lines of +++ at its top\n"
    )
