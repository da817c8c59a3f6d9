"""A plan that was read, set anew as a document and read again says the same, in every format.

What may differ, and only this:
- the number of a law goes (laws are cited by name and day), numbers below ten get their zero, a state body signs TM.;
- the place is the bare name; a village's kind is lower-case after "Nhân dân"; items end without ";" or ".";
- an audience told in a table is read back without what only a table keeps together ("… trên địa bàn");
- a quarter beside a known day is dropped; the month of an undated draft is left open for the hand;
- a plan without symbol or recipients gets those of its kind.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cycle.plain_text import plain_text
from tests.cycle.plans.golden import FILES, SEED

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.linting.lint import lint
from dienhong.cycle.plans.papers import content_context, mended, plan_paper
from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.engines.typeset.docx.writer import to_docx
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.reading import ReadText, read_file
from dienhong.kernel.vietnamese import fold

TODAY = date(2026, 11, 2)
HELD_OUT = Path(__file__).parent / "held_out"
KINDS_OF_FILE = {".txt", ".md", ".docx", ".pdf", ".odt"}
SOURCES = [*FILES, *sorted(path for path in HELD_OUT.iterdir() if path.suffix in KINDS_OF_FILE)]
WITHOUT_DIACRITICS = "xa-khong-dau.txt"  # nothing in it says where a name begins
# Contents that no form can put right: the signer's name is open, a basis is younger than the plan.
OPEN_ERRORS = {"du_thao_dau_cham.txt": ["signature_missing"], "phu_luc_ngang.docx": ["basis_later"]}
WORDS_PUT_RIGHT = {
    "cac bo ": "can bo ",
    "chi dao cua cac": "chi dao cac",
    "vhxxh": "vhxh",
    "dan kiem tra dan giam sat dan thu huong": "dan kiem tra",
}

FORMATS: dict[str, Callable[[Document], ReadText | str]] = {
    "text": plain_text,
    "docx": lambda document: read_file(to_docx(document)),
    "pdf": lambda document: read_file(to_pdf(document)),
}


def reading_of(source: ReadText | str) -> dict[str, Any]:
    form = to_json(read_plan(source))
    return {key: value for key, value in form.items() if key not in {"spans", "findings"}}


def plans() -> Iterator[Any]:
    for path in SOURCES:
        content = reading_of(read_file(path.read_bytes()))
        if content["is_dialogue_plan"] and path.name != WITHOUT_DIACRITICS:
            yield pytest.param(content, path.name, id=path.name)


def expected(content: dict[str, Any]) -> dict[str, Any]:
    """`content` with the listed differences applied."""
    wanted = json.loads(json.dumps(content))
    kind = KINDS["plan" if content["system"] == "state" else "party_plan"]
    if content["number"]:
        wanted["number"] = content["number"].zfill(2)
    wanted["symbol"] = content["symbol"] or kind.written_symbol()
    wanted["place"] = re.sub(r"^(?:xã|phường|thị trấn|đặc khu) ", "", content["commune"])
    if content["system"] == "state" and content["signatory"]["authority"] == "T/M":
        wanted["signatory"]["authority"] = "TM."
    if not wanted["recipients"]["paper"]:
        lines = [line for line in kind.recipients if "{province}" not in line]
        wanted["recipients"]["paper"] = [*(line.format(commune=content["commune"]) for line in lines), kind.archive]
    if not all(content["date"].values()):
        wanted["date"] = {"day": None, "month": None, "year": content["date"]["year"]}
    for basis in wanted["legal_bases"]:
        if basis["kind"] in ("Luật", "Pháp lệnh"):
            basis["number"] = None
    for dialogue in wanted["dialogues"]:
        if dialogue["date"]:
            dialogue["date_text"] = None
    return settled(wanted)


def settled(value: Any) -> Any:
    """Texts without end marks and capitals, so that an item and its origin compare."""
    if isinstance(value, dict):
        return {key: settled(part) for key, part in value.items()}
    if isinstance(value, list):
        return [settled(part) for part in value]
    return value.strip(" .;,").casefold() if isinstance(value, str) else value


def with_whole_audiences(again: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """`again` with an audience's name completed where it is a part of the one asked for, of the same kind."""
    for found, asked in zip(again["dialogues"], wanted["dialogues"], strict=False):
        name, whole = found["audience"]["name"], asked["audience"]["name"]
        if name and whole and name in whole:
            found["audience"]["name"] = whole
    return again


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("content", "name"), plans())
def test_plan_read_set_anew_and_read_again_says_the_same(content: dict[str, Any], name: str, form: str) -> None:
    wanted = expected(content)
    again = settled(reading_of(FORMATS[form](plan_paper(content_context(content, today=TODAY)))))
    assert with_whole_audiences(again, wanted) == wanted


