from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.cycle.intake.places import Names
from dienhong.cycle.intake.rules import OTHER_VILLAGE, Setting, judge
from dienhong.cycle.intake.states import Column, RowState

VILLAGES = Names({1: "Thôn Đông", 2: "Thôn Đoài", 3: "Tổ dân phố số 3", 4: "Xóm Đông"})
FIELDS = Names({0: "Giao thông", 1: "Thoát nước"})
SETTING = Setting(7, date(2026, 3, 9), VILLAGES, FIELDS, ("TRANS", "DRAIN"))
WORDS = "Đèn đường trước nhà văn hóa hỏng."


def row(setting: Setting = SETTING, **cells: str):
    return judge({Column(name): cell for name, cell in ({"text": WORDS} | cells).items()}, setting)


def test_a_good_row_is_ready_with_its_values() -> None:
    judged = row(
        village="thon doai", name="Vũ Đức Minh", phone="900000002", consent="Có", day="5/3/2026", field="giao thong"
    )
    assert (judged.state, judged.village_id, judged.name, judged.phone, judged.consents, judged.day, judged.field_code) == (
        RowState.READY, 2, "Vũ Đức Minh", "+84900000002", True, date(2026, 3, 5), "TRANS",
    )  # fmt: skip
    assert list(judged.notes) == [Column.PHONE]


def test_the_words_are_kept_exactly_but_for_the_normal_form() -> None:
    assert row(text="  Đường  HỎNG, hoà   nước “lênh láng”!!! ").text == "Đường  HỎNG, hoà   nước “lênh láng”!!!"


@pytest.mark.parametrize("text", ["Hỏng", "", "a" * 5001, "12345678901"])
def test_a_text_that_the_register_refuses_is_a_fault(text: str) -> None:
    judged = row(text=text, village="Thôn Đoài")
    assert (judged.state, list(judged.faults)) == (RowState.FAULTY, [Column.TEXT])


@pytest.mark.parametrize(
    ("written", "village"),
    [("Thôn Đông", 1), ("thôn đoài", 2), ("DOAI", 2), ("tdp 3", 3), ("Tổ 3", 3), ("xóm đông", 4)],
)
def test_a_village_is_found_by_what_people_write(written: str, village: int) -> None:
    assert row(village=written).village_id == village


def test_a_name_of_two_villages_is_asked_with_both() -> None:
    reason = row(village="Đông").faults[Column.VILLAGE]
    assert reason == "Không có thôn, tổ dân phố tên này. Có phải: Thôn Đông; Xóm Đông?"


def test_an_unknown_village_gets_the_nearest_names() -> None:
    assert row(village="Thôn Đaoì").faults == {Column.VILLAGE: "Không có thôn, tổ dân phố tên này. Có phải: Thôn Đoài?"}


def test_contacts_need_a_word_of_consent() -> None:
    assert list(row(name="Vũ Đức Minh").faults) == [Column.CONSENT]


@pytest.mark.parametrize(("consent", "without"), [("Không", False), ("", True)])
def test_contacts_without_consent_are_left_out(consent: str, without: bool) -> None:
    setting = Setting(7, date(2026, 3, 9), VILLAGES, FIELDS, without_contacts=without)
    judged = row(setting, name="Vũ Đức Minh", phone="0900000002", consent=consent)
    assert (judged.state, judged.name, judged.phone, judged.consents) == (RowState.READY, "", "", False)


def test_the_key_does_not_depend_on_whether_contacts_are_kept() -> None:
    assert row(name="Vũ Đức Minh", consent="Có").key == row(name="vu duc minh", consent="Không").key


def test_another_village_person_or_commune_is_another_key() -> None:
    elsewhere = Setting(8, SETTING.today, VILLAGES, FIELDS)
    keys = [row(), row(village="Thôn Đoài"), row(name="Lan", consent="Có"), row(elsewhere)]
    assert len({judged.key for judged in keys}) == 4


@pytest.mark.parametrize(
    "cells",
    [
        {"text": "", "village": ""},
        {"text": "Nội dung ý kiến", "village": "Thôn"},
        {"text": "", "village": "Tổng cộng: 12"},
        {"text": "VÍ DỤ (xóa dòng này): Đèn hỏng", "village": "Thôn Đông"},
    ],
)
def test_rows_that_are_no_opinions_are_passed_over(cells: dict[str, str]) -> None:
    assert row(**cells).state == RowState.SKIPPED


def test_a_village_head_enters_for_the_own_village_only() -> None:
    setting = Setting(7, SETTING.today, VILLAGES, FIELDS, village_id=1, own_villages=frozenset({1}))
    assert row(setting).village_id == 1
    assert row(setting, village="Thôn Đoài").faults == {Column.VILLAGE: OTHER_VILLAGE}


@given(st.dictionaries(st.sampled_from(list(Column)), st.text(max_size=80)))
def test_any_row_is_judged(cells: dict[Column, str]) -> None:
    judged = judge(cells, SETTING)
    assert (judged.state == RowState.FAULTY) == bool(judged.faults)
