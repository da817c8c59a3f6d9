"""Invitations to a dialogue: the list of guests, the letters, and the steps taken with all of them."""

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.permissions import (
    may_approve_document,
    may_draft_document,
    may_record_signature,
    may_register,
)
from dienhong.civic.documents.queries import signers_of, visible_to
from dienhong.civic.documents.rules import MANNER_LABELS
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.permissions import may_draft_dialogue_papers
from dienhong.cycle.dialogues.states import DialogueState, PaperKind
from dienhong.cycle.invitations.actions.drafting import draft_invitations
from dienhong.cycle.invitations.actions.together import (
    approve_invitations,
    issue_invitations,
    sign_invitations,
    submit_invitations,
)
from dienhong.cycle.invitations.guests import known_as, not_yet_invited, read_guests
from dienhong.cycle.invitations.papers import Guest
from dienhong.cycle.invitations.queries import fingerprint, invitations_to, invited
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.drafting import public_page
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.drafting.forms import GuestsForm, SignerForm
from dienhong.web.desk.drafting.menu import usual_medium
from dienhong.web.kit.requests import CommuneRequest

_MOST_SHOWN = 1000


@official()
@require_safe
def invitations(request: CommuneRequest, pk: int) -> HttpResponse:
    """Every letter, and what can be done with all that stand at the same step."""
    return _page(request, seen_dialogue(request.actor, pk), None)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: CommuneRequest, pk: int) -> HttpResponse:
    """Type or paste the list; see how it is understood; then the letters are written."""
    dialogue = seen_dialogue(request.actor, pk)
    may_draft_dialogue_papers(request.actor).require()
    is_arranged = dialogue.is_arranged
    rules.may_be_drafted(PaperKind.INVITATION, DialogueState(dialogue.state), is_arranged=is_arranged).enforce()
    form = GuestsForm(request.POST if request.method == "POST" else None, initial={"medium": usual_medium()})
    read: list[Guest] = []
    if request.method == "POST" and form.is_valid():
        try:
            read = read_guests(form.cleaned_data["guests"])
            if request.POST.get("write") == _preview_of(read):
                return _write(request, dialogue, read, form.cleaned_data)
        except Refused as error:
            form.refuse(error)
            read = []
    new = not_yet_invited(read, invited(pk)) if read else []
    names = {known_as(guest) for guest in new}
    context = {
        "dialogue": dialogue,
        "form": form,
        "read": [(guest, known_as(guest) not in names) for guest in read],
        "preview": _preview_of(read),
        "new_count": len(read if form.is_valid() and form.cleaned_data["again"] else new) if read else 0,
        "known_count": len(read) - len(new),
    }
    return render(request, "desk/dialogues/guests.html", context, status=422 if form.errors else 200)


@official()
@require_POST
def together(request: CommuneRequest, pk: int, step: str) -> HttpResponse:
    """One step for all letters that wait for it."""
    dialogue = seen_dialogue(request.actor, pk)
    seen, now = request.POST.get("seen", ""), timezone.now()
    if step == "trinh":
        form = SignerForm(request.POST, signers=_signers())
        if not form.is_valid():
            return _page(request, dialogue, form, status=422)
        signer = form.cleaned_data["signer"]
        count = submit_invitations(request.actor, pk, signer_id=signer, seen=seen, now=now)
        messages.success(request, f"Đã trình {count} giấy mời.")
    elif step == "duyet":
        count = approve_invitations(request.actor, pk, seen=seen, now=now)
        messages.success(request, f"Đã duyệt {count} giấy mời.")
    elif step == "ky":
        count = sign_invitations(request.actor, pk, seen=seen, now=now)
        messages.success(request, f"Đã ký {count} giấy mời; văn thư cấp số và ban hành.")
    elif step == "ban-hanh":
        batch = issue_invitations(request.actor, pk, seen=seen, now=now)
        messages.success(request, "Đã bắt đầu. Có thể rời trang này, việc vẫn chạy tiếp.")
        return redirect("desk:batch", pk=batch.pk)
    else:
        raise Missing
    return redirect("desk:invitations", pk=pk)


def _write(request: CommuneRequest, dialogue: Dialogue, read: list[Guest], typed: dict[str, Any]) -> HttpResponse:
    drafts = draft_invitations(
        request.actor, dialogue.pk, read, page=public_page(request, dialogue.pk),
        medium=Medium(typed["medium"]), confirmed=typed["again"], now=timezone.now(),
    )  # fmt: skip
    messages.success(request, f"Đã lập {len(drafts)} giấy mời. Hãy xem lại rồi trình duyệt cùng một lần.")
    return redirect("desk:invitations", pk=dialogue.pk)


def _preview_of(read: list[Guest]) -> str:
    """The list as it was understood: letters are written for what the person saw."""
    return sha256("\n".join(map(known_as, read)).encode()).hexdigest()[:16]


def _page(request: CommuneRequest, dialogue: Dialogue, form: SignerForm | None, status: int = 200) -> HttpResponse:
    mine = visible_to(request.actor).filter(dialogue_paper__dialogue=dialogue).values("pk")
    rows = list(invitations_to(dialogue.pk).filter(pk__in=mine)[:_MOST_SHOWN])
    context = {
        "dialogue": dialogue,
        "rows": [(row, state_colour(row.state)) for row in rows],
        "may_add": bool(may_draft_dialogue_papers(request.actor)) and _may_invite(dialogue),
        "form": form,
        **_steps(request, rows, form),
    }
    return render(request, "desk/dialogues/invitations.html", context, status=status)


def _may_invite(dialogue: Dialogue) -> bool:
    state, is_arranged = DialogueState(dialogue.state), dialogue.is_arranged
    return bool(rules.may_be_drafted(PaperKind.INVITATION, state, is_arranged=is_arranged))


def _steps(request: CommuneRequest, rows: list[OfficialDocument], form: SignerForm | None) -> dict[str, Any]:
    """What this person may do with all letters of a state: how many they are and what was seen of them."""
    actor = request.actor
    groups = {state: [row for row in rows if row.state == state] for state in DocumentState}
    first = {state: group[0] for state, group in groups.items() if group}
    submitted, approved = first.get(DocumentState.SUBMITTED), first.get(DocumentState.APPROVED)
    may = {
        "submit": DocumentState.DRAFT in first and bool(may_draft_document(actor)),
        "approve": submitted is not None and bool(may_approve_document(actor, "state", _holder(submitted))),
        "sign": approved is not None
        and bool(may_record_signature(actor, _holder(approved) or 0, on_paper=approved.medium == Medium.PAPER)),
        "issue": DocumentState.SIGNED in first and bool(may_register(actor)),
    }
    states = {
        "submit": DocumentState.DRAFT, "approve": DocumentState.SUBMITTED,
        "sign": DocumentState.APPROVED, "issue": DocumentState.SIGNED,
    }  # fmt: skip
    steps: dict[str, Any] = {
        name: {
            "count": len(groups[states[name]]),
            "seen": fingerprint([(row.pk, row.version) for row in groups[states[name]]]),
            "first": first[states[name]].pk,
        }
        for name, allowed in may.items()
        if allowed
    }
    if "submit" in steps:
        steps["signer_form"] = form or SignerForm(signers=_signers())
        steps["no_signers"] = not _signers()
    return steps


def _holder(row: OfficialDocument) -> int | None:
    return row.signer.holder_id if row.signer else None


def _signers() -> list[tuple[int, str]]:
    mandates = signers_of(KINDS["invitation"], timezone.localdate())
    return [(row.pk, f"{row.holder}, {row.post} – {MANNER_LABELS[row.authority().manner]}") for row in mandates]
