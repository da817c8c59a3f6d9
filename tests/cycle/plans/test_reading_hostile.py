"""Whatever comes, the reader answers: it never raises, and its spans stay inside the text."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.cycle.plans.golden import FILES

from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.kernel.reading import ReadText, UnreadableFile, read_file

TEXTS = [read_file(path.read_bytes()).text for path in FILES]
BYTES = [path.read_bytes() for path in FILES]
PIECES = st.sampled_from(
    [
        "KẾ HOẠCH\n", "đối thoại với Nhân dân ", "thôn ", "ấp Bình, ", "ngày ", "/2026", "08 giờ ", "I. ", "1. ", "- ", "a) ", "| ", "|---|\n",
        "Nơi nhận:\n", "KT. CHỦ TỊCH\n", "Căn cứ ", "số 12/KH-UBND", "trước hội nghị 05 ngày", "\n\n", "\t", "  ", "“", "”", "(", ")", ":", ";", "\u2028",
        "Đợt 1 ", "Quý IV ", "tháng 13 ", "31/02/2026 ", "về ", "tại ", "**", "nt", "\u0301",
    ]
)  # fmt: skip
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def check(text: str) -> None:
    reading = read_plan(text)
    form = to_json(reading)
    for start, end in form["spans"].values():
        assert 0 <= start <= end <= len(reading.text)
    for finding in reading.findings:
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(reading.text)


@SLOW
@given(st.text(max_size=400))
@example("")
@example("\n")
@example("KẾ HOẠCH")
@example("|a|\n|b|")
@example("Nơi nhận:")
def test_any_text_is_read(text: str) -> None:
    check(text)


@SLOW
@given(st.lists(PIECES, max_size=60))
def test_any_order_of_familiar_words_is_read(pieces: list[str]) -> None:
    check("".join(pieces))


@SLOW
@given(st.sampled_from(TEXTS), st.data())
def test_any_cut_of_a_plan_is_read(text: str, data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    inserted = data.draw(PIECES)
    check(text[:first] + inserted + text[second:])
    check(text[first:second])


@SLOW
@given(st.binary(max_size=600))
def test_any_bytes_give_text_or_one_kind_of_refusal(content: bytes) -> None:
    read_or_refuse(content)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BYTES), st.data())
def test_any_damage_to_a_file_gives_text_or_one_kind_of_refusal(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 40))
    read_or_refuse(content[:at] + data.draw(st.binary(max_size=40)) + content[at + length :])


def read_or_refuse(content: bytes) -> None:
    try:
        document = read_file(content)
    except UnreadableFile as refusal:
        assert refusal.message  # noqa: PT017  the only other outcome
        return
    assert isinstance(document, ReadText)
    assert all(0 <= block.start <= block.end <= len(document.text) for block in document.blocks)
