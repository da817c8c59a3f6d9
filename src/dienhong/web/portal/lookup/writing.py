"""What the sender writes while the opinion is open: the answer to the office's question, and more about the matter."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.cycle.opinions.actions.messages import add_information, answer_question
from dienhong.cycle.opinions.correspondence import open_question
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Missing
from dienhong.web.kit.photos import photo_response
from dienhong.web.kit.requests import CommuneRequest, random_below, seal
from dienhong.web.portal.lookup.acts import do_for_sender, of_sender
from dienhong.web.portal.lookup.forms import MessageForm
from dienhong.web.portal.responses import personal_page


@personal_page
def answer(request: CommuneRequest, ref: str) -> HttpResponse:
    """Answer what the office asked."""
    return _write(request, ref, asks=True)


@personal_page
def add(request: CommuneRequest, ref: str) -> HttpResponse:
    """Add to the opinion, unasked."""
    return _write(request, ref, asks=False)


@require_safe
@personal_page
def photo(request: CommuneRequest, ref: str, place: int) -> HttpResponse:
    """One of the photos that the sender sent."""
    _, opinion, away = of_sender(request, ref, lambda _: True)
    if opinion is None:
        return away
    found = opinion.photos.filter(place=place).select_related("image").first()
    if found is None:
        raise Missing
    return photo_response(found.image)


def _write(request: CommuneRequest, ref: str, *, asks: bool) -> HttpResponse:
    found, opinion, away = of_sender(request, ref, lambda tracked: tracked.is_open)
    if opinion is None or found is None:
        return away
    question = open_question(opinion.pk) if asks else None
    if asks and question is None and request.method != "POST":
        return away
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        text, act = form.cleaned_data["text"], answer_question if asks else add_information
        actor, now = citizen(request.commune.pk), timezone.now()
        return do_for_sender(
            request,
            ref,
            lambda: act(actor, opinion.pk, text=text, seal=seal(), random=random_below, now=now),
            "Đã gửi. Cán bộ xử lý ý kiến sẽ đọc được.",
        )
    context = {"form": form, "found": found, "question": question, "asks": asks}
    return render(request, "portal/lookup/write.html", context, status=422 if form.errors else 200)
