"""The commune's answer templates and passages of law: added, changed, taken out of use."""

from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from dienhong.civic.topics.models import Topic
from dienhong.cycle.replies.events import AnswerTemplateKept, LegalSnippetKept
from dienhong.cycle.replies.filling import fillable
from dienhong.cycle.replies.models import AnswerTemplate, LegalSnippet
from dienhong.cycle.replies.permissions import may_keep_library
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc

T = TypeVar("T", AnswerTemplate, LegalSnippet)


@transaction.atomic
def keep_template(
    actor: Actor, template_id: int | None, *, name: str, field: str, text: str, is_active: bool = True, now: datetime
) -> AnswerTemplate:
    """Add a template (`template_id` None) or change one. Every place in `text` must be known."""
    may_keep_library(actor).require()
    name = " ".join(nfc(name).split())
    if AnswerTemplate.objects.filter(name=name).exclude(pk=template_id or 0).exists():
        raise Refused("Đã có mẫu mang tên này. Hãy đặt tên khác.", field="name")
    fillable(text).enforce("text")
    _require_field(field)
    row = _row(AnswerTemplate, template_id)
    row.name, row.field, row.text, row.is_active = name, field, nfc(text).strip(), is_active
    row.save()
    record(actor, AnswerTemplateKept(subject_id=row.pk, is_active=is_active), now)
    return row


@transaction.atomic
def keep_snippet(
    actor: Actor,
    snippet_id: int | None,
    *,
    citation: str,
    source: str,
    valid_from: date,
    valid_until: date | None = None,
    gist: str = "",
    field: str = "",
    is_active: bool = True,
    now: datetime,
) -> LegalSnippet:
    """Add a passage of law (`snippet_id` None) or change one."""
    may_keep_library(actor).require()
    citation = " ".join(nfc(citation).split())
    if LegalSnippet.objects.filter(citation=citation).exclude(pk=snippet_id or 0).exists():
        raise Refused("Đã có viện dẫn này.", field="citation")
    if valid_until is not None and valid_until < valid_from:
        raise Refused("Ngày hết hiệu lực phải sau ngày có hiệu lực.", field="valid_until")
    _require_field(field)
    row = _row(LegalSnippet, snippet_id)
    row.citation, row.source, row.gist, row.field = citation, nfc(source).strip(), nfc(gist).strip(), field
    row.valid_from, row.valid_until, row.is_active = valid_from, valid_until, is_active
    row.save()
    record(actor, LegalSnippetKept(subject_id=row.pk, is_active=is_active), now)
    return row


def _require_field(code: str) -> None:
    if code and not Topic.objects.filter(code=code).exists():
        raise Refused("Hãy chọn lĩnh vực trong danh sách.", field="field")


def _row(model: type[T], pk: int | None) -> T:
    if pk is None:
        return model()
    row = model.objects.filter(pk=pk).first()
    if row is None:
        raise Missing
    return row