@pytest.mark.parametrize(("content", "name"), plans())
def test_regenerated_plan_passes_the_linter(content: dict[str, Any], name: str) -> None:
    document = mended(plan_paper(content_context(content, today=TODAY)))
    errors = [finding.rule for finding in lint(document, document.form_day) if finding.severity == "error"]
    assert errors == OPEN_ERRORS.get(name, [])


@pytest.mark.parametrize(("content", "name"), plans())
def test_mending_changes_spelling_only(content: dict[str, Any], name: str) -> None:
    before = plan_paper(content_context(content, today=TODAY))
    assert spelled(plain_text(mended(before))) == spelled(plain_text(before))


def spelled(text: str) -> str:
    """The words of a text as they sound, whichever way they were written; counts without their zero."""
    words = re.sub(r"\b0(?=\d\b)", "", fold(text))
    for wrong, right in WORDS_PUT_RIGHT.items():
        words = words.replace(wrong, right)
    return words


def spelled_parts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: spelled_parts(part) for key, part in value.items()}
    if isinstance(value, list):
        return [spelled_parts(part) for part in value]
    return spelled(value) if isinstance(value, str) else value


def test_plan_without_diacritics_keeps_its_words() -> None:
    path = next(path for path in FILES if path.name == WITHOUT_DIACRITICS)
    content = reading_of(read_file(path.read_bytes()))
    text = fold(plain_text(plan_paper(content_context(content, today=TODAY))))
    topics = [topic["text"] for dialogue in content["dialogues"] for topic in dialogue["topics"]]
    assert [topic for topic in topics if fold(topic) in text] == topics


@pytest.mark.skipif(not SEED.exists(), reason=f"the seed plan is not beside the project ({SEED})")
class TestSeed:
    @pytest.fixture(scope="class")
    def content(self) -> dict[str, Any]:
        return reading_of(read_file(SEED.read_bytes()))

    @pytest.mark.parametrize("form", FORMATS)
    def test_seed_set_anew_says_the_same(self, content: dict[str, Any], form: str) -> None:
        wanted = expected(content)
        again = settled(reading_of(FORMATS[form](plan_paper(content_context(content, today=TODAY)))))
        assert with_whole_audiences(again, wanted) == wanted

    @pytest.mark.parametrize("form", FORMATS)
    def test_mended_seed_passes_the_linter_and_keeps_its_structure(self, content: dict[str, Any], form: str) -> None:
        document = mended(plan_paper(content_context(content, today=TODAY)))
        assert [f for f in lint(document, document.form_day) if f.severity == "error"] == []
        wanted = expected(content)
        again = with_whole_audiences(settled(reading_of(FORMATS[form](document))), wanted)
        assert spelled_parts(again) == spelled_parts(wanted)

    def test_defects_of_the_seed_are_put_right(self, content: dict[str, Any]) -> None:
        text = plain_text(mended(plan_paper(content_context(content, today=TODAY))))
        assert [
            words for words in ("đổi thoại", "Mặt trận tổ quốc", "các bộ", "KT.CHỦ", "nói- nói") if words in text
        ] == []
        assert "KT. CHỦ TỊCH" in text
