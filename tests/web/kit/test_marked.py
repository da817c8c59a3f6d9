"""Marks on a plain text: nested, overlapping, outside."""

from dienhong.web.kit.marked import Mark, marked


def _mark(name: str, start: int, end: int, kind: str = "value") -> Mark:
    return {"id": name, "start": start, "end": end, "kind": kind}


def test_no_marks_leaves_text_escaped() -> None:
    assert marked("a < b", []) == "a &lt; b"


def test_one_mark_wraps_its_passage() -> None:
    assert (
        marked("Thôn An", [_mark("m", 5, 7)])
        == 'Thôn <mark class="dt-mark dt-mark--value" id="m" data-dt-span="m">An</mark>'
    )


def test_overlap_is_cut_in_three_and_the_stronger_kind_shows() -> None:
    assert marked("abcd", [_mark("x", 0, 3), _mark("y", 2, 4, "error")]) == (
        '<mark class="dt-mark dt-mark--value" id="x" data-dt-span="x">ab</mark>'
        '<mark class="dt-mark dt-mark--error" id="y" data-dt-span="x y">c</mark>'
        '<mark class="dt-mark dt-mark--error" data-dt-span="y">d</mark>'
    )


def test_two_marks_of_one_passage_keep_both_ids() -> None:
    assert marked("ab", [_mark("x", 0, 2), _mark("y", 0, 2, "note")]) == (
        '<span id="y"></span><mark class="dt-mark dt-mark--note" id="x" data-dt-span="x y">ab</mark>'
    )


def test_mark_outside_the_text_is_cut_or_left_out() -> None:
    assert marked("ab", [_mark("x", 1, 99), _mark("y", 5, 9), _mark("z", 1, 1)]) == (
        'a<mark class="dt-mark dt-mark--value" id="x" data-dt-span="x">b</mark>'
    )


def test_label_becomes_a_title_and_is_escaped() -> None:
    mark: Mark = {"id": "m", "start": 0, "end": 1, "label": '"x"'}
    assert marked("a", [mark]) == (
        '<mark class="dt-mark dt-mark--value" id="m" data-dt-span="m" title="&quot;x&quot;">a</mark>'
    )
