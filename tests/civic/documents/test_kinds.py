"""The table of kinds is whole, and the authority stands over the name as the rules have it."""

import pytest

from dienhong.civic.documents.kinds import KINDS, Manner, Need, authority_lines


def test_kinds_written_symbol() -> None:
    assert {key: kind.written_symbol() for key, kind in KINDS.items()} == {
        "plan": "KH-UBND",
        "notice": "TB-UBND",
        "conclusion_notice": "TB-UBND",
        "invitation": "GM-UBND",
        "programme": "CTr-UBND",
        "report": "BC-UBND",
        "minutes": "BB-UBND",
        "submission": "TTr-UBND",
        "transfer_slip": "PC-UBND",
        "decision": "QĐ-UBND",
        "letter": "UBND-VP",
        "party_plan": "KH/ĐU",
        "party_report": "BC/ĐU",
        "party_notice": "TB/ĐU",
        "party_letter": "CV/ĐU",
    }


def test_symbol_of_a_unit_and_a_field() -> None:
    assert KINDS["report"].written_symbol("VP") == "BC-VP"
    assert KINDS["letter"].written_symbol(unit="KT") == "UBND-KT"


def test_party_kinds_count_each_on_its_own_state_kinds_together() -> None:
    state = {kind.series for kind in KINDS.values() if kind.system == "state"}
    party = [kind.series for kind in KINDS.values() if kind.system == "party"]
    assert state == {"administrative"}
    assert len(party) == len(set(party))


def test_only_minutes_have_two_signatures_and_no_date_line() -> None:
    assert [kind.key for kind in KINDS.values() if Need.TWO_SIGNATURES in kind.required] == ["minutes"]
    assert [kind.key for kind in KINDS.values() if not kind.dated] == ["minutes"]


def test_stock_phrases_end_without_the_mark_of_the_profile() -> None:
    assert [kind.key for kind in KINDS.values() if any(text.endswith("./.") for text in kind.phrases.values())] == []


BODY = "Ủy ban nhân dân"
HEAD = "Chủ tịch"


@pytest.mark.parametrize(
    ("manner", "post", "collective", "lines"),
    [
        (Manner.TM, "Chủ tịch", BODY, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Manner.DIRECT, "Chủ tịch", "", ("CHỦ TỊCH",)),
        (Manner.KT, "Phó Chủ tịch", BODY, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Manner.KT, "Phó Chủ tịch", "", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Manner.TL, "Chánh Văn phòng", BODY, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (Manner.TUQ, "Giám đốc Trung tâm", "", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC TRUNG TÂM")),
        (Manner.Q, "Chủ tịch", BODY, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    ],
)
def test_authority_of_the_state(manner: Manner, post: str, collective: str, lines: tuple[str, ...]) -> None:
    assert authority_lines(manner, system="state", post=post, head=HEAD, collective=collective) == lines


@pytest.mark.parametrize(
    ("manner", "post", "lines"),
    [
        (Manner.TM, "Bí thư", ("T/M ĐẢNG ỦY", "BÍ THƯ")),
        (Manner.KT, "Phó Bí thư", ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")),
        (Manner.TL, "Chánh Văn phòng", ("T/L ĐẢNG ỦY", "CHÁNH VĂN PHÒNG")),
    ],
)
def test_authority_of_the_party(manner: Manner, post: str, lines: tuple[str, ...]) -> None:
    assert authority_lines(manner, system="party", post=post, head="Bí thư", collective="Đảng ủy") == lines
