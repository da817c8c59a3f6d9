"""The steps of a document as pages: what each asks, whom it allows, what it does. The table of states decides which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from dienhong.civic.documents.actions.decide import approve_document, return_document, sign_document
from dienhong.civic.documents.actions.draft import discard_document, draft_document, submit_document
from dienhong.civic.documents.actions.register import issue_document, number_document, recall_document, void_number
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.permissions import (
    may_approve_document,
    may_draft_document,
    may_record_signature,
    may_register,
    may_void_number,
)
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState, Medium
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, no
from dienhong.web.desk.documents.skeleton import copy_of, correction
from dienhong.web.desk.documents.step_forms import (
    NumberForm,
    ReasonForm,
    ReturnForm,
    SignForm,
    StepForm,
    SubmitForm,
    VoidForm,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A step about to be taken: who, on which document, seen in which version, with which answers."""

    actor: Actor
    row: OfficialDocument
    seen_version: int
    typed: dict[str, Any]
    now: datetime


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step. `slug` stands in the address, `name` in the flow. `run` gives the id of the document to go on with."""

    slug: str
    name: str
    title: str
    told: str
    done: str
    may: Callable[[Actor, OfficialDocument], Verdict]
    run: Callable[[Deed], int | None]
    form: type[StepForm] = StepForm
    kind: str = "secondary"
    warning: str = ""

    def form_for(self, row: OfficialDocument) -> type[StepForm]:
        """An electronic document is signed at once, without questions."""
        return StepForm if self.form is SignForm and row.medium == Medium.ELECTRONIC else self.form


def open_steps(actor: Actor, row: OfficialDocument) -> list[StepPage]:
    """The steps that this person may take now, those onward first."""
    flow = {step.name for step in DOCUMENT_FLOW.open_steps(DocumentState(row.state))}
    return [page for page in STEPS.values() if page.name in flow and page.may(actor, row)]


def _drafter(actor: Actor, _: OfficialDocument) -> Verdict:
    return may_draft_document(actor)


def _registrar(actor: Actor, _: OfficialDocument) -> Verdict:
    return may_register(actor)


def _voider(actor: Actor, _: OfficialDocument) -> Verdict:
    return may_void_number(actor)


def _leader(actor: Actor, row: OfficialDocument) -> Verdict:
    return may_approve_document(actor, row.of_system, row.signer.holder_id if row.signer else None)


def _returner(actor: Actor, row: OfficialDocument) -> Verdict:
    return may_register(actor) or _leader(actor, row)


def _signer(actor: Actor, row: OfficialDocument) -> Verdict:
    if row.signer is None:
        return no("Chưa chọn người ký.")
    return may_record_signature(actor, row.signer.holder_id, on_paper=row.medium == Medium.PAPER)


def _submit(deed: Deed) -> None:
    submit_document(
        deed.actor, deed.row.pk, signer_id=deed.typed["signer"], seen_version=deed.seen_version, now=deed.now
    )


def _approve(deed: Deed) -> None:
    approve_document(deed.actor, deed.row.pk, seen_version=deed.seen_version, now=deed.now)


def _return(deed: Deed) -> None:
    reason = deed.typed["reason"]
    return_document(deed.actor, deed.row.pk, seen_version=deed.seen_version, reason=reason, now=deed.now)


def _sign(deed: Deed) -> None:
    sign_document(deed.actor, deed.row.pk, seen_version=deed.seen_version, on=deed.typed.get("on"), now=deed.now)


def _number(deed: Deed) -> None:
    number_document(deed.actor, deed.row.pk, **deed.typed, now=deed.now)


def _correct(deed: Deed) -> int:
    """A công văn of the same system that names the document."""
    kind = KINDS["letter" if deed.row.system == "state" else "party_letter"]
    day = f"{deed.row.day:%d/%m/%Y}" if deed.row.day else ""
    told = f"{deed.row.of_kind.title} số {deed.row.reference} ngày {day}"
    text = correction(deed.row.commune, kind, told, localdate(deed.now))
    return draft_document(
        deed.actor, kind.key, text, medium=Medium(deed.row.medium), corrects_id=deed.row.pk,
        unit_id=deed.row.drafting_unit_id, now=deed.now,
    ).pk  # fmt: skip


def _replace(deed: Deed) -> int:
    text = copy_of(from_json(deed.row.content), "", localdate(deed.now))
    return draft_document(
        deed.actor, deed.row.kind, text, medium=Medium(deed.row.medium), replaces_id=deed.row.pk,
        unit_id=deed.row.drafting_unit_id, now=deed.now,
    ).pk  # fmt: skip


_PAGES = (
    StepPage(
        "trinh", "submit", "Trình duyệt",
        "Người ký nhận được dự thảo. Từ lúc trình, văn bản không sửa được trừ khi được trả lại.",
        "Đã trình duyệt.",
        _drafter, _submit, form=SubmitForm, kind="",
    ),
    StepPage(
        "duyet", "approve", "Duyệt",
        "Nội dung và thể thức đã đúng, văn bản được chuyển sang ký.",
        "Đã duyệt.",
        _leader, _approve, kind="",
    ),
    StepPage(
        "ky", "sign", "Ký",
        "Bản giấy: ghi nhận bản giấy đã được ký. Bản điện tử: ký và cấp số ngay.",
        "Đã ghi nhận chữ ký.",
        _signer, _sign, form=SignForm, kind="",
    ),
    StepPage(
        "cap-so", "number", "Cấp số",
        "Số tiếp theo trong sổ được cấp cho văn bản này.",
        "Đã cấp số.",
        _registrar, _number, form=NumberForm, kind="",
        warning="Số đã cấp không lấy lại được; cấp nhầm thì chỉ hủy số, sổ vẫn ghi.",
    ),
    StepPage(
        "ban-hanh", "issue", "Ban hành",
        "Tệp Word và PDF được tạo một lần và giữ nguyên: số, ngày, người ký, nội dung như bản xem bên dưới.",
        "Đã ban hành.",
        _registrar, lambda deed: issue_document(
            deed.actor, deed.row.pk, folder=settings.FILES, now=deed.now
        ), kind="",
        warning="Ban hành rồi không sửa được nữa; chỉ còn đính chính, thay thế hoặc thu hồi.",
    ),
    StepPage(
        "tra-lai", "return", "Trả lại",
        "Văn bản trở về dự thảo kèm lời dặn.",
        "Đã trả lại người soạn.",
        _returner, _return, form=ReturnForm,
    ),
    StepPage(
        "huy-so", "void", "Hủy số",
        "Chỉ khi cấp số nhầm. Số và lý do vẫn nằm trong sổ, không cấp lại cho văn bản khác.",
        "Đã hủy số.",
        _voider, lambda deed: void_number(
            deed.actor, deed.row.pk, reason=deed.typed["reason"], now=deed.now
        ), form=VoidForm, kind="quiet", warning="Văn bản mang số này không ban hành được nữa.",
    ),
    StepPage(
        "dinh-chinh", "correct", "Đính chính",
        "Lập dự thảo công văn đính chính. Văn bản này chuyển sang “Đã đính chính” khi công văn được ban hành.",
        "Đã lập dự thảo công văn đính chính.",
        _drafter, _correct,
    ),
    StepPage(
        "thay-the", "replace", "Thay thế",
        "Lập dự thảo văn bản thay thế, chép từ văn bản này. Văn bản này hết hiệu lực khi bản thay thế được ban hành.",
        "Đã lập dự thảo văn bản thay thế.",
        _drafter, _replace,
    ),
    StepPage(
        "thu-hoi", "recall", "Thu hồi",
        "Văn bản không còn giá trị; nơi nhận hủy bản điện tử, gửi lại bản giấy.",
        "Đã thu hồi. Hãy báo cho các nơi đã nhận.",
        _leader, lambda deed: recall_document(
            deed.actor, deed.row.pk, reason=deed.typed["reason"], now=deed.now
        ), form=ReasonForm, kind="quiet", warning="Thu hồi rồi không khôi phục được.",
    ),
    StepPage(
        "bo", "discard", "Bỏ dự thảo",
        "Dự thảo không còn trong danh sách.",
        "Đã bỏ dự thảo.",
        _drafter, lambda deed: discard_document(
            deed.actor, deed.row.pk, now=deed.now
        ), kind="quiet",
    ),
)  # fmt: skip

STEPS: Mapping[str, StepPage] = {page.slug: page for page in _PAGES}
