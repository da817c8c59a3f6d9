from hypothesis import given, settings
from hypothesis import strategies as st

from dienhong.engines.typeset.model import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    inline,
)
from dienhong.engines.typeset.plain import from_text, settled, to_text

from .documents import PNG, bodies
from .samples import SAMPLES

SIGNS = "ab1.I- +|\\*_⏎[]()ĐiềuPhần\n\t:^~n)"
signs = st.text(st.sampled_from(SIGNS), max_size=20)
runs = st.lists(st.builds(Run, signs, st.booleans(), st.booleans()), max_size=4).map(tuple)
hostile: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs, st.sampled_from(Align), st.booleans()),
    st.builds(Heading, st.sampled_from(Level), st.integers(1, 23), signs, runs),
    st.builds(Item, runs, st.integers(0, 1)),
    st.tuples(signs, signs, signs, signs).map(
        lambda cells: Table(
            (Column(cells[0], 0.3), Column(cells[1], 2, Align.CENTRE)), ((cells[2], cells[3]),), cells[0]
        )
    ),
    st.just(PageBreak()),
)


@given(bodies)
@settings(max_examples=200, deadline=None)
def test_lines_keep_a_body(body: tuple[Block, ...]) -> None:
    assert from_text(to_text(body), body) == settled(body)


@given(st.lists(hostile, max_size=4).map(tuple))
@settings(max_examples=600, deadline=None)
def test_lines_keep_texts_that_look_like_marks(body: tuple[Block, ...]) -> None:
    assert from_text(to_text(body)) == settled(body)


@given(st.text() | signs)
@settings(max_examples=300, deadline=None)
def test_any_lines_can_be_read_and_settle(text: str) -> None:
    read = from_text(text)
    assert from_text(to_text(read)) == settled(read)


def test_samples_are_settled_already() -> None:
    for document in SAMPLES.values():
        assert from_text(to_text(document.body), document.body) == document.body


def test_what_people_type_becomes_structure() -> None:
    text = """I. Mục đích
1. **Yêu cầu**
a) Công khai
- Ý thứ nhất, **đậm** và __nghiêng__
+ Ý nhỏ
Điều 2. **Hiệu lực** Từ ngày ký
Năm 2026. Một đoạn văn
| STT | Nội dung |
| 1 | Hội nghị | thừa |
| 2 |
[[Sang trang]]
[giữa] Hết"""
    assert from_text(text) == (
        Heading(Level.SECTION, 1, "Mục đích"),
        Heading(Level.CLAUSE, 1, "Yêu cầu"),
        Heading(Level.POINT, 1, "", inline("Công khai")),
        Item((Run("Ý thứ nhất, "), Run("đậm", bold=True), Run(" và "), Run("nghiêng", italic=True))),
        Item(inline("Ý nhỏ"), depth=1),
        Heading(Level.ARTICLE, 2, "Hiệu lực", inline("Từ ngày ký")),
        Paragraph(inline("Năm 2026. Một đoạn văn")),
        Table((Column("STT"), Column("Nội dung")), (("1", "Hội nghị thừa"), ("2", ""))),
        PageBreak(),
        Paragraph(inline("Hết"), Align.CENTRE),
    )


def test_a_picture_is_found_again_by_its_number() -> None:
    first, second = Picture(PNG, 20, "Mã một"), Picture(PNG, 30, "Mã hai")
    assert from_text("[[Hình 2: Mã hai]]\n[[Hình 1]]\n[[Hình 3]]", (first, second)) == (
        second,
        first,
        Paragraph(inline("[[Hình 3]]")),
    )
