"""The two doors between the register and the sealed track."""

import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.civic.sealed.actions import release_case, seal_case
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions import albums, correspondence, rules
from dienhong.cycle.opinions.actions.forgetting import forget_company
from dienhong.cycle.opinions.actions.messages import opinion_added_to, return_message
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.actions.submit import (
    CODE_PREFIX,
    Submission,
    enter,
    sealed_content,
    unsealed_submission,
    write_submitter,
)
from dienhong.cycle.opinions.events import OpinionDiverted, OpinionReceived
from dienhong.cycle.opinions.models import SEARCH_KIND, Opinion, Submitter, Suggestion, searchable
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.signers import Signer
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.search.index import forget, put
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor, citizen
from dienhong.kernel.codes import new_code


def divert_opinion(actor: Actor, opinion_id: int, *, seal: Seal, folder: Path | None = None, now: datetime) -> None:
    """A person sees that it is a denunciation: words and sender move to the sealed track, the register keeps a blank.

    The words are not lost: they are in the sealed case. They leave the register, its search and its suggestions; so do
    photos and co-signers. `folder` holds the photos' bytes and is needed only where there are some.
    """
    may_triage(actor).require()
    with moving(actor, opinion_id, "divert", now=now) as move:
        opinion = move.opinion
        submitter = Submitter.objects.filter(opinion=opinion).first()
        cosigners = opinion.cosigners.all()
        submission = Submission(
            text=opinion.text,
            key=uuid.uuid5(uuid.NAMESPACE_OID, f"{opinion.commune_id}:{opinion.code}"),
            dialogue_id=opinion.dialogue_id,
            village_id=opinion.village_id,
            name=submitter.name if submitter else "",
            phone=submitter.phone if submitter else "",
            email=submitter.email if submitter else "",
            organisation=submitter.organisation if submitter else "",
            signers=tuple(Signer(row.name, row.place, row.phone) for row in cosigners),
            consents=submitter is not None and submitter.consented_at is not None,
            channel=Channel(opinion.channel),
        )
        photos = albums.take_out(list(opinion.photos.select_related("image", "thumbnail")), folder=folder, now=now)
        entered_by = submitter.entered_by_id if submitter else None
        content = sealed_content(submission, entered_by=entered_by, photos=photos)
        content["messages"] = correspondence.take_out(opinion)
        seal_case(
            code=opinion.code, content=content, rule="cán bộ phân loại nhận ra", key=submission.key, seal=seal, now=now
        )
        if submitter:
            submitter.delete()
        cosigners.delete()
        forget(SEARCH_KIND, opinion_id)
        Suggestion.objects.filter(opinion_id=opinion_id).delete()
        move.set(text="", public_text="", signer_count=1, village=None)
        move.record(OpinionDiverted(subject_id=opinion_id))
        forget_company(actor, move, now=now)


def seal_unentered(
    submission: Submission, *, rule: str, seal: Seal, random: Callable[[int], int], now: datetime
) -> None:
    """Words that a person recognised before they were entered: sealed at once, and never in the register.

    `random(n)` gives a number below n. The same `submission.key` again changes nothing. The caller has the transaction.
    """
    if SealedCase.objects.filter(submission_key=submission.key).exists():
        return
    content = sealed_content(submission, entered_by=None, photos=[])
    code = new_code(CODE_PREFIX, random)
    seal_case(code=code, content=content, rule=rule, key=submission.key, seal=seal, now=now)


@transaction.atomic
def release_to_register(actor: Actor, case_id: int, *, seal: Seal, folder: Path | None = None, now: datetime) -> None:
    """The petition officer found no denunciation: enter it as any other opinion, under the code its sender has."""
    case, content = release_case(actor, case_id, seal=seal, now=now)
    submission, photos = unsealed_submission(content), content.get("photos", [])
    added_to = opinion_added_to(content)
    if added_to is not None:
        return_message(citizen(actor.commune_id), added_to, content, written_at=case.received_at, now=now)
        return
    blank = Opinion.objects.filter(code=case.code).first()
    if blank is None:
        due = rules.due_date(timezone.localdate(case.received_at), limit("ordinary"), calendar())
        opinion = enter(
            citizen(actor.commune_id),  # the journal must not tell which opinions came from the petition officer
            submission,
            code=case.code,
            due=due,
            received_at=case.received_at,
            entered_by=content["entered_by"],
            now=now,
        )
        albums.put_back(submission.key, opinion, photos, folder=folder, now=now)
        return
    with moving(citizen(actor.commune_id), blank.pk, "restore", now=now) as move:
        move.set(text=submission.text, village=submission.village_id, signer_count=submission.signer_count)
        put(SEARCH_KIND, blank.pk, searchable(case.code, submission.text), blank.received_at)
        move.record(OpinionReceived(subject_id=blank.pk, channel=submission.channel))
        write_submitter(blank, submission, entered_by=content["entered_by"])
        albums.put_back(submission.key, blank, photos, folder=folder, now=now)
        correspondence.put_back(blank, content.get("messages", []), now)
