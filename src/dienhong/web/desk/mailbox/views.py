"""Letters by pile, one letter with its words beside the form that enters it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.mailbox.actions.register import move_mail, register_mail
from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.mailbox.permissions import may_handle_mail
from dienhong.cycle.mailbox.queries import mailbox_of, mails_of, pile_counts
from dienhong.cycle.mailbox.reading.trimming import with_subject
from dienhong.cycle.mailbox.states import MAIL_FLOW, OPEN_PILES, Pile, SourceKind
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.mailbox.forms import RegisterForm
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest, random_below, seal

clerks = official(Permission.ENTER_OPINION)
_STEPS = ("put_away", "spam", "take_back")


@clerks
@require_safe
def mails(request: CommuneRequest) -> HttpResponse:
    """One pile, newest first."""
    may_handle_mail(request.actor).require()
    wanted = request.GET.get("ngan", "")
    pile = Pile(wanted) if wanted in Pile.values else Pile.WAITING
    page = keyset_page(mails_of(request.actor, pile), ("-received_at", "-pk"), request.GET.get("trang", ""))
    counts = pile_counts()
    box = mailbox_of(timezone.localdate())
    context = {
        "pile": pile,
        "tabs": [
            {"label": one.label, "href": f"?ngan={one}", "count": counts.get(one, 0), "current": one == pile}
            for one in Pile
        ],
        "rows": page.rows,
        "previous": _address(pile, page.previous),
        "next": _address(pile, page.next),
        "box": box,
        "is_off": box.kind == SourceKind.OFF,
    }
    return render(request, "desk/mailbox/list.html", context)


@clerks
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: CommuneRequest, pk: int) -> HttpResponse:
    """A letter; the POST enters it."""
    found = _mail(request, pk)
    initial = {
        "text": with_subject(found.subject, found.text),
        "keeps_sender": mailbox_of(timezone.localdate()).keeps_sender,
    }
    form = RegisterForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            received = register_mail(
                request.actor,
                pk,
                text=typed["text"],
                keeps_sender=typed["keeps_sender"],
                village_id=typed["village"],
                dialogue_id=typed["dialogue"],
                seal=seal(),
                random=random_below,
                folder=settings.FILES,
                now=timezone.now(),
            )
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi nhận, mã {received.code}.")
            return redirect("desk:mails")
    return render(request, "desk/mailbox/page.html", _context(found, form), status=422 if form.errors else 200)


@clerks
@require_POST
def step(request: CommuneRequest, pk: int, step: str) -> HttpResponse:
    """Onto another pile."""
    if step not in _STEPS:
        raise Missing
    move_mail(request.actor, pk, step, now=timezone.now())
    messages.success(request, f"Đã chuyển thư: {MAIL_FLOW.step(step).label.lower()}.")
    return redirect("desk:mails")


def _context(found: Mail, form: RegisterForm) -> dict[str, Any]:
    is_open = found.pile in OPEN_PILES
    return {
        "mail": found,
        "form": form,
        "is_open": is_open,
        "is_trimmed": found.raw_text.strip() != found.text.strip(),
        "steps": [one for one in MAIL_FLOW.open_steps(Pile(found.pile)) if one.name in _STEPS],
    }


def _mail(request: CommuneRequest, pk: int) -> Mail:
    may_handle_mail(request.actor).require()
    found = Mail.objects.select_related("opinion").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _address(pile: Pile, cursor: str) -> str:
    return f"?{urlencode({'ngan': pile, 'trang': cursor})}" if cursor else ""
