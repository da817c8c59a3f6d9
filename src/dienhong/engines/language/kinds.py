"""What an opinion is in the law's eyes, and how pressing it is: rules with the words that decided.

Kinds: Luật Khiếu nại 2011 Điều 2, Luật Tố cáo 2018 Điều 2, Luật Tiếp công dân 2013 Điều 2; what no procedure covers
(asking, suggesting, thanking) are classes of our own. A rule proposes; khiếu nại and tố cáo are decided by a person.
"""
# ruff: noqa: E501 (a rule is read in rows)

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from dienhong.engines.language.denunciation import suspicion
from dienhong.kernel.vietnamese import fold

KINDS = (
    "kien_nghi", "phan_anh", "de_xuat", "cau_hoi", "gop_y", "tam_tu", "cam_on", "khieu_nai", "to_cao", "khong_xu_ly",
)  # fmt: skip
_LEAST_WORDS, _REASON_WORDS = 2, 6
T = TypeVar("T")


class Judgement(NamedTuple):
    """A value and the words that decided, "" when it is the default."""

    value: str
    reason: str


class Urgency(NamedTuple):
    """Level 1–4 (domain §8.2) and the words that decided, "" when nothing presses."""

    level: int
    reason: str


def kind_of(text: str, *, accused: str | None = None, plain: str | None = None) -> Judgement:
    """The kind of `text`; `accused` is the reason of `suspicion` and `plain` the folded text when already at hand."""
    folded = fold(text) if plain is None else plain
    if len(folded.split()) < _LEAST_WORDS or not any(char.isalpha() for char in folded):
        return Judgement("khong_xu_ly", "không đọc được nội dung")
    if accused:
        return Judgement("to_cao", accused)
    return Judgement(*_first(_KINDS, folded, ("cau_hoi", "?") if text.rstrip().endswith("?") else ("phan_anh", "")))


def kind_with_suspicion(text: str) -> Judgement:
    """`kind_of` for those who have not asked for a suspicion themselves."""
    return kind_of(text, accused=suspicion(text))


def urgency_of(text: str, *, plain: str | None = None, kind: str = "", similar: int = 0) -> Urgency:
    """How pressing `text` is; `similar` counts other open opinions on the same issue (domain §8.2: five or more bump)."""
    folded = fold(text) if plain is None else plain
    if kind == "cam_on":
        return Urgency(1, "")
    level, reason = _first(_LEVELS, folded, (1, ""))
    if level in {1, 2} and kind != "cau_hoi":
        bump = _first(_BUMPS, folded, (0, ""))
        if bump[0]:
            level, reason = min(level + bump[0], 3), bump[1]
    if kind == "khieu_nai" and level < 2:  # noqa: PLR2004
        level, reason = 2, "khiếu nại"
    if level == 1 and kind in {"phan_anh", "kien_nghi"}:
        level, reason = _first(_FAULTS, folded, (1, ""))
    if similar >= 5 and level < 3:  # noqa: PLR2004
        level, reason = level + 1, f"{similar} ý kiến tương tự"
    return Urgency(level, reason)


def _rule(value: T, *phrases: str) -> tuple[T, re.Pattern[str]]:
    return value, re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def _first(rules: Iterable[tuple[T, re.Pattern[str]]], plain: str, otherwise: tuple[T, str]) -> tuple[T, str]:
    for value, pattern in rules:
        found = pattern.search(plain)
        if found:
            return value, " ".join(found.group().split()[-_REASON_WORDS:])
    return otherwise


