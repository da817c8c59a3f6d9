"""Random and hand-made documents that every test of typesetting draws from. All names are invented."""

from datetime import date

from hypothesis import strategies as st

from dienhong.engines.typeset.model import (
    Align,
    Appendix,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Issuer,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Recipients,
    Run,
    Signature,
    Table,
    Urgency,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệợựỷỵỹĐƯỢ0123456789 .,;:-–“”()/%"
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=60)
runs = st.builds(Run, words, st.booleans(), st.booleans())
inlines: st.SearchStrategy[Inline] = st.lists(runs, max_size=3).map(tuple)
ordinals = st.integers(1, 20)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 5))
    columns = draw(
        st.lists(
            st.builds(Column, words, st.sampled_from([0.5, 1.0, 3.0]), st.sampled_from(Align)),
            min_size=width,
            max_size=width,
        )
    )
    row = st.lists(words, min_size=width, max_size=width).map(tuple)
    return Table(tuple(columns), tuple(draw(st.lists(row, max_size=4))), draw(st.sampled_from(["", "Biểu số 1"])))


blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inlines, st.sampled_from(Align), st.booleans()),
    st.builds(Heading, st.sampled_from(Level), ordinals, words | st.just(""), inlines),
    st.builds(Item, inlines, st.integers(0, 1)),
    tables(),
    st.builds(Picture, st.just(PNG), st.sampled_from([20.0, 35.5]), words, st.sampled_from(Align)),
    st.just(PageBreak()),
)
bodies: st.SearchStrategy[tuple[Block, ...]] = st.lists(blocks, max_size=6).map(tuple)
lines: st.SearchStrategy[tuple[str, ...]] = st.lists(words, max_size=3).map(tuple)
signatures = st.builds(Signature, lines, words, st.sampled_from([None, PNG]), st.sampled_from([None, PNG]))
documents = st.builds(
    Document,
    system=st.sampled_from(["state", "party"]),
    form_day=st.dates(date(2020, 3, 5), date(2035, 1, 1)),
    issuer=st.builds(Issuer, st.lists(words, min_size=1, max_size=2).map(tuple), lines),
    symbol=st.sampled_from(["KH-UBND", "KH/ĐU"]),
    kind_name=st.sampled_from(["", "KẾ HOẠCH", "BIÊN BẢN"]),
    subject=words,
    place=words,
    body=bodies,
    number=st.sampled_from([None, "05", "168a"]),
    day=st.none() | st.dates(date(2020, 3, 5), date(2035, 1, 1)),
    addressees=lines,
    bases=lines,
    signatures=st.lists(signatures, max_size=2).map(tuple),
    recipients=st.lists(st.builds(Recipients, lines, st.sampled_from(["", "Lưu: VT"])), max_size=2).map(tuple),
    appendices=st.lists(st.builds(Appendix, words, bodies, st.booleans()), max_size=2).map(tuple),
    urgency=st.sampled_from(Urgency),
    dated=st.booleans(),
    numbered=st.booleans(),
    closed=st.booleans(),
    copy_note=st.sampled_from(["", "SAO Y; UBND xã Bình Tân; 2026-01-05T08:30:00+07:00"]),
)
