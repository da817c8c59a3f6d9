"""What can be done with a case, one page each: the same form, the same way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dienhong.civic.people.queries import people_who_can_log_in
from dienhong.civic.sealed.actions import handling, listing
from dienhong.civic.sealed.actions.reaching import known_case
from dienhong.civic.sealed.models import CaseAccess, SealedCase
from dienhong.civic.sealed.queries import Rights, sealed_cases
from dienhong.civic.sealed.states import SEALED_FLOW, SealedState, Standing
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.sealed.forms import AccusedForm, DayForm, ExtendForm, PassOnForm, PersonForm, ReasonForm
from dienhong.web.kit.requests import CommuneRequest, seal

_OUT = (Standing.BARRED, Standing.REMOVED)


@dataclass(frozen=True, slots=True)
class DeedPage:
    """`open` tells whether the deed is offered; `do` takes the actor, the case's id, the form's answers."""

    title: str
    hint: str
    form: type[DeskForm]
    do: Callable[..., None]
    open: Callable[[SealedCase, Rights], bool]
    people: str = ""


def _step(name: str) -> Callable[[SealedCase, Rights], bool]:
    return lambda case, may: bool(may.open) and SEALED_FLOW.allows(name, SealedState(case.state))


def _anybody(case: SealedCase, may: Rights) -> bool:
    return bool(may.open or may.list)


def _lister(case: SealedCase, may: Rights) -> bool:
    return bool(may.list)


PAGES = {
    "nguoi-bi-to-cao": DeedPage(
        "Ghi người bị tố cáo",
        "Người bị tố cáo không bao giờ được biết có đơn này. Ghi xong, Chủ tịch (nếu không bị tố cáo) mới biết có đơn.",
        AccusedForm, listing.note_accused, _anybody, people="all",
    ),
    "them-nguoi": DeedPage(
        "Thêm người được xem", "Chỉ thêm người thật cần để xử lý đơn này.",
        PersonForm, listing.name_person, _lister, people="all",
    ),
    "bot-nguoi": DeedPage(
        "Bớt người được xem", "Người này thôi thấy đơn ngay khi ghi, kể cả khi là người xử lý đơn.",
        PersonForm, listing.remove_person, _lister, people="all",
    ),
    "bo-han-che": DeedPage(
        "Bỏ hạn chế", "Dùng khi máy hạn chế nhầm, ví dụ người trùng tên. Quyền theo vai trò có lại ngay.",
        PersonForm, listing.clear_person, _anybody, people="out",
    ),
    "nhieu-noi": DeedPage(
        "Ghi phải xác minh ở nhiều nơi", "Hạn xử lý ban đầu thành 10 ngày làm việc.", ReasonForm,
        lambda actor, pk, reason, **rest: handling.note_many_places(actor, pk, reason=reason, **rest),
        lambda case, may: bool(may.open) and not case.many_places
        and case.state in (SealedState.SUSPECTED, SealedState.CONFIRMED),
    ),
    "thu-ly": DeedPage(
        "Ghi ngày thụ lý", "Hạn giải quyết tính từ ngày này.", DayForm, handling.accept_case, _step("accept")
    ),
    "gia-han": DeedPage(
        "Gia hạn giải quyết", "Mỗi lần 30 ngày, theo quyết định của người có thẩm quyền.", ExtendForm,
        lambda actor, pk, note, **rest: handling.extend_case(actor, pk, reason=note, **rest),
        lambda case, may: bool(may.open) and case.state == SealedState.ACCEPTED,
    ),
    "chuyen-di": DeedPage(
        "Ghi đã chuyển cơ quan có thẩm quyền",
        "Chỉ chuyển bản sao đã duyệt. Cùng một nội dung chỉ chuyển một lần (Thông tư 05/2021/TT-TTCP).",
        PassOnForm, handling.pass_on_case, _step("pass_on"),
    ),
    "ket-thuc": DeedPage(
        "Ghi đã kết thúc", "Ghi ngày có kết luận hoặc quyết định giải quyết.",
        DayForm, handling.close_case, _step("close"),
    ),
}  # fmt: skip


def offered(case: SealedCase, may: Rights) -> list[dict[str, str]]:
    """The deeds that are open now, for links."""
    return [{"slug": slug, "title": page.title} for slug, page in PAGES.items() if page.open(case, may)]


@never_cache
@official()
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: CommuneRequest, pk: int, slug: str) -> HttpResponse:
    page = PAGES.get(slug)
    case, may = known_case(request.actor, pk, now=timezone.now())
    if page is None or not page.open(case, may):
        raise Missing
    form = _form(page, case, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            page.do(request.actor, pk, seal=seal(), now=timezone.now(), **_answers(form))
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi: {page.title[:1].lower()}{page.title[1:]}.")
            still = sealed_cases(request.actor, timezone.localdate()).filter(pk=pk).exists()
            return redirect("desk:sealed_case", pk) if still else redirect("desk:today")
    status = 422 if form.errors else 200
    return render(request, "desk/sealed/deed.html", {"case": case, "page": page, "form": form}, status=status)


def _answers(form: DeskForm) -> dict[str, Any]:
    """The form's answers under the names that the actions use."""
    names = {"person": "user_id", "people": "user_ids"}
    return {names.get(name, name): value for name, value in form.cleaned_data.items()}


def _form(page: DeedPage, case: SealedCase, data: Any) -> DeskForm:
    if not page.people:
        return page.form(data)
    people = people_who_can_log_in(timezone.localdate())
    if page.people == "out":
        people = people.filter(pk__in=CaseAccess.objects.filter(case=case, standing__in=_OUT).values("user_id"))
    return page.form(data, people=list(people.values_list("pk", "full_name")))
