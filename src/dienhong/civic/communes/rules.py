"""The bodies that a commune has by law, and how the name of a part is written."""

from dataclasses import dataclass

from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

_TOWN_KINDS = {"phuong"}
_TOWN_LIKE = {("dac_khu", "Phú Quốc")}


@dataclass(frozen=True, slots=True)
class UsualUnit:
    """One body; `key` is the one by which the catalogue of fields finds it."""

    key: str
    name: str
    short_name: str


def usual_units(kind: str, kind_label: str, name: str) -> tuple[UsualUnit, ...]:
    """The bodies of a commune of `kind` ("xa", "phuong", "dac_khu") since 01/7/2025.

    Nghị định 150/2025/NĐ-CP: a ward (and Phú Quốc) has Phòng Kinh tế, Hạ tầng và Đô thị, the others Phòng Kinh tế.
    Police, military command, the Party's office and the Front stand beside the people's committee's own bodies.
    """
    in_town = kind in _TOWN_KINDS or (kind, name) in _TOWN_LIKE
    economy = (
        UsualUnit("economy", "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KT-HT&ĐT")
        if in_town
        else UsualUnit("economy", "Phòng Kinh tế", "Phòng Kinh tế")
    )
    return (
        UsualUnit("office", "Văn phòng HĐND và UBND", "Văn phòng"),
        economy,
        UsualUnit("culture_society", "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
        UsualUnit("service_centre", "Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC"),
        UsualUnit("police", f"Công an {kind_label}", f"Công an {kind_label}"),
        UsualUnit("military", f"Ban Chỉ huy Quân sự {kind_label}", f"Ban CHQS {kind_label}"),
        UsualUnit("party_office", "Văn phòng Đảng ủy", "VP Đảng ủy"),
        UsualUnit("front", f"Ủy ban MTTQ Việt Nam {kind_label}", f"MTTQ {kind_label}"),
    )


def clean_name(name: str, what: str) -> str:
    """`name` in NFC with single spaces; `Refused` at the field "name" when nothing is left."""
    clean = nfc(" ".join(name.split()))
    if not clean:
        raise Refused(f"Hãy ghi tên {what}.", field="name")
    return clean
