"""The file itself: a label that anybody may read, a content that only the journey's key opens, and nobody can change.

AES-GCM over compressed JSON (NIST SP 800-38D), the label as associated data: whoever changes a byte of either is found
out. The file holds no names of files and unpacks nothing to disk.
"""

import base64
import json
import re
import zlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dienhong.kernel.errors import Refused

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a package; the record of a hall of 400 people is below 2 MB."""
LARGEST_CONTENT = 256 * 1024 * 1024
_FIRST_LINE = b"dienhong-hall 1\n"
_KEY_BYTES, _NONCE_BYTES = 16, 12
_LABEL_BYTES = 1000


class Direction(StrEnum):
    OUT = "out"
    """From the commune's server to the laptop."""
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Label:
    """commune: its code. conference: its name for both sides, "mark:id" of where it was prepared."""

    commune: str
    conference: str
    direction: str


def journey_key(master: str, commune: str, conference: str) -> str:
    """The key for one conference's packages, to be typed: 26 letters and digits in groups of four.

    Made from the server's key, so that a laptop which holds it can close packages of this conference and no other.
    """
    info = f"dienhong hall {commune} {conference}".encode()
    derived = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=info).derive(master.encode())
    letters = base64.b32encode(derived).decode().rstrip("=")
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def close_package(label: Label, content: dict[str, Any], key: str, *, nonce: bytes) -> bytes:
    """The file. nonce: 12 random bytes, new for each file. Raises `Refused` for a wrong key's form or too much."""
    packed = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6)
    if len(packed) > LARGEST_FILE - _LABEL_BYTES:
        raise Refused("Gói hội nghị quá lớn, không xuất được.")
    head = _FIRST_LINE + json.dumps(asdict(label)).encode() + b"\n"
    return head + nonce + AESGCM(_bytes_of(key)).encrypt(nonce, packed, head)


def label_of(file: bytes) -> Label:
    """What the file says it is; `Refused` for anything else than a package."""
    return _split(file)[0]


def open_package(file: bytes, key: str) -> dict[str, Any]:
    """The content; `Refused` for a changed file, a wrong key, or a content that is no package's."""
    _, head, rest = _split(file)
    try:
        packed = AESGCM(_bytes_of(key)).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], head)
    except InvalidTag:
        raise Refused(
            "Không mở được gói: khóa không đúng, hoặc tệp đã bị sửa, bị hỏng khi chép. Không có gì được nhập. "
            "Hãy chép lại tệp từ máy gốc và kiểm tra khóa."
        ) from None
    try:
        content = json.loads(_inflated(packed))
    except (zlib.error, ValueError, RecursionError):
        raise Refused("Nội dung gói không đọc được.") from None
    if not isinstance(content, dict):
        raise Refused("Nội dung gói không đọc được.")
    return content


def _inflated(packed: bytes) -> bytes:
    """Never more than `LARGEST_CONTENT`, however small the file is."""
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(packed, LARGEST_CONTENT)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise Refused("Nội dung gói lớn hơn mức cho phép, không nhập.")
    return content


def _split(file: bytes) -> tuple[Label, bytes, bytes]:
    strange = Refused("Tệp này không phải gói hội nghị của Diên Hồng (hoặc do bản phần mềm khác tạo ra).")
    if len(file) > LARGEST_FILE:
        raise Refused("Tệp lớn hơn mức cho phép của gói hội nghị, không nhập.")
    end = file.find(b"\n", len(_FIRST_LINE), _LABEL_BYTES) + 1
    if not file.startswith(_FIRST_LINE) or not end:
        raise strange
    try:
        said = json.loads(file[len(_FIRST_LINE) : end])
        label = Label(**said)
        Direction(label.direction)
    except (ValueError, TypeError):
        raise strange from None
    if not all(isinstance(word, str) for word in said.values()):
        raise strange
    return label, file[:end], file[end:]


def _bytes_of(key: str) -> bytes:
    letters = re.sub(r"[\s-]", "", key).upper()
    try:
        found = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        found = b""
    if len(found) != _KEY_BYTES:
        raise Refused("Khóa của gói gồm 26 chữ và số, viết thành nhóm bốn; hãy xem lại khóa in ra khi xuất gói.")
    return found
