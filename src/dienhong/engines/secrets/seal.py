"""Sealing texts with a key that is not in the database."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class SealBrokenError(RuntimeError):
    """The key does not open this text: the key was lost or the row was changed."""


class Seal:
    """Authenticated encryption (Fernet: AES-128-CBC with HMAC-SHA256).

    `keys` are urlsafe-base64 keys; the first one seals, all of them open, so a key can be replaced without a stop.
    """

    def __init__(self, keys: list[str]) -> None:
        if not keys:
            raise ValueError("no key")
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def close(self, text: str) -> bytes:
        """`text` sealed."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes | memoryview) -> str:
        """The text; `SealBrokenError` when no key fits."""
        try:
            return self._fernet.decrypt(bytes(sealed)).decode()
        except InvalidToken as error:
            raise SealBrokenError("no key opens this text") from error


def new_key() -> str:
    """A fresh key, for the installation's first start."""
    return Fernet.generate_key().decode()
