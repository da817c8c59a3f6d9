"""The two small questions that the outbox asks: who is logged in (with a fresh token), and may this one come in."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.engines.limits.tallies import Limit, count_try
from dienhong.kernel.errors import DienHongError, Forbidden, Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.forms import EntryForm
from dienhong.web.desk.village.entering import dialogues_for, entry_form, submit, villages_of
from dienhong.web.desk.village.records import Unreadable, read_record
from dienhong.web.kit.requests import CommuneRequest

BY_PERSON = Limit("opinions entered by a person", most=600, seconds=3600)
_OTHER = "Máy đang đăng nhập bằng tài khoản khác với người đã ghi ý kiến này."
_TOO_MANY = "Đã gửi quá nhiều ý kiến trong một giờ. Ý kiến vẫn nằm trên máy này; máy sẽ gửi tiếp sau."
_NOT_ALLOWED = "Tài khoản này không còn quyền “nhập ý kiến thay người dân”. Hãy báo Văn phòng."

Asked = Callable[[CommuneRequest], HttpResponse]


def _in_json(view: Asked) -> Callable[[HttpRequest], HttpResponse]:
    """For officials; every refusal is a sentence in JSON. A log-in that ended is the usual way to the log-in page."""

    @never_cache
    @official()
    @wraps(view)
    def answer(request: CommuneRequest) -> HttpResponse:
        if not request.actor.may(Permission.ENTER_OPINION):
            return _refusal(403, _NOT_ALLOWED, "forbidden")
        try:
            return view(request)
        except Unreadable as error:
            return _refusal(error.status, error.message, "unreadable")
        except DienHongError as error:
            return _refusal(_status(error), error.message, "refused")

    return answer


@_in_json
@require_safe
def session(request: CommuneRequest) -> HttpResponse:
    """Who is logged in, the token for sending, and the places that this person may choose."""
    told = {
        "person": request.actor.person_id,
        "name": request.actor.name,
        "token": get_token(request),
        "villages": villages_of(request.actor),
        "dialogues": dialogues_for(request.actor),
    }
    return JsonResponse(told)


@_in_json
@require_POST
def take(request: CommuneRequest) -> HttpResponse:
    """One record. The same key again gives the same code, so that an answer lost on the way does no harm."""
    record = read_record(request)
    if record.person != request.actor.person_id:
        return _refusal(409, _OTHER, "other_person")
    if not count_try(BY_PERSON, str(request.actor.person_id), timezone.now()):
        return _refusal(429, _TOO_MANY, "too_many")
    form = entry_form(request.actor, record.answers)
    if not form.is_valid():
        return _faults(form)
    try:
        received = submit(request.actor, form.cleaned_data)
    except Refused as error:
        form.refuse(error)
        return _faults(form)
    return JsonResponse({"code": received.code, "due": f"{received.due_date:%d/%m/%Y}"})


def _faults(form: EntryForm) -> HttpResponse:
    """Each field with its sentences; "" holds those that belong to none."""
    errors = {"" if name == "__all__" else name: [str(word) for word in words] for name, words in form.errors.items()}
    first = next(iter(errors.values()))[0]
    return JsonResponse({"problem": "faults", "message": first, "errors": errors}, status=422)


def _refusal(status: int, message: str, problem: str) -> HttpResponse:
    return JsonResponse({"problem": problem, "message": message}, status=status)


def _status(error: DienHongError) -> int:
    if isinstance(error, Missing):
        return 404
    if isinstance(error, Forbidden):
        return 403
    return 409 if isinstance(error, Overtaken) else 422
