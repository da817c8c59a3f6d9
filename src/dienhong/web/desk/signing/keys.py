"""A person's key while a page uses it: in memory, never in a temporary file, forgotten when the page is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest

from dienhong.engines.signing.signers import Signer, forget_keys, load_pkcs12

_MOST = 1024 * 1024


class MemoryOnly(MemoryFileUploadHandler):
    """Takes small files into memory and stops at larger ones, which are no keys."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._received = 0

    def handle_raw_input(self, *_args: object, **_more: object) -> None:
        """Active whatever the length of the request."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self._received += len(raw_data)
        if self._received > _MOST:
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


@contextmanager
def opened_key(content: bytes, passphrase: str) -> Iterator[Signer]:
    """The signer for the length of the block. Raises SigningError."""
    try:
        yield load_pkcs12(content, passphrase)
    finally:
        forget_keys()
