"""Plans: the list, the upload, the review of what was read, its correction, its issue."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues.actions.plan_dialogues import plan_dialogues
from dienhong.cycle.plans.actions.discard import discard_plan
from dienhong.cycle.plans.actions.issue import issue_plan
from dienhong.cycle.plans.actions.keep import correct_plan, keep_plan
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.queries import visible_to
from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.cycle.plans.states import PLAN_FLOW, PlanState
from dienhong.engines.files import store
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.reading import ReadText, UnreadableFile, read_file
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import faulty_forms
from dienhong.web.desk.history import timeline
from dienhong.web.desk.plans import content
from dienhong.web.desk.plans.drafting import papers_of
from dienhong.web.desk.plans.forms import DialogueRows, DutyRows, IssueForm, PlanForm, UploadForm
from dienhong.web.desk.plans.review import Review
from dienhong.web.kit.requests import CommuneRequest

# By what the reader found in the bytes, never by what the browser or the name says.
_CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "text": "text/plain; charset=utf-8",
}


@official()
@require_safe
def plans(request: CommuneRequest) -> HttpResponse:
    rows = (
        visible_to(request.actor).annotate(dialogue_count=Count("dialogues")).defer("content", "source_text", "spans")
    )
    return render(request, "desk/plans/list.html", {"plans": rows[:200]})


@official(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: CommuneRequest) -> HttpResponse:
    """Read the file; keep it and what was read, or keep nothing and say what to do."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            plan = _keep(request, file.name, file.read())
        except (UnreadableFile, Refused) as error:
            form.add_error("file", error.message)
        else:
            messages.success(request, "Đã đọc kế hoạch. Hãy đối chiếu với văn bản rồi sửa chỗ đọc chưa đúng.")
            return redirect("desk:plan", pk=plan.pk)
    return render(request, "desk/plans/upload.html", {"form": form}, status=422 if form.errors else 200)


@official()
@require_safe
def plan_page(request: CommuneRequest, pk: int) -> HttpResponse:
    """Text and structure side by side."""
    plan = _seen(request, pk)
    review = Review(plan)
    manages = request.actor.may(Permission.MANAGE_PLAN)
    is_draft = plan.state == PlanState.DRAFT
    dialogues = list(plan.dialogues.all())
    context = {
        "plan": plan,
        "sections": review.sections(),
        "findings": review.findings(),
        "marks": review.marks,
        "is_dialogue_plan": plan.content.get("is_dialogue_plan", True),
        "dialogues": dialogues,
        "history": timeline(entries_about("plan", pk)),
        "may_edit": manages and is_draft,
        "may_issue": request.actor.may(Permission.ISSUE_PLAN) and is_draft,
        "may_schedule": request.actor.may(Permission.MANAGE_DIALOGUE)
        and plan.state == PlanState.ISSUED
        and not dialogues
        and bool(plan.content.get("dialogues")),
        **papers_of(request.actor, plan),
    }
    return render(request, "desk/plans/review.html", context)


@official(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: CommuneRequest, pk: int) -> HttpResponse:
    """Correct what was read; the text that came stays as it is."""
    plan = _seen(request, pk)
    if plan.state != PlanState.DRAFT:
        raise Refused("Kế hoạch đã ban hành nên không sửa được. Hãy lập kế hoạch thay thế.")
    sent = request.POST if request.method == "POST" else None
    form = PlanForm(sent, initial=content.main_values(plan))
    dialogues = DialogueRows(sent, prefix="dialogues", initial=content.dialogue_rows(plan))
    duties = DutyRows(sent, prefix="duties", initial=content.duty_rows(plan))
    if sent is not None and all([form.is_valid(), dialogues.is_valid(), duties.is_valid()]):
        values = content.corrected(plan, form.cleaned_data, _typed(dialogues), _typed(duties))
        correct_plan(request.actor, pk, content=values, now=timezone.now())
        messages.success(request, "Đã lưu. Có thể thêm dòng nữa ở cuối bảng." if "more" in request.POST else "Đã lưu.")
        return redirect("desk:plan_edit" if "more" in request.POST else "desk:plan", pk=pk)
    context = {"plan": plan, "form": form, "dialogues": dialogues, "duties": duties}
    context["faulty"] = faulty_forms(form, *dialogues, *duties)
    return render(request, "desk/plans/edit.html", context, status=200 if sent is None else 422)


@official(Permission.ISSUE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: CommuneRequest, pk: int) -> HttpResponse:
    """The number and the date that stand on the signed paper; public from then on."""
    plan = _seen(request, pk)
    PLAN_FLOW.require("issue", PlanState(plan.state))
    initial = {"number": plan.number, "issued_on": plan.issued_on}
    form = IssueForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            issue_plan(request.actor, pk, now=timezone.now(), **form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ban hành kế hoạch.")
            return redirect("desk:plan", pk=pk)
    return render(request, "desk/plans/issue.html", {"plan": plan, "form": form}, status=422 if form.errors else 200)


@official(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: CommuneRequest, pk: int) -> HttpResponse:
    """Put a draft away, after a question."""
    plan = _seen(request, pk)
    PLAN_FLOW.require("discard", PlanState(plan.state))
    if request.method != "POST":
        return render(request, "desk/plans/discard.html", {"plan": plan})
    discard_plan(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ dự thảo. Tệp đã tải lên vẫn được lưu.")
    return redirect("desk:plans")


@official(Permission.MANAGE_DIALOGUE)
@require_POST
def schedule(request: CommuneRequest, pk: int) -> HttpResponse:
    """Make the dialogues that the plan lists."""
    made = plan_dialogues(request.actor, _seen(request, pk).pk, now=timezone.now())
    messages.success(request, f"Đã lập {len(made)} cuộc đối thoại. Hãy xếp lịch từng cuộc.")
    return redirect("desk:dialogues")


@official()
@require_safe
def download(request: CommuneRequest, pk: int) -> HttpResponse:
    """The file as it came."""
    file = _seen(request, pk).source_file
    if file is None:
        raise Missing
    try:
        response = HttpResponse(store.fetch(settings.FILES, file), content_type=file.content_type)
    except FileNotFoundError as error:
        raise Missing from error
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _keep(request: CommuneRequest, name: str, sent: bytes) -> Plan:
    document: ReadText = read_file(sent, name)
    reading = read_plan(document)
    now = timezone.now()
    with transaction.atomic():
        file = store.keep(settings.FILES, sent, name=name, content_type=_CONTENT_TYPES[document.kind], now=now)
        return keep_plan(request.actor, content=to_json(reading), source_text=reading.text, source_file=file, now=now)


def _seen(request: CommuneRequest, pk: int) -> Plan:
    plan = visible_to(request.actor).select_related("source_file", "created_by", "dossier").filter(pk=pk).first()
    if plan is None:
        raise Missing
    return plan


def _typed(rows: Any) -> list[dict[str, Any]]:
    return [row.cleaned_data for row in rows if row.cleaned_data]
