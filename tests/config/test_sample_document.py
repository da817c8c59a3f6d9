"""`dienhong sample-document`, and what holds for every sample."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pypdf import PdfReader
from tests.cycle.plain_text import plain_text

from dienhong.civic.documents.kinds import KINDS, Kind, Need
from dienhong.civic.documents.linting.lint import lint
from dienhong.config.samples import SAMPLES, find_sample, sample_document
from dienhong.engines.typeset.docx.writer import to_docx
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.numbering import System
from dienhong.kernel.reading import read_file

# Attachments go without number, recipients or signature of their own.
ATTACHMENTS = {"noi-quy", "loi-dan", "tinh-hinh"}
BLANKS = re.compile(r"None|[{}]|…|\.{4,}|\bnan\b|  +[^|\s]|, ,|: \.|\( *\)|“”|\(\)")


def papers() -> Iterator[Any]:
    for name, sample in SAMPLES.items():
        for system in ("state", "party"):
            if sample.maker(system):
                yield pytest.param(name, sample_document(name, system), id=f"{name}-{system}")


def kind_of(document: Document) -> Kind:
    """The kind by its name and symbol."""
    fitting = (
        kind
        for kind in KINDS.values()
        if kind.system == document.system and kind.kind_name == document.kind_name and kind.code in document.symbol
    )
    return next(fitting)


@pytest.mark.parametrize(("name", "document"), papers())
def test_sample_has_no_findings_of_the_linter(name: str, document: Document) -> None:
    errors = {finding.rule for finding in lint(document, document.form_day) if finding.severity == "error"}
    assert errors == set()


@pytest.mark.parametrize(("name", "document"), papers())
def test_sample_has_no_gaps(name: str, document: Document) -> None:
    assert BLANKS.findall(plain_text(document)) == []


@pytest.mark.parametrize(("name", "document"), [each for each in papers() if each.values[0] not in ATTACHMENTS])
def test_sample_has_the_blocks_of_its_kind(name: str, document: Document) -> None:
    there = {
        Need.BASES: bool(document.bases),
        Need.ADDRESSEES: bool(document.addressees),
        Need.RECIPIENTS: bool(document.recipients and (document.recipients[0].lines or document.recipients[0].archive)),
        Need.SIGNATURE: len(document.signatures) == 1 and bool(document.signatures[0].name),
        Need.TWO_SIGNATURES: len(document.signatures) == 2 and all(block.name for block in document.signatures),
    }
    assert [need for need in kind_of(document).required if not there[need]] == []


@pytest.mark.parametrize(("name", "document"), papers())
def test_both_files_say_what_the_sample_says(name: str, document: Document) -> None:
    words = set(plain_text(document).split())
    for written in (to_docx(document), to_pdf(document)):
        assert len(words & set(read_file(written).text.split())) > 0.93 * len(words)


def test_one_kind_is_written_as_both_files(tmp_path: Path) -> None:
    said = io.StringIO()
    call_command("sample_document", "giay-moi", out=tmp_path, stdout=said)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["giay-moi.docx", "giay-moi.pdf"]
    assert said.getvalue() == f"{tmp_path / 'giay-moi'}.docx, .pdf\n"
    assert len(PdfReader(tmp_path / "giay-moi.pdf").pages) == 1


def test_party_form_of_a_kind_has_a_name_of_its_own(tmp_path: Path) -> None:
    call_command("sample_document", "ke-hoach", out=tmp_path, system="party", stdout=io.StringIO())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ke-hoach-dang.docx", "ke-hoach-dang.pdf"]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in read_file((tmp_path / "ke-hoach-dang.docx").read_bytes()).text


def test_kind_of_the_party_alone_needs_no_system(tmp_path: Path) -> None:
    call_command("sample_document", "cong-van-dang", out=tmp_path, stdout=io.StringIO())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cong-van-dang.docx", "cong-van-dang.pdf"]


def test_all_kinds_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "samples"
    call_command("sample_document", all=True, out=folder, stdout=io.StringIO())
    forms = sum(sample.maker(system) is not None for sample in SAMPLES.values() for system in ("state", "party"))
    assert len(list(folder.glob("*.pdf"))) == len(list(folder.glob("*.docx"))) == forms


def test_list_names_every_kind() -> None:
    said = io.StringIO()
    call_command("sample_document", list=True, stdout=said)
    assert [line.split()[0] for line in said.getvalue().splitlines()] == list(SAMPLES)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Hãy nêu đúng một loại văn bản, hoặc --all. Xem tên các loại bằng --list."),
        (("giay-moi", "--all"), "Hãy nêu đúng một loại văn bản, hoặc --all. Xem tên các loại bằng --list."),
        (("giay-moi",), "Hãy nêu thư mục ghi tệp: --out THƯ_MỤC."),
        (("khac", "--out", "x"), "Không có loại văn bản “khac”. Xem tên các loại bằng --list."),
        (("giay-moi", "--out", "x", "--system", "party"), "Hệ thống Đảng không có văn bản “giay-moi”."),
    ],
)
def test_mistakes_are_told_in_a_sentence(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError) as error:
        call_command("sample_document", *words)
    assert str(error.value) == message


def test_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(CommandError, match=r"^Không ghi được vào "):
        call_command("sample_document", "noi-quy", out=tmp_path / "x")


def test_command_needs_neither_database_nor_keys(tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DIENHONG_", "DATABASE"))}
    bare = kept | {"DJANGO_SETTINGS_MODULE": "dienhong.config.settings"}
    keys = {"DIENHONG_SECRET_KEY": "not used", "DIENHONG_SEALED_KEYS": "not used"}
    done = subprocess.run(
        [sys.executable, "-m", "django", "sample_document", "noi-quy", "--out", str(tmp_path)],
        env=bare | keys,
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["noi-quy.docx", "noi-quy.pdf"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("ke-hoach", ("ke-hoach", None)),
        ("plan", ("ke-hoach", None)),
        ("KH", ("ke-hoach", None)),
        ("qđ", ("quyet-dinh", None)),
        ("GM", ("giay-moi", None)),
        ("CV", ("cong-van-dang", "party")),
        ("party_notice", ("ket-luan", "party")),
        ("", None),
        ("khong-co", None),
    ],
)
def test_a_sample_is_found_by_name_kind_or_abbreviation(asked: str, expected: object) -> None:
    assert find_sample(asked) == expected


def test_every_kind_of_the_table_has_a_sample() -> None:
    drawn = {key: sample_document(*_sample_of(key)) for key in KINDS}
    assert {key: (document.system, document.kind_name) for key, document in drawn.items()} == {
        key: (kind.system, kind.kind_name) for key, kind in KINDS.items()
    }


def _sample_of(key: str) -> tuple[str, System]:
    found = find_sample(key)
    assert found is not None
    return found[0], KINDS[key].system
