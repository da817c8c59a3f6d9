"""How a key is written, kept and judged. Pure."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dienhong.kernel.verdicts import Verdict, only_if

NAME_LENGTH = 120
LONGEST = timedelta(days=3 * 366)
_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_MARK = "dh"
_PREFIX_LENGTH = 10
_SECRET_LENGTH = 43  # 256 bits: such a secret needs no slow hash
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A key as its holder has it. Only `prefix` and `digest` are kept."""

    prefix: str
    written: str = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the whole token, as 64 hexadecimal digits."""
        return hashlib.sha256(self.written.encode()).hexdigest()


def new_token(random_below: Callable[[int], int]) -> Token:
    """A fresh token; `random_below(n)` gives an unpredictable number below n."""

    def draw(length: int) -> str:
        return "".join(_ALPHABET[random_below(len(_ALPHABET))] for _ in range(length))

    prefix = draw(_PREFIX_LENGTH)
    return Token(prefix, f"{_MARK}_{prefix}_{draw(_SECRET_LENGTH)}")


def read_token(written: str) -> Token | None:
    """The token in what was sent, or None when it has not the form of one."""
    parts = written.strip().split("_")
    lengths = (len(_MARK), _PREFIX_LENGTH, _SECRET_LENGTH)
    if len(parts) != _PARTS or tuple(map(len, parts)) != lengths or parts[0] != _MARK:
        return None
    if not all(char in _ALPHABET for char in parts[1] + parts[2]):
        return None
    return Token(parts[1], "_".join(parts))


def is_same(token: Token, digest: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(token.digest, digest)


def acceptable_expiry(expires_on: date, today: date) -> Verdict:
    """A key ends some day: what nobody renews is not left open for ever."""
    return only_if(
        today < expires_on <= today + LONGEST,
        f"Ngày hết hạn phải sau hôm nay và không quá ba năm, muộn nhất {today + LONGEST:%d/%m/%Y}.",
    )
