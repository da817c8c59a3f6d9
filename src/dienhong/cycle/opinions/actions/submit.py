"""Receiving an opinion: from a citizen, or entered for one."""

import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from dienhong.civic.communes.models import Village
from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.civic.sealed.actions import seal_case
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.rules import suspicion
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import accepting_opinions
from dienhong.cycle.opinions import albums, rules
from dienhong.cycle.opinions.events import OpinionReceived
from dienhong.cycle.opinions.models import SEARCH_KIND, Cosigner, Opinion, Submitter, searchable
from dienhong.cycle.opinions.permissions import may_enter_for, may_enter_for_others
from dienhong.cycle.opinions.signers import Signer
from dienhong.cycle.opinions.states import SELF_SENT, Channel, SubmitterKind
from dienhong.engines.journal.record import record
from dienhong.engines.search.index import put
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.codes import new_code
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

CODE_PREFIX = "DH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What the citizen said and told about themselves. `key` makes sending twice harmless.

    `wrote_in`: name and address stand on the letter that came, and serve its answer; that is no consent (domain §4).
    """

    text: str
    key: uuid.UUID
    dialogue_id: int | None = None
    village_id: int | None = None
    name: str = ""
    phone: str = ""
    email: str = ""
    organisation: str = ""
    signers: tuple[Signer, ...] = ()
    consents: bool = False
    wrote_in: bool = False
    channel: Channel = Channel.WEB

    @property
    def kind(self) -> SubmitterKind:
        if self.organisation:
            return SubmitterKind.ORGANISATION
        return SubmitterKind.GROUP if self.signers else SubmitterKind.PERSON

    @property
    def tells_of_people(self) -> bool:
        """Whether it names or reaches anybody, so that a consent is needed."""
        return bool(self.name or self.phone or self.email or self.organisation or self.signers)

    @property
    def signer_count(self) -> int:
        """How many stand behind it; who is sender and signer counts once."""
        names = {row.name for row in self.signers}
        return max(1, len(self.signers) + (bool(self.name) and self.name not in names))


def sealed_content(submission: Submission, *, entered_by: int | None, photos: albums.Sealed) -> dict[str, Any]:
    """What of a submission is sealed, as JSON can hold it."""
    return asdict(submission) | {"key": str(submission.key), "entered_by": entered_by, "photos": photos}


def unsealed_submission(content: dict[str, Any]) -> Submission:
    """The submission that `sealed_content` was made of."""
    kept = {name: content[name] for name in Submission.__dataclass_fields__ if name in content}
    signers = tuple(Signer(**row) for row in kept.get("signers", ()))
    known = {"key": uuid.UUID(kept["key"]), "signers": signers, "channel": Channel(kept["channel"])}
    return Submission(**kept | known)


@dataclass(frozen=True, slots=True)
class Received:
    """What the citizen is told: the code and the day until which to expect an answer."""

    code: str
    due_date: date


def submit_opinion(
    actor: Actor,
    submission: Submission,
    *,
    seal: Seal,
    random: Callable[[int], int],
    folder: Path | None = None,
    now: datetime,
) -> Received:
    """Take in one opinion; the same `submission.key` again returns the same code and changes nothing.

    Photos that wait under the key (`albums`) go with it; `folder` holds their bytes and is needed only for them.

    A suspected denunciation goes to the sealed track instead, from this moment, and its sender is answered in the
    same words (domain §3.3). `random(n)` gives a number below n. Raises `Refused` (with the field) or `Forbidden`.
    """
    if submission.channel not in SELF_SENT:
        may_enter_for_others(actor).require()
        may_enter_for(actor, submission.village_id).enforce("village")
    rules.acceptable_text(submission.text).enforce("text")
    rules.storable(submission.name, submission.phone, submission.email, submission.organisation).enforce("name")
    if submission.tells_of_people and not (submission.consents or submission.wrote_in):
        raise Refused(rules.CONSENT_NEEDED, field="consents")
    try:
        return _take_in(actor, submission, seal, random, folder, now)
    except IntegrityError:
        # The same form sent twice at once, or a code that is taken: now the first is found, or another code drawn.
        return _take_in(actor, submission, seal, random, folder, now)


@transaction.atomic
def _take_in(
    actor: Actor,
    submission: Submission,
    seal: Seal,
    random: Callable[[int], int],
    folder: Path | None,
    now: datetime,
) -> Received:
    known = _known(submission.key)
    if known:
        return Received(*known)
    _check_places(submission, timezone.localdate(now))
    due = rules.due_date(timezone.localdate(now), limit("ordinary"), calendar())
    code = new_code(CODE_PREFIX, random)
    rule = suspicion(submission.text)
    if rule:
        photos = albums.take_out(albums.waiting(submission.key), folder=folder, now=now)
        content = sealed_content(submission, entered_by=actor.user_id, photos=photos)
        seal_case(code=code, content=content, rule=rule, key=submission.key, seal=seal, now=now)
    else:
        enter(actor, submission, code=code, due=due, received_at=now, entered_by=actor.user_id, now=now)
    return Received(code, due)


def enter(
    actor: Actor,
    submission: Submission,
    *,
    code: str,
    due: date,
    received_at: datetime,
    entered_by: int | None,
    now: datetime,
) -> Opinion:
    """Write the row, the sender and the event. `entered_by` is the official who wrote it down, if one did.

    The caller holds the transaction.
    """
    opinion = Opinion.objects.create(
        code=code,
        dialogue_id=submission.dialogue_id,
        text=nfc(submission.text),
        channel=submission.channel,
        village_id=submission.village_id,
        received_at=received_at,
        submission_key=submission.key,
        signer_count=submission.signer_count,
        due_date=due,
    )
    albums.attach(submission.key, opinion)
    put(SEARCH_KIND, opinion.pk, searchable(code, opinion.text), received_at, is_new=True)
    write_submitter(opinion, submission, entered_by=entered_by)
    record(actor, OpinionReceived(subject_id=opinion.pk, channel=submission.channel), now)
    return opinion


def write_submitter(opinion: Opinion, submission: Submission, *, entered_by: int | None) -> None:
    """Keep who sent `opinion` and who signed with them, as far as they told."""
    Submitter.objects.create(
        opinion=opinion,
        kind=submission.kind,
        organisation=nfc(submission.organisation).strip(),
        name=nfc(submission.name).strip(),
        phone=submission.phone,
        email=submission.email,
        consented_at=opinion.received_at if submission.consents else None,
        entered_by_id=entered_by,
    )
    Cosigner.objects.bulk_create(
        Cosigner(commune_id=opinion.commune_id, opinion=opinion, name=row.name, place=row.place, phone=row.phone)
        for row in submission.signers
    )


def _known(key: uuid.UUID) -> tuple[str, date] | None:
    row = Opinion.objects.filter(submission_key=key).values_list("code", "due_date").first()
    if row is not None:
        return row[0], row[1] or timezone.localdate()
    case = SealedCase.objects.filter(submission_key=key).values_list("code", "received_at").first()
    if case is None:
        return None
    return case[0], rules.due_date(timezone.localdate(case[1]), limit("ordinary"), calendar())


def _check_places(submission: Submission, today: date) -> None:
    if submission.village_id is not None and not Village.objects.filter(pk=submission.village_id).exists():
        raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
    if submission.dialogue_id is None:
        return
    if submission.channel in SELF_SENT:
        allowed = accepting_opinions(today).filter(pk=submission.dialogue_id).exists()
    else:
        allowed = Dialogue.objects.filter(pk=submission.dialogue_id).exists()
    if not allowed:
        raise Refused(
            "Cuộc đối thoại này không còn nhận ý kiến. Ông/bà vẫn có thể gửi ý kiến chung cho xã.", field="dialogue"
        )
