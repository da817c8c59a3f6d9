"""Plan files of many layouts, each held to a reading that was checked by hand against the document."""

import json
from pathlib import Path

import pytest
from tests.cycle.plans.golden import FILES, expected_of, reading_of

from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.kernel.reading import read_file


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_reading_of_a_plan_file_is_the_checked_one(path: Path) -> None:
    assert reading_of(path) == json.loads(expected_of(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_span_holds_the_words_it_stands_for(path: Path) -> None:
    reading = read_plan(read_file(path.read_bytes()))
    form = to_json(reading)
    for place, (start, end) in form["spans"].items():
        assert 0 <= start < end <= len(reading.text), place
    if form["place"]:
        start, end = form["spans"]["place"]
        assert reading.text[start:end].casefold() == form["place"].casefold()


def test_reading_is_the_same_from_text_and_from_file() -> None:
    for path in FILES:
        document = read_file(path.read_bytes())
        assert to_json(read_plan(document.text)) == to_json(read_plan(document)), path.name


def test_there_are_files_of_every_kind() -> None:
    kinds = [path.suffix for path in FILES]
    assert {kind: kinds.count(kind) for kind in (".docx", ".pdf", ".odt")} == {".docx": 4, ".pdf": 3, ".odt": 1}
    assert sum(not json.loads(expected_of(path).read_text(encoding="utf-8"))["is_dialogue_plan"] for path in FILES) == 6