# Words of address at the end of a question.
_TAIL = (
    r"(?: (?:a|vay|zay|dzay|rua|the|ha|nhi|nhe|voi|hay|can bo|cac|anh|chi|em|bac|co|chu|o|may|xa|oi|he|nua|luon)){0,4}"
)
# In the order of trial: what is said most clearly decides.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    _rule(
        "khieu_nai",
        "khieu nai", r"khong (?:dong y|nhat tri|chap nhan|phuc|chiu|tan thanh)(?: \w+){0,4} (?:quyet dinh|ket luan|bien ban|ket qua|phuong an|gia|muc|cach tinh|viec)",
        r"(?:yeu cau|de nghi|xin) (?:huy bo|huy|thu hoi|tinh lai|xem xet lai|xem lai|kiem tra lai)(?: \w+){0,2} (?:quyet dinh|lenh|bien ban|so ghi|giay phat|ket qua)",
        r"toi khong (?:phuc|ky nhan|chap nhan|dong y)", "huy bo quyet dinh", r"(?:giam dinh|kiem dinh|kham|giai quyet) lai\b", r"(?:ko|k|khong) chap nhan", r"toi yeu cau (?:duoc )?(?:giai quyet|thu hoi)", r"bi tu choi khong co van ban", r"(?:bi|van bi) (?:loai khoi danh sach|phat oan|xu phat oan|cat tro cap|goi nhap ngu)",
        r"(?:giay phat|quyet dinh xu phat|quyet dinh thu hoi)(?: \w+){0,12} (?:de nghi|yeu cau) huy", r"(?:yeu cau|de nghi) (?:tinh lai|huy)\b",
    ),
    _rule(
        "cau_hoi",
        rf"^(?!.*(?:khong|chua|hong|chang|nho|nen) (?:thay|nghe|kiem tra|\w+ (?:\w+ )?(?:biet|dan))).*(?<!dong )(?<!ke )(?<!keu )\b(?:khong|ko|k|chua|gi|nao|dau|(?:thu|ngay|thang|to) may|sao|rang|(?:o|di|ngay) mo|nhiu|bn|ai){_TAIL}$", r"^(?:da )?(?:sao|bao gio|chung nao|khi nao|chung mo|vi sao|tai sao|lam sao|mun|muon)\b(?!.*(?:xin|de nghi|mong))",
        r"thi (?:lam|nop|xin|dang ky|sua|bao|trinh bao|lanh|can|phai|duoc)(?: \w+){0,5} (?:o dau|o mo|ai|gi|nao|the nao|ra sao|khong|bao nhieu|hay)\b", r"co (?:phai|duoc|can|bi|bat buoc|mat|lich)(?: \w+){0,7} (?:khong|ko|hong)\b",
        r"(?:can gi|dang ky voi ai|lam o dau|sua o dau|bao nhieu (?:tien )?(?:mot|1|moi))\b",
        r"(?:cho|xin) (?:toi |em |e |chau |minh |tui |con |chung toi |ba con )?hoi", r"hoi (?:chut|xiu|cai)", r"\w+ (?:lam sao|the nao|ra sao|ra rang|nhu nao|cach nao|kieu gi|duoc khong|co duoc khong|phai khong|dung khong|dc ko|dc k|co mat tien khong|co mat tien ko)$",
        r"(?:o dau|bao gio|khi nao|chung nao|bao lau|bao nhieu|may ngay|ngay nao(?! cung)|hom nao|thang may|het nhieu|het bn|la bao nhieu|can nhung gi|can giay gi)(?: \w+){0,3}$",
        r"(?:lam o|nop o|dang ky o|ra|lay o|xin o)(?: \w+){0,2} (?:dau|noi nao)", "thi sao a", r"duoc (?:bao nhieu|may)\b", r"co duoc (?:\w+ ){0,4}(?:khong|ko|k)\b",
    ),
    _rule(
        "cam_on",
        r"^(?:\w+ ){0,6}(?:cam on|biet on|hoan nghenh|doi on|ghi nhan su|phan khoi)\b(?!.*(?:de nghi|mong|kien nghi|nhung))",
        r"(?:xin|chan thanh|rat) (?:cam on|biet on)(?: \w+){1,12} (?:da|vi|giup)\b",
        r"^(?!.*(?:de nghi|kien nghi|mong|nhung|chi xin|gium|hoi|khong hai long)).*(?:biet on|cam on|rat quy|quy hoa|rat hai long|am long|phan khoi|nho mai|de thuong)\b",
    ),
    _rule(
        "kien_nghi",
        "kien nghi(?! (?:cua|tu|lan|hoi|cu))", "de nghi", "yeu cau", r"mong (?:xa|uy ban|cac cap|chinh quyen|lanh dao|tren|nha nuoc|cap tren|duoc ho tro|bo tri|som|cac bac|cac anh|to hoa giai|giup|cho)",
        r"xin (?:xa|uy ban|cho|duoc|nang|lap|nao vet|phun|keo|bo tri|mien|ho tro|giup|mo|sua|lam|cap)", r"(?:lam|xem|sua|giup) (?:cho )?dan (?:voi|giup)", r"(?:giup|gium|dum) (?:ba con|dan|tui|toi|em|minh)\b", "gium", "can som",
        r"nho (?:xa|cac|chinh quyen|lanh dao)", "mong xem xet", r"(?:lap|lam|thay|va|sua|phat quang) (?:\w+ ){1,4}(?:di|nhe|nha|gap)$",
    ),
    _rule(
        "de_xuat",
        "de xuat", "hien ke", "sang kien", r"(?:nen|can) (?:lam|mo|xay|co|to chuc|dat|chia|nhan|uu tien|van dong|xuong|dua len|lay y kien|dung|thanh lap|trong|lap|cho|tao)",
        "theo toi nen", "y tuong",
    ),
    _rule(
        "gop_y",
        r"(?:can bo|lanh dao|hop dan|buoi hop|hop phu huynh)(?: \w+){0,12} nen\b", r"(?:tot|hay|dung) nhung\b",
        "gop y", "dong gop y kien", "xin co y kien", r"(?:phai|hay|nen|dung) (?:de dan|giu|nang|xay dung|tinh|dua vao|bot|tranh|hoi y|minh bach)", r"dung (?:co )?(?:quyet|ho hao|lam theo)",
    ),
    _rule("de_xuat", r"(?<!nang )nen (?!nha|lay|dat|gach|moi|hay|bi|khong|chua|thay|xuong|phai|thanh|he)"),
    _rule("tam_tu", "tam tu", "nguyen vong", r"chi (?:mong|uoc|can)", r"(?:toi|chau|em) (?:chi )?lo\b", "lo lang", "ban khoan", "bang khoan", "mong muon", "uoc ao", "mong moi", "trong cho", "tui than", "hut hang"),
    # Last, for these words also stand in what is only told.
    _rule("kien_nghi", r"(?<!don )(?<!ho so )(?<!giay )xin (?!hoi|cho hoi|loi|phep|chao|so|cap|ten)", r"(?<!long )(?<!dao )(?<!ep )mong (?!muon|manh|doi)", r"nho (?:to|cac|thon|cong an|thay|may)"),
)  # fmt: skip
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    _rule(
        4,
        "khan cap", "cuu chau", "xin cuu", "nguy hiem den tinh mang", "dien giat", "ro ri dien", r"(?:dang|bi) chay(?! viec)(?: \w+){0,2} (?:lon|to|nha|rung)", r"(?:chay nha|dang chay lon|dang chay nha)",
        r"(?:sap|nguy co) vo\b", "vo de", "vo dap", "ri nuoc manh", r"sap (?:cau|nha|cong|tran|mai) (?:roi|khi)", "ngo doc", r"non oi", "duoi nuoc", "chet nguoi", "sat lo sap", r"(?:dang|di|phai|can) cap cuu", "bao hanh", "xam hai", "co lap",
        r"(?:danh dap|danh bam|bo doi|danh)(?: \w+){0,4} (?:chau|be|tre|con nho)", r"(?:chau|be|tre|vo)(?: \w+){0,8} (?:bi|danh) (?:\w+ )?(?:danh dap|danh bam|bam minh|bo doi|cuong hiep|xam hai)",
        r"(?:dut|roi|chap)(?: \w+){0,3} (?:xuong ruong|xuong duong|lua|toe lua)", r"day (?:dien |ha the )?(?:\w+ )?dut", "cat dien ngay", "lu quet", "chua chay",
        r"(?:ro|ri) nuoc(?: \w+){0,8} vo\b", r"(?:chay roi|dang chay|boc chay)\b", r"(?:oi mua|non thoc|dau bung)(?: \w+){0,6} (?:vien|ca chuc|hai chuc|hang loat)|(?:ca|hai|ba|may) chuc nguoi (?:\w+ ){0,4}(?:oi|non|dau|ngo doc)",
        r"(?:trai|qua) (?:bom|min|dan|phao|luu dan)", r"bom (?:con nguyen|min|bi)",
    ),
    _rule(
        3,
        r"xet lua", r"(?:phong|dap|thung) (?:\w+ ){0,2}sut\b", r"sup xuong", r"cam dao|chem nhau|doa giet", "vay nang lai", r"mat nuoc (?:may |sach )?(?:\w+ )?(?:\d+|hai|ba|bon|nam|may|ca) (?:ngay|hom|bua|tuan)", r"lan ra chet|chet la liet", r"cho dai", r"sat mat|sat them", r"nha dot nat|bua doi bua no",
        r"te (?:nga )?gay|nga gay", r"danh hoi dong", r"(?:hut|tiem) chich", r"lua (?:mat|het|lay)? ?(?:\d+|hang|may) (?:trieu|chuc|tram)", r"(?:no|quyt|giam|khong tra) (?:tien )?(?:luong|cong)",
        "cap thiet", "khan truong", r"rat buc xuc|qua buc xuc|buc xuc", "mat an toan", "nguy hiem", "tai nan", r"(?:nga|te|dam|hut|suyt)(?: \w+){0,2} (?:gay|chet|trung|chan|dau)", r"nguoi (?:te|nga)", "sut tru|suyt trung",
        "dich benh", "dich ta", "sot xuat huyet", "chet hang loat", r"chet (?:lien|trui|sach|ca dan)", "o nhiem nang", "o nhiem nghiem trong", "ca chet", "viem hong", r"(?:den ngom|khong tho duoc|khong chiu noi)",
        "mat trang", "mat het", "mat gan het", "mat dat san xuat", "khong co nuoc", "can kho", r"nghieng(?: \w+){0,3} (?:han|sap|do|qua mot ben)", r"(?:so|lo) (?:bi )?(?:sap|gio lon|do (?:xuong|sap|nha))|sap do|do sap", r"(?:tran|voi|gach)(?: \w+){0,2} (?:rot|roi)\b|(?:rot|roi) (?:vua|gach|voi)",
        r"(?:mat|trom)(?: \w+){0,3} (?:xe|cho|trau|bo)", "trom", "ma tuy", "danh bac", "ghi de", "tai xiu", "danh nhau", "chan danh", "dua xe", "net po", "lang lach", r"(?:no|quyt|khong tra) luong", r"(?:can|xu ly|sua|xin|mong|giai quyet|kiem tra) gap", "gap lam", "gap$", "^khan", "hoang (?:mang|lam|so)", "liet giuong",
        r"(?:ca ngo|ca xom|nha) (?:thanh song|ngap|bi ngap)", "xoi lo", "sat lo", "nut toac", "nut nha", "tuong nha toi nut", "khuat tam nhin", "tran (?:ca )?vao nha", "nghieng", "vo duong ong", "chay nuoc mat", r"(?:chua|cham)(?: \w+){0,4} (?:chi tien|chi tra)(?: \w+){0,6} (?:tan tat|khuyet tat|tre|gia)", r"hon mot nam", "ret qua", "sot (?:mat )?\\d+", "qua hen hon", "bo doi", "het gao",
    ),
    _rule(
        2,
        "som", r"(?:can|phai|lam|sua|xu ly|giai quyet) ngay", r"(?:may|ca|hai|ba|nua|\d+) (?:thang|nam|tuan)", "da lau", "tu lau", "chua duoc giai quyet", "chua thay", r"(?:may|ba|nhieu|nam|muoi) lan", "hoai", "khong ai", "cham", "tre hen", "kho lam", "kho qua",
    ),
)  # fmt: skip
# Reasons to raise the level by one (domain §8.2: livelihood, vulnerable people, repeated and unanswered).
_BUMPS: tuple[tuple[int, re.Pattern[str]], ...] = (
    _rule(
        1,
        r"(?:da )?(?:phan anh|kien nghi|goi|gui don|bao)(?: \w+){0,3} (?:nhieu|may|ba|bon|nam) lan(?: \w+){0,4} (?:khong|chua|van)",
    ),
    _rule(1, "mat ke sinh nhai", "mat viec", "khong co gi an", "duong song", "trang tay"),
)
# A thing out of order or a grievance asks for more haste than a wish.
_FAULTS: tuple[tuple[int, re.Pattern[str]], ...] = (
    _rule(
        2,
        "hong", "hu", "nat", "lun", "sat", "dot", "bong", "vo", "gay", "ban", "hoi", "thoi", "on", "khoi", "rac", "ngap", "can", "nghen", "tac", "duc", "tanh", "yeu", "mat dien", "cup dien", "thieu", "het thuoc", "sai", "loi", "lan", "trai phep",
        "khong phep", "gia", "ep gia", "tang gia", "cao qua", "kho khan", "thai do", "quat", "bo hoang", "do dang", "dap chieu", "cham", "cho", "hua", "kiem tra", "ho tro", "de nghi", "kien nghi", "phan anh", "khong", "chua", "chang",
    ),
)  # fmt: skip
