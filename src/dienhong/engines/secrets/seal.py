"""Sealing texts with a key that is not in the database."""

import hashlib

from cryptography.fernet import Fernet, InvalidToken

from dienhong.kernel.errors import DienHongError

_MARK = b"dh1"


class SealKeyError(DienHongError):
    """The installation's keys cannot be used; the message says which, never what it is."""


class SealBrokenError(DienHongError):
    """The key does not open this text: the key was lost or the row was changed."""


class Seal:
    """Authenticated encryption (Fernet: AES-128-CBC with HMAC-SHA256) in an envelope that names its key.

    `keys` are urlsafe-base64 keys; the first one seals, all of them open, so a key can be replaced without a stop.
    Raises `SealKeyError` for no key or one of a wrong form. An envelope is `dh1:KEY-ID:TOKEN`.
    """

    def __init__(self, keys: list[str]) -> None:
        found = [_fernet(place, key.strip()) for place, key in enumerate(keys, start=1) if key.strip()]
        if not found:
            raise SealKeyError("Chưa đặt khóa niêm phong. Đặt DIENHONG_SEALED_KEYS hoặc DIENHONG_SEALED_KEYS_FILE.")
        self._by_id = dict(reversed(found))
        self.key_id = found[0][0]

    def close(self, text: str) -> bytes:
        """`text` sealed with the newest key."""
        token = self._by_id[self.key_id].encrypt(text.encode())
        return b":".join((_MARK, self.key_id.encode(), token))

    def open(self, sealed: bytes | memoryview) -> str:
        """The text; `SealBrokenError` when no key fits."""
        mark, _, rest = bytes(sealed).partition(b":")
        if mark != _MARK:
            return self._try_all(bytes(sealed))  # sealed before envelopes named their key
        key_id, _, token = rest.partition(b":")
        fernet = self._by_id.get(key_id.decode("ascii", "replace"))
        if fernet is None:
            raise SealBrokenError(
                f"Chưa mở được nội dung này: máy chủ không có khóa mã {key_id.decode('ascii', 'replace')[:8]}. "
                "Nội dung vẫn còn nguyên; hãy báo quản trị đặt lại khóa cũ vào sau khóa mới."
            )
        return _decrypt(fernet, token)

    def is_newest(self, sealed: bytes | memoryview) -> bool:
        """Whether the newest key sealed it; opens nothing."""
        return bytes(sealed).startswith(b":".join((_MARK, self.key_id.encode(), b"")))

    def _try_all(self, token: bytes) -> str:
        for fernet in self._by_id.values():
            try:
                return _decrypt(fernet, token)
            except SealBrokenError:
                continue
        raise _broken()


def new_key() -> str:
    """A fresh key, for the installation's first start."""
    return Fernet.generate_key().decode()


def _fernet(place: int, key: str) -> tuple[str, Fernet]:
    """The key's id (from its digest: tells nothing about a random key) and the key."""
    try:
        return hashlib.sha256(key.encode()).hexdigest()[:8], Fernet(key)
    except ValueError:
        raise SealKeyError(
            f"Khóa niêm phong thứ {place} không đúng dạng: cần 44 ký tự, gồm chữ, số và các dấu - _ =. "
            "Kiểm tra DIENHONG_SEALED_KEYS hoặc tệp của DIENHONG_SEALED_KEYS_FILE."
        ) from None


def _decrypt(fernet: Fernet, token: bytes) -> str:
    try:
        return fernet.decrypt(token).decode()
    except InvalidToken:
        raise _broken() from None


def _broken() -> SealBrokenError:
    return SealBrokenError(
        "Chưa mở được nội dung này: khóa không khớp hoặc dữ liệu đã bị sửa. "
        "Giữ nguyên, đừng thử nhiều lần; hãy báo quản trị kiểm tra khóa niêm phong và bản sao lưu."
    )
