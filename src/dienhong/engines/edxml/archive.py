"""One file in one ZIP, as an attachment travels; a foreign ZIP is believed only after inflating under a limit."""

import io
import struct
import zipfile

from dienhong.engines.edxml.limits import USUAL, Limits
from dienhong.engines.edxml.names import safe_name
from dienhong.engines.edxml.refused import EdxmlRefused

_EPOCH = (1980, 1, 1, 0, 0, 0)  # with _UNIX: the same message gives the same bytes anywhere
_UNIX = 3
_END = b"PK\x05\x06"
_END_BYTES = 22
_ZIP64_LOCATOR = b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES = 20
_MAX_DIRECTORY_BYTES = 4096  # one entry with a long name and extra fields
_ENCRYPTED = 1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_CHUNK = 64 * 1024


def pack(name: str, content: bytes) -> bytes:
    """A ZIP with the single entry `name`. What would shrink like a bomb is stored, so that receivers accept it."""
    packed = _packed(name, content, zipfile.ZIP_DEFLATED)
    if len(content) > max(USUAL.small, USUAL.ratio // 2 * len(packed)):
        return _packed(name, content, zipfile.ZIP_STORED)
    return packed


def _packed(name: str, content: bytes, method: int) -> bytes:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type, entry.create_system, entry.external_attr = method, _UNIX, 0o600 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, content)
    return packed.getvalue()


def unpack(packed: bytes, path: str, most: int, limits: Limits, notes: list[str]) -> bytes:
    """The bytes of the single file in the ZIP `packed`, at most `most`. A ZIP inside stays bytes.

    Raises EdxmlRefused, with the element `path`, for bombs, passwords, several files and damage.
    """
    _check_directory(packed, path)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            return _read_only_entry(archive, path, most, limits, notes)
    except EdxmlRefused:
        raise
    except Exception as error:  # zipfile raises a dozen kinds on hostile bytes
        raise EdxmlRefused("Gói nén bị hỏng, không mở được", path) from error


def _check_directory(packed: bytes, path: str) -> None:
    """Look at the list of entries before `zipfile` builds an object for each."""
    end = packed[-_END_BYTES:]
    if len(end) < _END_BYTES or not end.startswith(_END) or end[-2:] != b"\0\0":
        raise EdxmlRefused("Nội dung không phải là một gói nén ZIP nguyên vẹn", path)
    entries, directory_bytes = struct.unpack("<HI", end[10:16])
    if packed[-_END_BYTES - _ZIP64_LOCATOR_BYTES : -_END_BYTES].startswith(_ZIP64_LOCATOR):
        raise EdxmlRefused("Gói nén dùng dạng ZIP64 cho tệp rất lớn, không nhận", path)
    if entries != 1 or directory_bytes > _MAX_DIRECTORY_BYTES:
        raise EdxmlRefused(f"Gói nén có {entries} mục; mỗi tệp đính kèm phải nén riêng, đúng một tệp", path)


def _read_only_entry(archive: zipfile.ZipFile, path: str, most: int, limits: Limits, notes: list[str]) -> bytes:
    entries = archive.infolist()
    if len(entries) != 1 or entries[0].is_dir():
        raise EdxmlRefused("Gói nén phải chứa đúng một tệp", path)
    entry = entries[0]
    if entry.flag_bits & _ENCRYPTED:
        raise EdxmlRefused("Gói nén đặt mật khẩu, không mở được", path)
    if entry.compress_type not in _METHODS:
        raise EdxmlRefused("Gói nén dùng cách nén lạ; chỉ nhận ZIP thông thường", path)
    if safe_name(entry.filename) != entry.filename:
        notes.append(f"Tên trong gói nén tại {path} không an toàn; đã bỏ, dùng AttachmentName.")
    return _inflate(archive, entry, path, min(most, max(limits.small, limits.ratio * entry.compress_size)))


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, most: int) -> bytes:
    pieces, size = [], 0
    with archive.open(entry) as part:
        while piece := part.read(_CHUNK):
            size += len(piece)
            if size > most:
                raise EdxmlRefused("Tệp phình quá lớn khi giải nén, nghi là gói nén độc hại", path)
            pieces.append(piece)
    return b"".join(pieces)
