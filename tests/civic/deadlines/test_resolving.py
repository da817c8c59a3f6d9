"""The most specific rule holds; a commune narrows it for all, for a kind or for a field."""

import pytest

from dienhong.civic.deadlines.resolving import LocalRule, reply_rules, resolve
from dienhong.civic.deadlines.rules import national_limits
from dienhong.cycle.opinions.states import OpinionKind, Urgency


def test_every_urgency_has_a_row_for_any_kind_and_field() -> None:
    assert {row.urgency for row in reply_rules() if not row.kind and not row.field} == {int(each) for each in Urgency}


def test_rows_name_known_limits_and_kinds() -> None:
    assert {row.limit for row in reply_rules()} <= set(national_limits())
    assert {row.kind for row in reply_rules() if row.kind} <= set(OpinionKind.values)


@pytest.mark.parametrize(
    ("kind", "urgency", "key", "counts_from"),
    [
        ("kien_nghi", 1, "ordinary", "receipt"),
        ("cau_hoi", 1, "question", "receipt"),
        ("cau_hoi", 2, "soon", "receipt"),
        ("phan_anh", 3, "pressing", "triage"),
        ("cau_hoi", 4, "urgent", "triage"),
    ],
)
def test_most_specific_row_of_the_table_holds(kind: str, urgency: int, key: str, counts_from: str) -> None:
    resolved = resolve(kind=kind, urgency=urgency, field="ENV")
    assert (resolved.limit.key, resolved.counts_from) == (key, counts_from)


OWN = [
    LocalRule(rule="ordinary", amount=25, source="Quy chế xã"),
    LocalRule(rule="ordinary", amount=20, source="Quy chế xã, phản ánh", kind="phan_anh"),
    LocalRule(rule="ordinary", amount=12, source="Quy chế xã, môi trường", field="ENV"),
]


@pytest.mark.parametrize(
    ("kind", "field", "amount", "decided_by"),
    [
        ("kien_nghi", "TRANS", 25, ("", "")),
        ("phan_anh", "TRANS", 20, ("phan_anh", "")),
        ("phan_anh", "ENV", 12, ("", "ENV")),
        ("cau_hoi", "ENV", 15, ("cau_hoi", "")),
    ],
)
def test_commune_s_own_limit_for_a_kind_or_field(
    kind: str, field: str, amount: int, decided_by: tuple[str, str]
) -> None:
    resolved = resolve(kind=kind, urgency=1, field=field, local=OWN)
    assert (resolved.limit.amount, (resolved.kind, resolved.field)) == (amount, decided_by)


def test_unknown_urgency_is_a_fault_of_the_code() -> None:
    with pytest.raises(KeyError):
        resolve(kind="kien_nghi", urgency=9, field="ENV")
