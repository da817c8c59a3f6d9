"""What happens to keys. The journal names a key by its id; the secret is nowhere."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _KeyEvent(Event):
    subject: ClassVar[str] = "api_key"


@dataclass(frozen=True, kw_only=True)
class KeyCreated(_KeyEvent):
    verb: ClassVar[str] = "api_key_created"
    label: ClassVar[str] = "Cấp khóa kết nối"
    scopes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KeyRevoked(_KeyEvent):
    verb: ClassVar[str] = "api_key_revoked"
    label: ClassVar[str] = "Thu hồi khóa kết nối"
