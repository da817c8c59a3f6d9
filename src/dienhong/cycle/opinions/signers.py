"""Names under one text: typed in rows or pasted from a table, a line for each person. Pure."""

import re
from dataclasses import dataclass

from dienhong.kernel.errors import Refused
from dienhong.kernel.phones import parse_phone
from dienhong.kernel.vietnamese import fold, nfc

MOST_SIGNERS = 500
_LONGEST = 160
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[.)\-:]\s*|^\s*\d{1,3}\s*\t")
_PARTS = re.compile(r"\s*[\t;,|]\s*")
_HEADINGS = {"ho va ten", "ho ten", "ten", "stt"}


@dataclass(frozen=True, slots=True)
class Signer:
    """One person: the name, and where they live and their telephone when the line says so (E.164)."""

    name: str
    place: str = ""
    phone: str = ""


def read_signers(text: str) -> tuple[Signer, ...]:
    """The people in `text`, each once, in its order.

    A line holds a name and perhaps, after commas, semicolons or tabs, a place and a telephone number; numbers in front
    and a heading are left out. Raises `Refused` that names the line.
    """
    found: dict[tuple[str, str, str], Signer] = {}
    for number, line in enumerate(nfc(text).splitlines(), start=1):
        parts = [part.strip() for part in _PARTS.split(_NUMBERED.sub("", line)) if part.strip()]
        if not parts or fold(parts[0]) in _HEADINGS:
            continue
        signer = _signer(parts, number)
        found.setdefault((fold(signer.name), fold(signer.place), signer.phone), signer)
    if len(found) > MOST_SIGNERS:
        raise Refused(
            f"Danh sách có {len(found)} người; mỗi lần gửi tối đa {MOST_SIGNERS} người. "
            "Hãy gửi danh sách còn lại trên giấy tới trụ sở xã.",
            field="signers",
        )
    return tuple(found.values())


def write_signers(signers: tuple[Signer, ...]) -> str:
    """The lines that `read_signers` reads back."""
    return "\n".join(", ".join(part for part in (row.name, row.place, row.phone) if part) for row in signers)


def _signer(parts: list[str], number: int) -> Signer:
    name, place, phone = parts[0], [], ""
    for part in parts[1:]:
        read = parse_phone(part)
        if read and not phone:
            phone = read
        else:
            place.append(part)
    signer = Signer(name, ", ".join(place), phone)
    if not any(char.isalpha() for char in name) or "\0" in "".join(parts):
        raise Refused(f"Dòng {number} chưa có tên người ký. Mỗi dòng ghi một người, họ tên đứng đầu.", field="signers")
    if len(signer.name) > _LONGEST or len(signer.place) > _LONGEST:
        raise Refused(
            f"Dòng {number} quá dài. Mỗi dòng chỉ ghi một người: họ tên, thôn, số điện thoại.", field="signers"
        )
    return signer
