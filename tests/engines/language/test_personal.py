"""Personal data of the held-out texts: what, where, and what to do with it."""

import pytest
from tests.engines.language.cases import held_out

from dienhong.engines.language.privacy import find_personal, hide

CASES = held_out("personal")


def found_in(text: str) -> list[tuple[str, str, str]]:
    return [(text[span.start : span.end], span.type, span.outcome) for span in find_personal(text)]


def test_every_number_and_name_is_found_in_its_place() -> None:
    missed = [
        (case["text"], want)
        for case in CASES
        for want in case["personal"]
        if not any(
            span.type == want["type"]
            and min(span.end, want["end"]) - max(span.start, want["start"]) >= 0.8 * (want["end"] - want["start"])
            for span in find_personal(case["text"])
            if span.outcome != "keep"
        )
    ]
    assert missed == []


def test_hardly_anything_else_is_redacted() -> None:
    redacted = [(case, span) for case in CASES for span in find_personal(case["text"]) if span.outcome == "redact"]
    false = [
        case["text"][span.start : span.end]
        for case, span in redacted
        if not any(span.start < want["end"] and want["start"] < span.end for want in case["personal"])
    ]
    assert false in ([], ["ap 3"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đường Nguyễn Hữu Thọ ngập.", []),
        ("Thôn Nguyễn Trãi mất điện.", []),
        ("Trường Võ Thị Sáu dột.", []),
        ("Ông Trần Văn Sỹ – Trưởng thôn đã họp.", [("Trần Văn Sỹ", "person", "keep")]),
        ("Tôi tố cáo ông Trần Văn Sỹ – Trưởng thôn.", [("Trần Văn Sỹ", "person", "redact")]),
        ("Bác Tư nuôi chó.", [("Tư", "person", "ask")]),
        ("Cột điện trước số nhà 27 đường Trần Phú nghiêng.", [("số nhà 27 đường Trần Phú", "address", "keep")]),
        ("Thửa 12 tờ bản đồ 5 bỏ hoang.", []),
    ],
)
def test_traps(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found_in(text) == expected


def test_what_may_stay_is_not_hidden() -> None:
    text = "Ông Trần Văn Sỹ – Trưởng thôn đã họp, gọi 0912 000 111."
    assert hide(text) == "Ông Trần Văn Sỹ – Trưởng thôn đã họp, gọi […]."
