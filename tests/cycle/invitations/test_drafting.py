"""Invitations of a dialogue: a letter for each guest, taken through their life together."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.cast import NOW, Cast, do_jobs, make_dialogue
from tests.civic.documents.office import mandate

from dienhong.civic.documents.actions.draft import save_document
from dienhong.civic.documents.models import Mandate, OfficialDocument
from dienhong.civic.documents.states import BatchState, DocumentState, Medium
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.invitations.actions.drafting import draft_invitations
from dienhong.cycle.invitations.actions.together import (
    approve_invitations,
    issue_invitations,
    sign_invitations,
    submit_invitations,
)
from dienhong.cycle.invitations.guests import read_guests
from dienhong.cycle.invitations.queries import fingerprint, invitations_in, invitations_to
from dienhong.engines.journal.queries import entries_about
from dienhong.engines.typeset.model import Picture
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Forbidden, Missing, Overtaken, Refused

PAGE = "https://hoaphu.example.vn/doi-thoai/1/"
GUESTS = "Bùi Văn Sáu, Trưởng thôn Đông\nHội Nông dân xã\nMai Văn Bảy, hộ kinh doanh"


@pytest.fixture
def dialogue(hoa_phu: Cast) -> Dialogue:
    return make_dialogue(hoa_phu, DialogueState.ANNOUNCED)


@pytest.fixture
def chairmans(hoa_phu: Cast) -> Mandate:
    return mandate(hoa_phu)


def invite(cast: Cast, dialogue: Dialogue, text: str = GUESTS, **how: object) -> list[OfficialDocument]:
    return draft_invitations(cast.ha, dialogue.pk, read_guests(text), page=PAGE, now=NOW, **how)  # type: ignore[arg-type]


def seen(dialogue: Dialogue, state: DocumentState) -> str:
    return fingerprint(invitations_in(dialogue.pk, state))


def test_each_guest_gets_a_letter_with_the_code_of_the_public_page(hoa_phu: Cast, dialogue: Dialogue) -> None:
    invite(hoa_phu, dialogue, medium=Medium.PAPER)
    rows = list(invitations_to(dialogue.pk))
    assert [row.addressee for row in rows] == GUESTS.splitlines()
    assert {row.medium for row in rows} == {Medium.PAPER}
    codes = [block for row in rows for block in from_json(row.content).body if isinstance(block, Picture)]
    assert {code.alt for code in codes} == {f"Mã QR dẫn đến trang của cuộc đối thoại: {PAGE}"}
    assert {code.caption for code in codes} == {"Quét mã để xem thông tin cuộc đối thoại"}
    told = entries_about("dialogue", dialogue.pk).last()
    assert told.details == {"paper": "invitation", "document": rows[0].pk, "count": 3}


def test_invited_guests_are_left_out_unless_confirmed(hoa_phu: Cast, dialogue: Dialogue) -> None:
    invite(hoa_phu, dialogue)
    assert len(invite(hoa_phu, dialogue, f"{GUESTS}\nĐào Thị Tám")) == 1
    with pytest.raises(Refused, match="đều đã có giấy mời"):
        invite(hoa_phu, dialogue)
    assert len(invite(hoa_phu, dialogue, confirmed=True)) == 3


def test_nobody_is_invited_before_the_public_page_exists(hoa_phu: Cast) -> None:
    with pytest.raises(Refused, match="chỉ soạn khi"):
        invite(hoa_phu, make_dialogue(hoa_phu, DialogueState.PLANNED))


def test_letters_go_together_from_draft_to_issue(
    hoa_phu: Cast, dialogue: Dialogue, chairmans: Mandate, settings: LazySettings, tmp_path: Path
) -> None:
    settings.FILES = tmp_path
    invite(hoa_phu, dialogue)
    told = seen(dialogue, DocumentState.DRAFT)
    assert submit_invitations(hoa_phu.ha, dialogue.pk, signer_id=chairmans.pk, seen=told, now=NOW) == 3
    told = seen(dialogue, DocumentState.SUBMITTED)
    assert approve_invitations(hoa_phu.dung, dialogue.pk, seen=told, now=NOW) == 3
    assert sign_invitations(hoa_phu.dung, dialogue.pk, seen=seen(dialogue, DocumentState.APPROVED), now=NOW) == 3
    batch = issue_invitations(hoa_phu.van, dialogue.pk, seen=seen(dialogue, DocumentState.SIGNED), now=NOW)
    while do_jobs():
        pass
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE
    assert [row.state for row in invitations_to(dialogue.pk)] == [DocumentState.ISSUED] * 3
    assert len({row.reference for row in invitations_to(dialogue.pk)}) == 3


def test_letter_changed_since_the_page_was_opened_stops_the_step(
    hoa_phu: Cast, dialogue: Dialogue, chairmans: Mandate
) -> None:
    first = invite(hoa_phu, dialogue)[0]
    told = seen(dialogue, DocumentState.DRAFT)
    save_document(hoa_phu.ha, first.pk, from_json(first.content), seen_version=1, now=NOW)
    with pytest.raises(Overtaken, match="xem lại danh sách"):
        submit_invitations(hoa_phu.ha, dialogue.pk, signer_id=chairmans.pk, seen=told, now=NOW)
    assert len(invitations_in(dialogue.pk, DocumentState.DRAFT)) == 3


def test_each_step_is_for_those_whose_work_it_is(hoa_phu: Cast, dialogue: Dialogue, chairmans: Mandate) -> None:
    invite(hoa_phu, dialogue)
    drafts = seen(dialogue, DocumentState.DRAFT)
    with pytest.raises(Forbidden):
        submit_invitations(hoa_phu.van, dialogue.pk, signer_id=chairmans.pk, seen=drafts, now=NOW)
    submit_invitations(hoa_phu.ha, dialogue.pk, signer_id=chairmans.pk, seen=drafts, now=NOW)
    submitted = seen(dialogue, DocumentState.SUBMITTED)
    with pytest.raises(Forbidden):
        approve_invitations(hoa_phu.ha, dialogue.pk, seen=submitted, now=NOW)
    approve_invitations(hoa_phu.dung, dialogue.pk, seen=submitted, now=NOW)
    approved = seen(dialogue, DocumentState.APPROVED)
    with pytest.raises(Forbidden):
        sign_invitations(hoa_phu.phuc, dialogue.pk, seen=approved, now=NOW)
    sign_invitations(hoa_phu.dung, dialogue.pk, seen=approved, now=NOW)
    with pytest.raises(Forbidden):
        issue_invitations(hoa_phu.ha, dialogue.pk, seen=seen(dialogue, DocumentState.SIGNED), now=NOW)


def test_step_without_letters_is_refused(hoa_phu: Cast, dialogue: Dialogue) -> None:
    with pytest.raises(Refused, match="Không còn giấy mời"):
        approve_invitations(hoa_phu.dung, dialogue.pk, seen="", now=NOW)
    with pytest.raises(Refused, match="Không còn giấy mời"):
        issue_invitations(hoa_phu.van, 4711, seen="", now=NOW)


def test_unknown_dialogue_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        draft_invitations(hoa_phu.ha, 4711, read_guests(GUESTS), page=PAGE, now=NOW)
