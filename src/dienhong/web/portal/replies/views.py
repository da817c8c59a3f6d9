"""What the commune has answered, for everybody: approved wording only."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import public_dialogues
from dienhong.cycle.opinions.albums import public_photos
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.queries import matching, meant_words, published_replies
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.paging import list_page
from dienhong.web.portal.replies.forms import ReplyFilter
from dienhong.web.portal.responses import public_page

_PAGE_SIZE = 15


@public_page
def replies(request: CommuneRequest) -> HttpResponse:
    """Newest first; narrowed by words, field and dialogue, all in the address."""
    topics = dict(Topic.objects.values_list("code", "name"))
    dialogues = list(public_dialogues())
    form = ReplyFilter(request.GET, topics=topics, dialogues=dialogues)
    form.is_valid()
    wanted = form.cleaned_data
    found = published_replies().prefetch_related("ratings")
    if wanted.get("field"):
        found = found.filter(opinion__lead_field=wanted["field"])
    if wanted.get("dialogue"):
        found = found.filter(opinion__dialogue_id=wanted["dialogue"])
    if wanted.get("q"):
        found = matching(found, wanted["q"])
    page = list_page(request, found, _PAGE_SIZE)
    for row in page.rows:
        row.topic_name = topics.get(row.opinion.lead_field, "")
    meant = meant_words(wanted["q"]) if wanted.get("q") and not page.rows else ""
    context = {
        "filter": form,
        "page": page,
        "is_narrowed": any(wanted.values()),
        "words": wanted.get("q"),
        "meant": meant,
        "meant_query": _with_words(request, meant),
    }
    return render(request, "portal/replies/list.html", context)


def _with_words(request: CommuneRequest, words: str) -> str:
    """The address's other filters with these words."""
    query = request.GET.copy()
    query["q"] = words
    query.pop("trang", None)
    return query.urlencode()


@public_page
def reply(request: CommuneRequest, pk: int) -> HttpResponse:
    """One question with its answer and what was promised."""
    found = published_replies().filter(pk=pk).prefetch_related("commitments__unit", "ratings").first()
    if found is None:
        raise Http404
    topic = Topic.objects.filter(code=found.opinion.lead_field).first()
    context = {
        "reply": found,
        "rows": _facts(found, topic),
        "photos": public_photos(found.opinion_id),
        "today": timezone.localdate(),
    }
    return render(request, "portal/replies/detail.html", context)


def _facts(reply: Reply, topic: Topic | None) -> list[dict[str, str]]:
    """Who answered what when, as key and value."""
    opinion = reply.opinion
    rating = reply.rating
    facts = (
        ("Đơn vị trả lời", opinion.unit and opinion.unit.name),
        ("Lĩnh vực", topic and topic.name),
        ("Cùng ký", opinion.signer_count > 1 and f"{opinion.signer_count} người cùng ký"),
        ("Ngày nhận ý kiến", f"{timezone.localdate(opinion.received_at):%d/%m/%Y}"),
        ("Ngày trả lời", reply.published_at and f"{timezone.localdate(reply.published_at):%d/%m/%Y}"),
        ("Cuộc đối thoại", opinion.dialogue and opinion.dialogue.title),
        ("Người gửi đánh giá", rating.get_score_display() if rating else "Chưa đánh giá"),
    )
    return [{"key": key, "value": str(value)} for key, value in facts if value]
