"""Opinions from other systems, and where they stand."""

import json
import uuid
from typing import Annotated

from django.core.exceptions import ValidationError as Invalid
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Path, Router, Status

from dienhong.civic.keys.actions.use import Caller, answer_once
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.limits.tallies import count_try
from dienhong.kernel.codes import parse_code
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.phones import parse_phone
from dienhong.web.api.access import SENDING, WRONG_CODES, KeyBearer, caller_of, check_spent, within
from dienhong.web.api.schemas import OpinionIn, ProblemOut, ReceiptOut, StatusOut
from dienhong.web.api.standing import standing_of
from dienhong.web.kit.requests import random_below, seal

router = Router(tags=["opinions"], auth=KeyBearer())
_NAMESPACE = uuid.UUID("5c8e2b52-3f0e-5d0c-9b5e-0d4f3a1c7e21")
_IN = frozenset({400, 401, 403, 409, 413, 415, 422, 429})
_ASKING = frozenset({401, 403, 404, 422, 429})


@router.post(
    "/opinions", response={201: ReceiptOut, _IN: ProblemOut}, operation_id="send_opinion", summary="Gửi một ý kiến"
)
def send_opinion(
    request: HttpRequest,
    response: HttpResponse,
    payload: OpinionIn,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=200, pattern=r"^[!-~]+$")],
) -> Status[dict[str, str]]:
    """Send one opinion. The same Idempotency-Key with the same body gets the same answer and changes nothing;
    with another body it is refused (422). Keep the key until an answer has come, then never use it again.
    """
    now, caller = timezone.now(), caller_of(request)
    within(SENDING, str(caller.key_id), now)
    body = json.dumps(payload.model_dump(), sort_keys=True).encode()
    submission = _submission(payload, caller, idempotency_key)

    def send() -> dict[str, str]:
        received = submit_opinion(caller.actor, submission, seal=seal(), random=random_below, now=now)
        return {"code": received.code, "due_date": received.due_date.isoformat()}

    told, is_new = answer_once(caller.actor, caller.key_id, idempotency_key, body, send, now=now)
    if not is_new:
        response.headers["Idempotency-Replayed"] = "true"
    return Status(201, told)


@router.get(
    "/opinions/{code}",
    response={200: StatusOut, _ASKING: ProblemOut},
    operation_id="read_opinion_status",
    summary="Tình trạng của một ý kiến",
)
def read_opinion_status(request: HttpRequest, code: Annotated[str, Path(max_length=40)]) -> StatusOut:
    """Where an opinion stands: what everybody with its code may know."""
    now, who = timezone.now(), str(caller_of(request).key_id)
    check_spent(WRONG_CODES, who, now)
    found = standing_of(parse_code(code) or "", now)  # what is no code takes the same way
    if found is None:
        count_try(WRONG_CODES, who, now)
        raise Missing
    return StatusOut(**found)


def _submission(payload: OpinionIn, caller: Caller, idempotency_key: str) -> Submission:
    phone = parse_phone(payload.phone) if payload.phone.strip() else ""
    if phone is None:
        raise Refused("Không phải số điện thoại Việt Nam. Hãy ghi đủ 10 chữ số hoặc để trống.", field="phone")
    if payload.email:
        try:
            validate_email(payload.email)
        except Invalid as error:
            raise Refused("Thư điện tử không đúng dạng ten@noi.vn.", field="email") from error
    return Submission(
        text=payload.text,
        key=uuid.uuid5(_NAMESPACE, f"{caller.key_id}:{idempotency_key}"),
        dialogue_id=payload.dialogue_id,
        village_id=payload.village_id,
        name=payload.name,
        phone=phone,
        email=payload.email,
        consents=payload.consents,
        channel=Channel.API,
    )
