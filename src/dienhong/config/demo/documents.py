"""The demonstration's official documents: who may sign, one in each state, a batch of invitations, arrivals."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.conf import settings
from django.utils.timezone import localdate

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.documents.actions.batches import continue_batch, start_batch
from dienhong.civic.documents.actions.decide import approve_document, sign_document, sign_documents
from dienhong.civic.documents.actions.dispatch import acknowledge_dispatch, dispatch_document
from dienhong.civic.documents.actions.dossiers import open_dossier
from dienhong.civic.documents.actions.draft import draft_document, submit_document
from dienhong.civic.documents.actions.mandates import Given, give_mandate
from dienhong.civic.documents.actions.register import issue_document, number_document
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import Dossier, Mandate, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.rules import Authority
from dienhong.civic.documents.states import BatchState, DocumentState, Medium
from dienhong.config.demo.places import Place, read_rows
from dienhong.config.demo.registry import follow, receive, set_up_registry
from dienhong.engines.typeset.plain import from_text
from dienhong.kernel.actors import Actor, system

_SINCE = date(2026, 1, 1)
_STEPS = ("submitted", "approved", "signed", "numbered", "issued")
_INVITED_BEFORE, _HOUR = 3, 9
_INVITATION = """Ủy ban nhân dân {commune} trân trọng kính mời: {guest}
Tới dự: hội nghị đối thoại với Nhân dân thôn Hương Sơn
Địa điểm: Nhà văn hóa thôn Hương Sơn
Rất mong quý cơ quan cử đại biểu đến dự đúng giờ, đúng thành phần"""


class Telling(Protocol):
    """The story that these deeds are woven into."""

    place: Place
    now: datetime

    def at(self, moment: datetime, deed: Any) -> None: ...

    def moment(self, day: date, hour: int) -> datetime: ...


def tell_documents(story: Telling) -> None:
    """Add the office's documents to the `story`."""
    rows, office = read_rows("documents.toml"), _Office(story.place)
    first = max(row["days_before"] for row in (*rows["document"], *rows["incoming"])) + 1

    def tell(days_before: int, deed: Any) -> None:
        story.at(story.moment(localdate(story.now) - timedelta(days=days_before), _HOUR), deed)

    tell(first, office.set_up)
    for row in rows["document"]:
        tell(row["days_before"], _deed(office.tell, row))
    for row in rows["incoming"]:
        tell(row["days_before"], _deed(lambda one, now: receive(story.place, one, now), row))
        if "progress" in row:
            after = row.get("followed_after", 1)
            tell(row["days_before"] - after, _deed(lambda one, now: follow(story.place, one, now), row))
    tell(_INVITED_BEFORE, _deed(office.invite, rows["guest"]))


def _deed(act: Any, row: Any) -> Any:
    return lambda now: act(row, now)


@dataclass
class _Office:
    """The people of the office at their documents."""

    place: Place

    def _who(self, role: str) -> Actor:
        return self.place.someone(role)

    def set_up(self, now: datetime) -> None:
        """The Chairman signs for the Committee, a Vice-chairman for him; a dossier is opened."""
        chairman, deputy = self._who("chairman"), self._who("vice_chairman")
        give_mandate(chairman, chairman.person_id, Given(_authority(Manner.TM, "Chủ tịch")), now=now)
        give_mandate(chairman, deputy.person_id, Given(_authority(Manner.KT, "Phó Chủ tịch")), now=now)
        title = "Đối thoại với Nhân dân năm nay"
        open_dossier(self._who("coordinator"), code="01.VP", title=title, on=localdate(now), now=now)
        set_up_registry(self.place, now)

    def tell(self, row: dict[str, Any], now: datetime) -> None:
        """One document, from its draft to where it stands today."""
        document = self._draft(row["kind"], row["subject"], row["body"], Medium(row["medium"]), now)
        if row["state"] != DocumentState.DRAFT:
            self._move_along(document.pk, row, now)

    def invite(self, guests: list[dict[str, Any]], now: datetime) -> None:
        """A few invitations, signed together and issued as one batch."""
        chairman, registrar = self._who("chairman"), self._who("registrar")
        letters = []
        for guest in guests:
            body = _INVITATION.format(commune=self.place.commune.full_name, guest=guest["name"])
            subject = "Dự hội nghị đối thoại với Nhân dân thôn Hương Sơn"
            letters.append(self._draft("invitation", subject, body, Medium.ELECTRONIC, now).pk)
            self._submit(letters[-1], chairman, now)
            approve_document(chairman, letters[-1], seen_version=document_by_id(letters[-1]).version, now=now)
        sign_documents(chairman, letters, now=now)
        batch = start_batch(registrar, letters, title="Giấy mời đối thoại thôn Hương Sơn", now=now)
        while batch.state == BatchState.RUNNING:
            continue_batch(
                system(self.place.commune.pk), batch.pk, seen_round=batch.round, folder=settings.FILES, now=now
            )
            batch.refresh_from_db()

    def _draft(self, kind: str, subject: str, body: str, medium: Medium, now: datetime) -> OfficialDocument:
        head = letterhead_of(self.place.commune, today=localdate(now))
        document = draft_of(kind, head, subject=subject, body=from_text(body.strip()))
        return draft_document(
            self._who("coordinator"),
            kind,
            document,
            medium=medium,
            dossier_id=Dossier.objects.values_list("pk", flat=True).first(),
            unit_id=self.place.units["office"].pk,
            now=now,
        )

    def _submit(self, document_id: int, signer: Actor, now: datetime) -> None:
        mandate = Mandate.objects.get(holder_id=signer.person_id)
        version = document_by_id(document_id).version
        submit_document(self._who("coordinator"), document_id, signer_id=mandate.pk, seen_version=version, now=now)

    def _move_along(self, document_id: int, row: dict[str, Any], now: datetime) -> None:
        signer, registrar = self._who(row["signer"]), self._who("registrar")
        self._submit(document_id, signer, now)
        for step in _STEPS[1 : _STEPS.index(row["state"]) + 1]:
            seen = document_by_id(document_id)
            if step == "approved":
                approve_document(signer, document_id, seen_version=seen.version, now=now)
            elif step == "signed":
                sign_document(signer, document_id, seen_version=seen.version, now=now)
            elif step == "numbered" and seen.number_id is None:
                number_document(registrar, document_id, now=now)
            elif step == "issued":
                issue_document(registrar, document_id, folder=settings.FILES, now=now)
                self._hand_out(document_id, now)

    def _hand_out(self, document_id: int, now: datetime) -> None:
        """To two recipients, of whom one has signed for it."""
        registrar = self._who("registrar")
        first, *_ = [
            dispatch_document(registrar, document_id, recipient=name, medium=Medium.PAPER, now=now)
            for name in ("Thường trực Đảng ủy", "Thường trực HĐND xã")
        ]
        acknowledge_dispatch(registrar, first.pk, by="Tạ Hữu Bằng", now=now)


def _authority(manner: Manner, post: str) -> Authority:
    head = "" if manner is Manner.TM else "Chủ tịch"
    return Authority("state", manner, post, head, "Ủy ban nhân dân", "", _SINCE, None)
