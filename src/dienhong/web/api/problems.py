"""What went wrong, as `application/problem+json` (RFC 9457): a sentence in Vietnamese, a `code` in English."""

import json
import logging
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from dienhong.civic.keys.actions.use import OtherRequest
from dienhong.kernel.errors import DienHongError, Forbidden, Missing, Overtaken

_log = logging.getLogger(__name__)
CONTENT_TYPE = "application/problem+json"
_NOT_FOUND = "Không có nội dung này, hoặc nội dung chưa công khai."
_TITLES = {
    400: "Yêu cầu không đọc được",
    401: "Chưa có khóa hợp lệ",
    403: "Khóa không có quyền này",
    404: "Không tìm thấy",
    405: "Phương thức không dùng được ở địa chỉ này",
    409: "Đã có thay đổi trước đó",
    413: "Nội dung quá lớn",
    415: "Kiểu nội dung không nhận",
    422: "Nội dung chưa hợp lệ",
    429: "Gửi quá nhiều",
    500: "Máy chủ gặp lỗi",
}


class Problem(Exception):
    """A refusal by this interface itself. `code` is for programs, `detail` for people."""

    def __init__(self, status: int, code: str, detail: str, *, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.retry_after = status, code, detail, retry_after


def answer(
    status: int, code: str, detail: str, *, faults: Sequence[dict[str, str]] = (), retry_after: int | None = None
) -> HttpResponse:
    """The response for a problem; `faults` name the places of what was sent."""
    told: dict[str, Any] = {"title": _TITLES[status], "status": status, "code": code, "detail": detail}
    if faults:
        told["errors"] = list(faults)
    response = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    if status == 401:  # noqa: PLR2004
        response.headers["WWW-Authenticate"] = 'Bearer realm="dienhong"'
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response


def bind(api: NinjaAPI) -> None:
    """Let `api` answer every exception by a problem."""
    for kind, handler in (
        (Problem, _own),
        (ValidationError, _invalid),
        (HttpError, _of_library),
        (Http404, _missing),
        (DienHongError, _refused),
        (Exception, _broken),
    ):
        api.add_exception_handler(kind, handler)


def _own(_request: HttpRequest, problem: Any) -> HttpResponse:
    return answer(problem.status, problem.code, problem.detail, retry_after=problem.retry_after)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    """The values that were sent are not repeated: they may be somebody's words."""
    faults = [
        {"where": ".".join(str(part)[:60] for part in fault["loc"]), "code": str(fault["type"])}
        for fault in error.errors[:20]
    ]
    if any("Idempotency-Key" in fault["where"] for fault in faults):
        detail = "Thiếu Idempotency-Key hoặc khóa này không đúng dạng: 8 đến 200 ký tự ASCII không dấu cách."
        return answer(422, "idempotency_key_invalid", detail, faults=faults)
    return answer(422, "invalid", "Có mục thiếu, thừa hoặc sai kiểu; xem “errors”.", faults=faults)


def _of_library(_request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error.__cause__, Problem):  # the parser's own words, which the library wraps
        return _own(_request, error.__cause__)
    if error.status_code == 401:  # noqa: PLR2004
        return answer(401, "key_needed", "Hãy gửi khóa còn hiệu lực trong Authorization: Bearer …")
    return answer(400, "unreadable", "Không đọc được nội dung gửi lên. Hãy gửi JSON đúng dạng, mã hóa UTF-8.")


def _missing(_request: HttpRequest, _error: Any) -> HttpResponse:
    return answer(404, "not_found", _NOT_FOUND)


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, Missing):
        return answer(404, "not_found", _NOT_FOUND)
    if isinstance(error, Forbidden):
        return answer(403, "forbidden", error.message)
    if isinstance(error, OtherRequest):
        return answer(422, "idempotency_key_reused", error.message)
    if isinstance(error, Overtaken):
        return answer(409, "overtaken", error.message)
    field = getattr(error, "field", None)
    faults = [{"where": f"body.payload.{field}", "code": "refused"}] if field else ()
    return answer(422, "refused", error.message, faults=faults)


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    _log.error("%s %s", request.method, request.path, exc_info=error)
    return answer(500, "server_error", "Máy chủ gặp lỗi, chưa ghi nhận yêu cầu này. Hãy gửi lại sau ít phút.")
