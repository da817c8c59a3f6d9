"""Pages as LibreOffice lays them out: the count, what stands on each, nothing torn apart."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from tests.engines.typeset.docx_samples import LONG, PLAN, SAMPLES

from dienhong.engines.typeset.docx import to_docx
from dienhong.engines.typeset.fonts import FOLDER
from dienhong.engines.typeset.model import Document, Heading, Item, Level, Paragraph, inline

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]
PAGES = {
    "copy": 7,
    "draft": 2,
    "invitation": 1,
    "letter": 1,
    "long_issuer": 2,
    "minutes": 1,
    "party_2018": 2,
    "party_2026": 2,
    "plan": 2,
    "report": 7,
}
MM_PER_POINT = 25.4 / 72
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>"""


def laid_out(documents: dict[str, Document], folder: Path) -> dict[str, Path]:
    """One PDF a document, by a LibreOffice of its own that sees only the shipped twin of Times New Roman."""
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(to_docx(document))
    (folder / "fonts.conf").write_text(FONTS.format(fonts=FOLDER, cache=folder / "cache"))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder), *(str(folder / f"{name}.docx") for name in documents)),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: folder / f"{name}.pdf" for name in documents}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    made = laid_out(SAMPLES, tmp_path_factory.mktemp("pages"))

    def of(name: str) -> list[str]:
        with pdfplumber.open(made[name]) as file:
            return [page.extract_text() for page in file.pages]

    of.path = made  # type: ignore[attr-defined]
    return of


def test_count_of_pages_is_as_expected(pages: Callable[[str], list[str]]) -> None:
    assert {name: len(pages(name)) for name in SAMPLES} == PAGES


def test_nation_stands_on_page_one_only(pages: Callable[[str], list[str]]) -> None:
    for name in sorted(SAMPLES):
        nation = "ĐẢNG CỘNG SẢN VIỆT NAM" if name.startswith("party") else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        assert [nation in page for page in pages(name)] == [True] + [False] * (PAGES[name] - 1), name


def test_page_numbers_start_anew_with_each_appendix(pages: Callable[[str], list[str]]) -> None:
    first_lines = [page.split("\n")[0] for page in pages("report")]
    numbers = [line if re.fullmatch(r"\d+", line) else "" for line in first_lines]
    assert numbers == ["", "2", "", "2", "3", "4", ""]


def test_head_of_a_long_table_stands_on_each_of_its_pages(pages: Callable[[str], list[str]]) -> None:
    assert ["STT Họ và tên Thôn Nội dung" in page for page in pages("report")] == [False] * 2 + [True] * 4 + [False]


def test_no_page_ends_with_a_heading(pages: Callable[[str], list[str]]) -> None:
    for name in sorted(SAMPLES):
        for page in pages(name):
            assert not re.match(r"[IVX]+[.-] ", page.split("\n")[-1]), name


def test_rules_are_drawn_as_long_as_they_should_be(pages: Callable[[str], list[str]]) -> None:
    with pdfplumber.open(pages.path["plan"]) as file:  # type: ignore[attr-defined]
        page = file.pages[0]
        drawn = {
            round((shape["x1"] - shape["x0"]) * MM_PER_POINT, 1)
            for shape in [*page.lines, *page.rects, *page.curves]
            if shape["bottom"] - shape["top"] < 2 and shape["top"] < 230
        }
        (words,) = page.search("Độc lập - Tự do - Hạnh phúc")
    motto = round((words["x1"] - words["x0"]) * MM_PER_POINT, 1)
    assert min(abs(length - motto) for length in drawn) <= 0.4
    assert len(drawn) == 3


def test_signature_is_never_alone_on_a_page(tmp_path: Path) -> None:
    documents = {
        f"lines{count}": replace(
            PLAN, body=(*(Item(inline(f"Dòng {n}")) for n in range(count)), Paragraph(inline(LONG)))
        )
        for count in range(14, 26)
    }
    for name, path in laid_out(documents, tmp_path).items():
        with pdfplumber.open(path) as file:
            last = file.pages[-1].extract_text()
        assert "pháp luật./." in last, name
        assert "KT. CHỦ TỊCH" in last, name
        assert "Hoàng Văn Sơn" in last, name


def test_heading_goes_with_its_words(tmp_path: Path) -> None:
    documents = {
        f"lines{count}": replace(
            PLAN,
            body=(
                *(Item(inline(f"Dòng {n}")) for n in range(count)),
                Heading(Level.SECTION, 1, "Tổ chức"),
                Heading(Level.CLAUSE, 1, "Văn phòng"),
                Paragraph(inline(LONG)),
                *(Item(inline(f"Cuối {n}")) for n in range(14)),
            ),
        )
        for count in range(19, 26)
    }
    for name, path in laid_out(documents, tmp_path).items():
        with pdfplumber.open(path) as file:
            texts = [page.extract_text() for page in file.pages]
        (page,) = [text for text in texts if "I. TỔ CHỨC" in text]
        assert "1. Văn phòng\nỦy ban nhân dân xã tổ chức" in page, name
