"""The letter of a reply to its sender."""

import pytest
from tests.cast import ANSWER, NOW, Cast, make_dialogue, make_opinion, make_reply

from dienhong.civic.documents.actions.draft import discard_document
from dienhong.cycle.opinions.models import Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.actions.drafting import draft_reply_letter
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.queries import letter_of
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.typeset.plain import to_text
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Forbidden, Missing, Refused


def test_letter_holds_the_approved_answer_and_is_the_replys(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    document = draft_reply_letter(hoa_phu.tuan, reply.pk, now=NOW)
    content = from_json(document.content)
    assert ANSWER in to_text(content.body)
    assert content.addressees == ("Ông (Bà) Phạm Thị Lan",)
    assert document.drafting_unit == hoa_phu.units["economy"]
    assert letter_of(Reply.objects.get(pk=reply.pk)) == document


@pytest.mark.parametrize("told", [{"consented_at": None}, {"name": ""}])
def test_sender_who_did_not_agree_is_written_to_by_the_code(hoa_phu: Cast, told: dict) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    Submitter.objects.update(**told)
    content = from_json(draft_reply_letter(hoa_phu.ha, reply.pk, now=NOW).content)
    assert content.addressees == (f"Người gửi ý kiến mã {reply.opinion.code}",)
    assert "Phạm Thị Lan" not in to_text(content.body)


def test_letter_goes_to_the_organisation(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    Submitter.objects.update(organisation="Chi hội Cựu chiến binh thôn Đông")
    content = from_json(draft_reply_letter(hoa_phu.ha, reply.pk, now=NOW).content)
    assert content.addressees == ("Chi hội Cựu chiến binh thôn Đông",)
    text = to_text(content.body)
    assert ("của Chi hội Cựu chiến binh thôn Đông" in text, "Phạm Thị Lan" in text) == (True, False)


def test_letter_lies_in_the_dossier_of_the_dialogue(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
    document = draft_reply_letter(hoa_phu.ha, make_reply(hoa_phu, ReplyState.APPROVED, opinion=opinion).pk, now=NOW)
    dialogue.refresh_from_db()
    assert document.dossier_id == dialogue.dossier_id is not None


@pytest.mark.parametrize("state", [ReplyState.DRAFT, ReplyState.IN_REVIEW])
def test_no_letter_before_a_leader_approved(hoa_phu: Cast, state: ReplyState) -> None:
    with pytest.raises(Refused, match="được duyệt rồi"):
        draft_reply_letter(hoa_phu.ha, make_reply(hoa_phu, state).pk, now=NOW)


def test_second_letter_waits_for_a_yes_or_for_the_first_to_be_dropped(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    first = draft_reply_letter(hoa_phu.ha, reply.pk, now=NOW)
    with pytest.raises(Refused, match="đã được soạn"):
        draft_reply_letter(hoa_phu.ha, reply.pk, now=NOW)
    discard_document(hoa_phu.ha, first.pk, now=NOW)
    second = draft_reply_letter(hoa_phu.ha, reply.pk, now=NOW)
    third = draft_reply_letter(hoa_phu.ha, reply.pk, confirmed=True, now=NOW)
    assert letter_of(Reply.objects.get(pk=reply.pk)) == third != second


@pytest.mark.parametrize("name", ["thuy", "phuc", "van", "sau"])
def test_others_write_no_letter(hoa_phu: Cast, name: str) -> None:
    with pytest.raises(Forbidden):
        draft_reply_letter(hoa_phu.actors[name], make_reply(hoa_phu, ReplyState.APPROVED).pk, now=NOW)


def test_unknown_reply_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        draft_reply_letter(hoa_phu.ha, 4711, now=NOW)
