"""Opinions about one thing: two side by side with one decision, taking a group apart, splitting, referring back."""

import secrets
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions import grouping
from dienhong.cycle.opinions.actions.comparing import judge_pair
from dienhong.cycle.opinions.actions.merging import merge_opinion, undo_merge
from dienhong.cycle.opinions.actions.splitting import split_opinion
from dienhong.cycle.opinions.models import Opinion, Part, Similarity
from dienhong.cycle.opinions.relations import pairs_seen_by, pairs_to_judge, standing
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState, SimilarityJudgement
from dienhong.cycle.replies.actions.referring import answer_by_reference
from dienhong.cycle.replies.queries import answer_for
from dienhong.engines.language.shared_words import marked
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.register import readers
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_COUNTED = 100
_ISSUES = range(1, 6)


@official(Permission.TRIAGE)
@require_safe
def pairs(request: CommuneRequest) -> HttpResponse:
    """The surest pair that nobody has judged; `sau` is the one to go on after."""
    waiting = pairs_to_judge(request.actor)
    pair = _after(waiting, request.GET.get("sau", "")).first()
    if pair is None:
        return render(request, "desk/opinions/groups/none.html", {"is_end": waiting.exists()})
    return redirect("desk:pair", pk=pair.pk)


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: CommuneRequest, pk: int) -> HttpResponse:
    """Two opinions side by side, and what to do with them."""
    found = pairs_seen_by(request.actor).filter(pk=pk).first()
    if found is None:
        raise Missing
    if request.method == "POST":
        return _decide(request, found)
    left, right = found.a, found.b
    count = pairs_to_judge(request.actor)[: _COUNTED + 1].count()
    context = {
        "pair": found,
        "sides": [_side(left, right), _side(right, left)],
        "sure": f"{found.score:.0%}",
        "count": f"hơn {_COUNTED}" if count > _COUNTED else count,
        "next": _next_address(found),
    }
    return render(request, "desk/opinions/groups/pair.html", context)


@official(Permission.TRIAGE)
@require_POST
def part(request: CommuneRequest, pk: int) -> HttpResponse:
    """Take an opinion out of its group."""
    opinion = seen_opinion(request.actor, pk)
    undo_merge(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã tách ý kiến {opinion.code} khỏi nhóm; ý kiến trở lại đúng tình trạng trước khi gộp.")
    return redirect("desk:opinion", pk=pk)


@official(Permission.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: CommuneRequest, pk: int) -> HttpResponse:
    """Say for each sentence to which issue it belongs."""
    opinion = seen_opinion(request.actor, pk)
    places = grouping.sentences(opinion.text)
    chosen = [_issue(request.POST.get(f"cau-{at}", "")) for at in range(len(places))]
    fault = ""
    if request.method == "POST":
        try:
            children = _split(request, opinion, places, chosen)
        except Refused as error:
            fault = error.message
        else:
            messages.success(request, f"Đã tách {len(children)} việc: {', '.join(child.code for child in children)}.")
            return redirect("desk:opinion", pk=pk)
    taken = list(Part.objects.filter(original=opinion).values_list("start", "end"))
    rows = [
        {"name": f"cau-{at}", "words": opinion.text[start:end].strip(), "issue": issue,
         "taken": any(first < end and start < last for first, last in taken)}
        for at, ((start, end), issue) in enumerate(zip(places, chosen, strict=True))
    ]  # fmt: skip
    context = {"opinion": opinion, "rows": rows, "issues": _ISSUES, "fault": fault}
    return render(request, "desk/opinions/groups/split.html", context, status=422 if fault else 200)


@readers
@require_POST
def refer(request: CommuneRequest, pk: int, earlier: int) -> HttpResponse:
    """Answer with what was answered before."""
    opinion, before = seen_opinion(request.actor, pk), seen_opinion(request.actor, earlier)
    reply = answer_by_reference(request.actor, opinion.pk, earlier_id=before.pk, now=timezone.now())
    if reply is None:
        messages.success(request, "Đã ghi nhận việc này đã trả lời trước đây. Giao đơn vị rồi soạn trả lời theo.")
        return redirect("desk:opinion", pk=pk)
    messages.success(request, "Đã điền sẵn câu trả lời trước. Hãy bổ sung kết quả đến nay rồi trình duyệt.")
    return redirect("desk:draft", pk)


def _decide(request: CommuneRequest, found: Similarity) -> HttpResponse:
    decision, now = request.POST.get("quyet-dinh", ""), timezone.now()
    left, right = found.a, found.b
    merges = {"gop-trai": (right, left), "gop-phai": (left, right)}
    if decision == "khac":
        judge_pair(request.actor, found.pk, SimilarityJudgement.DIFFERENT, now=now)
        messages.success(request, f"Đã ghi nhận {left.code} và {right.code} không trùng.")
    elif decision in merges:
        one, into = merges[decision]
        merge_opinion(request.actor, one.pk, into_code=into.code, now=now)
        judge_pair(request.actor, found.pk, SimilarityJudgement.SAME, now=now)
        messages.success(request, f"Đã gộp {one.code} vào {into.code}. Gộp nhầm thì mở {one.code} và tách ra.")
    elif decision == "cung":
        judge_pair(request.actor, found.pk, SimilarityJudgement.SAME, now=now)
        messages.success(request, f"Đã ghi nhận {left.code} và {right.code} cùng việc.")
    else:
        messages.warning(request, "Hãy chọn một trong các nút quyết định.")
        return redirect("desk:pair", pk=found.pk)
    return redirect(_next_address(found))


def _after(waiting: QuerySet[Similarity], key: str) -> QuerySet[Similarity]:
    score, _, pk = key.partition("_")
    if not (
        pk.isascii() and pk.isdigit() and score.replace(".", "", 1).isascii() and score.replace(".", "", 1).isdigit()
    ):
        return waiting
    last = float(score)
    return waiting.filter(Q(score__lt=last) | Q(score=last, pk__lt=int(pk[:18])))


def _next_address(found: Similarity) -> str:
    return f"{reverse('desk:pairs')}?sau={found.score}_{found.pk}"


def _side(opinion: Opinion, other: Opinion) -> dict[str, Any]:
    return {
        "opinion": opinion,
        "pieces": marked(opinion.text, other.text),
        "reply": answer_for(opinion),
        "may_lead": bool(grouping.mergeable(standing(other), standing(opinion))),
        "may_refer": opinion.state in (OpinionState.REPLIED, OpinionState.CLOSED) and other.state in OPEN_STATES,
        "other": other,
    }


def _issue(typed: str) -> int:
    return int(typed) if typed in {str(number) for number in _ISSUES} else 0


def _split(request: CommuneRequest, opinion: Opinion, places: list[grouping.Span], chosen: list[int]) -> list[Opinion]:
    spans = grouping.spans_of(places, chosen)
    if any(chosen) and not spans:
        raise Refused("Các câu của một việc phải liền nhau. Việc nói ở hai chỗ thì tách thành hai.")
    return split_opinion(request.actor, opinion.pk, spans, random=secrets.randbelow, now=timezone.now())
