"""A draft of a kind, and the blocks that papers repeat."""

from dataclasses import replace
from datetime import date

import pytest

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import all_labelled, items, labelled, paragraphs, points, sections, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.engines.typeset.model import Heading, Item, Level, Paragraph, Recipients, Signature, inline

HEAD = Letterhead(
    commune="xã Hòa Phú",
    province="tỉnh Sơn Giang",
    drafted_on=date(2026, 11, 2),
    signature=Signature(("CHỦ TỊCH",), "Trần Văn Dũng"),
)


def test_draft_takes_form_and_recipients_from_its_kind() -> None:
    document = draft_of("notice", HEAD, subject="Tổ chức hội nghị", body=())
    assert (document.symbol, document.kind_name, document.signatures) == ("TB-UBND", "THÔNG BÁO", (HEAD.signature,))
    assert document.recipients[0].archive == "Lưu: VT"
    assert [line for line in document.recipients[0].lines if "{" in line] == []


def test_recipients_of_the_letterhead_win_over_those_of_paper_and_kind() -> None:
    own = (Recipients(("Sở Nội vụ",), "Lưu: VT"),)
    assert draft_of("report", replace(HEAD, recipients=own), subject="", body=(), recipients=("a",)).recipients == own
    assert draft_of("report", HEAD, subject="", body=(), recipients=("a",)).recipients[0].lines == ("a",)


def test_unknown_province_is_not_named() -> None:
    lines = draft_of("report", replace(HEAD, province=""), subject="", body=()).recipients[0].lines
    assert lines == tuple(line for line in KINDS["report"].recipients if "{province}" not in line)


def test_letter_carries_its_drafting_unit() -> None:
    document = draft_of("letter", HEAD, subject="trả lời", body=(), drafting_unit="KT")
    assert (document.symbol, document.recipients[0].archive) == ("UBND-KT", "Lưu: VT, KT")


def test_attachment_without_number_goes_to_nobody() -> None:
    assert draft_of("programme", HEAD, subject="", body=(), numbered=False).recipients == ()


@pytest.mark.parametrize(
    ("text", "written"),
    [("đúng giờ", "Đúng giờ."), ("xong; ", "Xong."), ("Bao giờ?", "Bao giờ?"), ("gồm:", "Gồm:"), ("hết./.", "Hết.")],
)
def test_sentence_has_a_capital_and_one_stop(text: str, written: str) -> None:
    assert sentence(text) == written


def test_label_stands_before_one_line_and_above_several() -> None:
    assert labelled(1, "Nội dung", ()) == ()
    assert labelled(2, "Nội dung", ("một",)) == (Heading(Level.CLAUSE, 2, content=inline("Nội dung: một.")),)
    assert labelled(3, "Nội dung", ("một", "hai")) == (
        Heading(Level.CLAUSE, 3, content=inline("Nội dung:")),
        Item(inline("Một.")),
        Item(inline("Hai.")),
    )


def test_parts_without_words_do_not_take_a_number() -> None:
    told = all_labelled((("A", ("x",)), ("B", ("",)), ("C", ("y",))))
    assert [block.ordinal for block in told if isinstance(block, Heading)] == [1, 2]
    numbered = sections((("A", points(("x",))), ("B", ()), ("C", items(("y",)))))
    assert [block.text for block in numbered if isinstance(block, Heading) and block.level is Level.SECTION] == [
        "A",
        "C",
    ]


def test_written_lines_become_paragraphs() -> None:
    assert paragraphs("một\n\n hai \n") == (Paragraph(inline("một")), Paragraph(inline("hai")))
