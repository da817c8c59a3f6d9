"""Cells of text files."""

import pytest

from dienhong.web.kit.cells import harmless


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "  ="])
def test_cell_that_a_spreadsheet_would_compute_is_quoted(start: str) -> None:
    assert harmless(f"{start}1") == f"'{start}1"


def test_cell_of_plain_words_stays() -> None:
    assert harmless("Đường thôn Đông") == "Đường thôn Đông"
