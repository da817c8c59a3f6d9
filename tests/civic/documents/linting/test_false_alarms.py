"""Clean papers of every kind get no error, no warning, and hardly a hint."""

from importlib.resources import files

import pytest
from tests.civic.documents.linting.clean_texts import CLEAN

from dienhong.civic.documents.linting import lint_text


@pytest.mark.parametrize("name", CLEAN)
def test_clean_paper_has_no_findings(name: str) -> None:
    text, day = CLEAN[name]
    assert [(f.rule, f.excerpt, f.message) for f in lint_text(text, day)] == []


def test_name_with_an_apostrophe_is_a_signature() -> None:
    text, day = CLEAN["plan"]
    assert lint_text(text.replace("Vàng Thị Pàng", "H'Mlin Êban"), day) == []


def test_demonstration_plan_has_no_findings() -> None:
    text = (files("dienhong.config") / "demo" / "ke-hoach-mau.txt").read_text(encoding="utf-8")
    _, day = CLEAN["plan"]
    assert lint_text(text, day) == []
