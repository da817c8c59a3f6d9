"""What a key does: it says who calls, and gets one answer for one request however often that is sent."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from dienhong.civic.keys import rules
from dienhong.civic.keys.models import ApiKey, KeyAnswer
from dienhong.civic.keys.queries import is_open
from dienhong.civic.keys.states import Scope
from dienhong.kernel.actors import Actor, citizen
from dienhong.kernel.errors import Refused

_TOLD_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """A key that was recognised. It acts as a citizen does: what it sends is the citizens', and no more is allowed."""

    key_id: int
    name: str
    scopes: frozenset[str]
    actor: Actor

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes


class OtherRequest(Refused):
    """The `Idempotency-Key` stands for another request."""


def recognise_key(actor: Actor, written: str, *, now: datetime) -> Caller | None:
    """Whose key `written` is; None for what is no key, or none that works (any more). `actor` is the visitor.

    Revoked, ended and unknown keys are not told apart, and all take one read of the table.
    """
    token = rules.read_token(written)
    key = ApiKey.objects.filter(prefix=token.prefix if token else "").first()
    if token is None or key is None or not rules.is_same(token, key.digest) or not is_open(key, localdate(now)):
        return None
    long_ago = models.Q(last_used_at=None) | models.Q(last_used_at__lt=now - _TOLD_EVERY)
    if key.last_used_at is None or key.last_used_at < now - _TOLD_EVERY:
        ApiKey.objects.filter(long_ago, pk=key.pk).update(last_used_at=now)
    return Caller(key.pk, key.name, frozenset(key.scopes), citizen(actor.commune_id))


@transaction.atomic
def answer_once(
    actor: Actor,
    key_id: int,
    idempotency_key: str,
    body: bytes,
    make: Callable[[], Mapping[str, str]],
    *,
    now: datetime,
) -> tuple[dict[str, str], bool]:
    """The answer to this request and whether it was made just now: `make` runs once for each `idempotency_key`.

    Of twins at once the second waits for the first and gets its answer. When `make` raises, nothing is kept and the
    same key may be sent again. Raises `OtherRequest` when the key came with another body before.
    """
    place = hashlib.sha256(idempotency_key.encode()).hexdigest()
    said = salted_hmac(f"api-body:{actor.commune_id}:{key_id}", body, algorithm="sha256").hexdigest()
    row, is_new = KeyAnswer.objects.get_or_create(
        key_id=key_id, idempotency_key=place, defaults={"body_digest": said, "at": now}
    )
    if row.body_digest != said:
        raise OtherRequest(
            "Idempotency-Key này đã dùng cho một nội dung khác. Hãy tạo khóa mới cho mỗi ý kiến, chỉ gửi lại khóa cũ "
            "cùng đúng nội dung cũ."
        )
    if not is_new:
        return dict(row.answer), False
    row.answer = dict(make())
    row.code = row.answer.get("code", "")
    row.save(update_fields=["answer", "code"])
    return dict(row.answer), True
