"""What stands beside a reply in writing: the question, answers to like opinions, templates, law, texts saved before."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.correspondence import messages_of
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.filling import filled
from dienhong.cycle.replies.models import LegalSnippet, Reply
from dienhong.cycle.replies.queries import published_replies
from dienhong.cycle.replies.rules import reference
from dienhong.cycle.replies.shelf import history_texts, snippets_for, templates_for, waiting_texts
from dienhong.kernel.actors import Actor
from dienhong.web.desk.opinions.company import likes_of
from dienhong.web.desk.opinions.proposals import found_for
from dienhong.web.desk.opinions.reading import reading_of
from dienhong.web.kit.requests import CommuneRequest

_SHOWN = 5


def beside(request: CommuneRequest, opinion: Opinion, reply: Reply | None) -> dict[str, Any]:
    """For the templates `desk/replies/beside.html` and `question.html`. Each offer says which field it goes to."""
    today = timezone.localdate()
    values = _values(request, opinion, today)
    lead = opinion.fields[0] if opinion.fields else ""
    return {
        "reading": reading_of(opinion.text, found_for(opinion)),
        "photos": list(opinion.photos.all()),
        "talk": list(messages_of(opinion.pk)),
        "answers": _answers(request.actor, opinion, lead),
        "templates": [
            {"key": f"mau-{row.pk}", "name": row.name, "text": filled(row.text, values)} for row in templates_for(lead)
        ],
        "snippets": [
            {"key": f"can-cu-{row.pk}", "row": row, "text": row.citation, "warning": _validity(row, today)}
            for row in snippets_for(lead)
        ],
        "waiting": list(waiting_texts(reply.pk)) if reply else [],
        "kept": list(history_texts(reply.pk)) if reply else [],
    }


def inserted(typed: QueryDict, shown: dict[str, Any]) -> dict[str, str]:
    """The fields as typed with the asked offer put in, and what stood there before; empty without such an offer."""
    if "undo" in typed:
        return {"text": typed.get("before_text", ""), "legal_basis": typed.get("before_legal_basis", "")}
    text, basis, key = typed.get("text", ""), typed.get("legal_basis", ""), typed.get("insert", "")
    before = {"before_text": text, "before_legal_basis": basis}
    kept = next((row for row in shown["kept"] if f"ban-{row.pk}" == key), None)
    if kept is not None:
        return {"text": kept.text, "legal_basis": kept.legal_basis, **before}
    offers = {offer["key"]: offer["text"] for offer in (*shown["answers"], *shown["templates"], *shown["snippets"])}
    if key not in offers:
        return {}
    if key.startswith("can-cu-"):
        return {"text": text, "legal_basis": _joined(basis, offers[key], "; "), **before}
    return {"text": _joined(text, offers[key], "\n\n"), "legal_basis": basis, **before}


def _joined(typed: str, more: str, between: str) -> str:
    return f"{typed.rstrip()}{between}{more}" if typed.strip() else more


def _answers(actor: Actor, opinion: Opinion, lead: str) -> list[dict[str, Any]]:
    """Answers to opinions that are like it, then the newest public ones in its field."""
    found: list[tuple[Reply, Opinion | None]] = [
        (like.reply, like.other) for like in likes_of(actor, opinion) if like.reply
    ]
    known = {reply.pk for reply, _ in found}
    if lead and len(found) < _SHOWN:
        more = published_replies().exclude(pk__in=known).exclude(opinion=opinion)
        found += [(reply, None) for reply in more.filter(opinion__fields__0=lead)[: _SHOWN - len(found)]]
    return [
        {"key": f"tra-loi-{reply.pk}", "reply": reply, "other": other, "text": _reference(reply, other is not None)}
        for reply, other in found
    ]


def _reference(reply: Reply, is_own: bool) -> str:
    answered = timezone.localdate(reply.published_at) if reply.published_at else timezone.localdate()
    return reference(reply.text if is_own else reply.public_text, answered)


def _values(request: CommuneRequest, opinion: Opinion, today: date) -> dict[str, str]:
    lead = opinion.fields[0] if opinion.fields else ""
    return {
        "ngay_nhan": f"{timezone.localtime(opinion.received_at):%d/%m/%Y}",
        "thon": str(opinion.village or ""),
        "linh_vuc": Topic.objects.filter(code=lead).values_list("name", flat=True).first() or "",
        "don_vi": str(opinion.unit or ""),
        "han": f"{opinion.due_date:%d/%m/%Y}" if opinion.due_date else "",
        "hom_nay": f"{today:%d/%m/%Y}",
        "xa": request.commune.full_name,
    }


def _validity(row: LegalSnippet, today: date) -> str:
    if row.valid_until and row.valid_until < today:
        return f"Hết hiệu lực từ sau ngày {row.valid_until:%d/%m/%Y}"
    return f"Chỉ có hiệu lực từ ngày {row.valid_from:%d/%m/%Y}" if row.valid_from > today else ""
