"""Reading a table of contacts: which column is which, what each row says, and why a row cannot go in. Plain rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dienhong.cycle.invitations.guests import is_body_name
from dienhong.cycle.invitations.states import ContactGroup, RowState
from dienhong.engines.outbox.states import ChannelKind
from dienhong.engines.outbox.writing import clean_address
from dienhong.kernel.phones import parse_phone
from dienhong.kernel.reading.sheets import Sheet
from dienhong.kernel.vietnamese import fold, nfc

COLUMNS = ("Họ tên, tên đơn vị", "Chức vụ", "Nhóm", "Thôn, tổ dân phố", "Điện thoại", "Thư điện tử")
_FIELDS = ("name", "post", "group", "village", "phone", "email")
_HEADS = {
    "name": ("ho ten", "ho va ten", "ten", "ten don vi"),
    "post": ("chuc vu", "chuc danh"),
    "group": ("nhom", "thanh phan", "khoi"),
    "village": ("thon", "to dan pho", "dia ban"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "di dong"),
    "email": ("thu dien tu", "email", "e mail", "mail", "thu"),
}
_LONGEST = 160
_HEAD_WITHIN = 20
_TELLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """A contact as somebody tells it; telephone as E.164 and e-mail cleaned when `understood` made it."""

    name: str
    post: str = ""
    group: ContactGroup = ContactGroup.OTHER
    village_id: int | None = None
    phone: str = ""
    email: str = ""

    @property
    def is_body(self) -> bool:
        return not self.post and is_body_name(self.name)

    @property
    def folded(self) -> str:
        """By what it is told from others of its group."""
        return fold(", ".join(filter(None, (self.name, self.post))))


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table, as it will go in, or the reason why not. `number` is what the office program shows."""

    number: int
    state: RowState
    reason: str
    details: ContactDetails


def understood(
    *, name: str, post: str, group: ContactGroup, village_id: int | None, phone: str, email: str
) -> tuple[ContactDetails, dict[str, str]]:
    """The contact, and the fault of each field that cannot be what it says."""
    name, post = (" ".join(nfc(part).split()) for part in (name, post))
    faults = {}
    if not any(letter.isalpha() for letter in name):
        faults["name"] = "Thiếu họ tên."
    for field, part in (("name", name), ("post", post)):
        if len(part) > _LONGEST or "\x00" in part:
            faults[field] = f"Dài quá {_LONGEST} ký tự."
    number = parse_phone(phone) or ""
    address = clean_address(ChannelKind.EMAIL, email)
    if phone.strip() and not number:
        faults["phone"] = "Số điện thoại không đúng."
    if email.strip() and not address:
        faults["email"] = "Thư điện tử không đúng."
    details = ContactDetails(
        name=name[:_LONGEST], post=post[:_LONGEST], group=group, village_id=village_id, phone=number, email=address
    )
    return details, faults


def read_contacts(
    sheet: Sheet, *, villages: Mapping[str, int], group: ContactGroup, known: Iterable[tuple[str, str]]
) -> list[TableRow]:
    """Every row that says something. `villages`: folded name → id; `group` for rows that name none; `known`: (group,
    folded) of those on the list. A first row that names no column is taken as data in the order of `COLUMNS`."""
    head, columns = _columns(sheet.rows)
    seen = dict.fromkeys(known, "đã có trong danh bạ")
    rows = []
    for index, cells in enumerate(sheet.rows[head:], start=sheet.first_row + head):
        told = {field: cells[place] for field, place in columns.items() if place < len(cells)}
        if not any(told.values()):
            continue
        row = _row(index, told, villages, group)
        key = (row.details.group.value, row.details.folded)
        if row.state == RowState.READY and key in seen:
            row = TableRow(index, RowState.DUPLICATE, f"Trùng: {seen[key]}.", row.details)
        seen.setdefault(key, f"dòng {index}") if row.state == RowState.READY else None
        rows.append(row)
    return rows


def group_named(text: str) -> ContactGroup | None:
    """The group that a cell means, by its key, its name or the beginning of either."""
    return _group(fold(text))


@cache
def _group(folded: str) -> ContactGroup | None:
    if not folded:
        return None
    for group in ContactGroup:
        names = (group.value, fold(group.label), *(fold(part) for part in group.label.split(",")))
        if any(folded.startswith(name.strip()) for name in names):
            return group
    return {"hdnd": ContactGroup.COUNCIL, "mttq": ContactGroup.FRONT, "mat tran": ContactGroup.FRONT}.get(folded)


def _row(number: int, told: Mapping[str, str], villages: Mapping[str, int], group: ContactGroup) -> TableRow:
    named, village = group_named(told.get("group", "")), fold(told.get("village", ""))
    details, faults = understood(
        name=told.get("name", ""), post=told.get("post", ""), group=named or group, village_id=villages.get(village),
        phone=told.get("phone", ""), email=told.get("email", ""),
    )  # fmt: skip
    if told.get("group") and named is None:
        faults["group"] = f"Không có nhóm “{told['group'][:40]}”."
    if village and village not in villages:
        faults["village"] = f"Xã không có thôn “{told['village'][:40]}”."
    return TableRow(number, RowState.FAULTY if faults else RowState.READY, " ".join(faults.values()), details)


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """How many rows stand before the data, and where each field is."""
    for index, cells in enumerate(rows[:_HEAD_WITHIN]):
        found: dict[str, int] = {}
        for place, cell in enumerate(cells):
            field = _field(fold(cell))
            if field:
                found.setdefault(field, place)
        if "name" in found and len(found) > 1:
            return index + 1, found
    return 0, {field: place for place, field in enumerate(_FIELDS)}


def _field(head: str) -> str:
    exact = [field for field, names in _HEADS.items() if head in names]
    begun = [field for field, names in _HEADS.items() if head.startswith(_beginnings(names))]
    return (exact or begun or [""])[0]


def _beginnings(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those long enough to tell a heading by its beginning: "ten" and "thu" begin too much."""
    return tuple(name for name in names if len(name) > _TELLING)
