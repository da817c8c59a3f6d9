"""A list of guests as an office types it: one a line, name, then post. Plain Python."""

from collections.abc import Iterable, Sequence

from dienhong.cycle.invitations.papers import Guest
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import fold, nfc

MOST_GUESTS = 300
_LONGEST_PART = 160
# How the name of a body begins that is invited as such; anybody else is "Ông (Bà)".
_BODIES = (
    "ban", "bộ chỉ huy", "bưu điện", "các", "câu lạc bộ", "chi bộ", "chi cục", "chi hội", "chi đoàn", "công an",
    "công ty", "công đoàn", "doanh nghiệp", "hạt kiểm lâm", "hội", "hợp tác xã", "hội đồng", "lãnh đạo", "mặt trận",
    "ngân hàng", "nhà trường", "phòng", "quỹ", "sở", "thường trực", "toàn thể", "trung tâm", "trường", "trạm", "tổ",
    "văn phòng", "đoàn", "đài", "đại diện", "đảng ủy", "đồn", "đội", "ủy ban",
)  # fmt: skip


def read_guests(text: str) -> list[Guest]:
    """Guests in the order of the lines; blank lines go, a line that repeats another one counts once.

    Raises `Refused` (field "guests") for an empty list, one that is too long, or a line that is too long.
    """
    guests: dict[str, Guest] = {}
    for line in nfc(text).splitlines():
        typed = " ".join(line.split()).strip(" ;,.-")
        if not typed:
            continue
        guest = _guest(typed)
        guests.setdefault(known_as(guest), guest)
        if len(guests) > MOST_GUESTS:
            raise Refused(f"Mỗi lần lập nhiều nhất {MOST_GUESTS} giấy mời. Hãy chia làm nhiều lần.", field="guests")
    if not guests:
        raise Refused("Hãy ghi người được mời, mỗi người một dòng.", field="guests")
    return list(guests.values())


def written_guest(guest: Guest) -> str:
    """Such as "Bùi Văn Sáu, Trưởng thôn Đông"."""
    return ", ".join(filter(None, (guest.name, guest.post)))


def known_as(guest: Guest) -> str:
    """By what a guest is told from another: name and post, however they are typed."""
    return fold(written_guest(guest))


def not_yet_invited(guests: Sequence[Guest], invited: Iterable[str]) -> list[Guest]:
    """Those of `guests` who are not among the `invited`, as written on their invitations."""
    known = {fold(written) for written in invited}
    return [guest for guest in guests if known_as(guest) not in known]


def is_body_name(name: str) -> bool:
    """Whether a name is that of a body, not of a person."""
    return f"{name.casefold()} ".startswith(tuple(f"{body} " for body in _BODIES))


def _guest(line: str) -> Guest:
    name, _, post = (part.strip() for part in line.partition(","))
    for part in (name, post):
        if len(part) > _LONGEST_PART:
            raise Refused(f"Dòng “{line[:40]}…” quá dài. Hãy ghi mỗi người một dòng.", field="guests")
    return Guest(name, post, is_body=not post and is_body_name(name))
