"""Feedback about an official never reaches that official, whichever way is tried."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.cast import NOW, Cast, do_jobs, make_dialogue, make_opinion, make_reply

from dienhong.civic.notices.models import Notice
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.concerning import set_concerned
from dienhong.cycle.opinions.actions.drafting import draft_slip
from dienhong.cycle.opinions.actions.routing import take_route
from dienhong.cycle.opinions.actions.supporting import ask_support
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import ConcernedOfficial, Opinion, Submitter
from dienhong.cycle.opinions.queries import entered_by, overdue, to_assign, to_triage, visible_to, waiting_for
from dienhong.cycle.opinions.routes import RouteChoice
from dienhong.cycle.opinions.states import OpinionKind, OpinionState, PaperKind, Urgency
from dienhong.cycle.privacy.actions.wording import publish_reply
from dienhong.cycle.replies.actions.draft import draft_reply, submit_reply
from dienhong.cycle.replies.actions.review import approve_reply, return_reply
from dienhong.cycle.replies.papers.drafts import drafts_context
from dienhong.cycle.replies.queries import to_approve, to_publish
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused

S = OpinionState


def mark(cast: Cast, opinion: Opinion, *who: str, by: str = "ha") -> None:
    set_concerned(cast.actors[by], opinion.pk, {cast.actors[key].person_id for key in who}, now=NOW)


def second_answerer(cast: Cast) -> User:
    """Another person who answers for the economy unit."""
    user = User.objects.create_user(username="hong", full_name="Cao Thị Hồng", password="dien-hong-1284")
    Membership.objects.create(user=user, role=Role.UNIT, unit=cast.units["economy"], valid_from=date(2025, 7, 1))
    return user


@pytest.mark.parametrize("state", [S.RECEIVED, S.TRIAGED, S.ASSIGNED])
@pytest.mark.parametrize("read", [visible_to, to_triage, to_assign, lambda actor: overdue(actor, date(2030, 1, 1))])
def test_lists_leave_it_out_for_the_concerned_alone(hoa_phu: Cast, state: S, read: Callable[[Actor], object]) -> None:
    opinion = make_opinion(hoa_phu, state)
    before = opinion in read(hoa_phu.ha)
    mark(hoa_phu, opinion, "ha")
    assert opinion not in read(hoa_phu.ha)
    assert (opinion in read(hoa_phu.dung)) == before


def test_unit_neither_waits_for_it_nor_reads_it(hoa_phu: Cast) -> None:
    second_answerer(hoa_phu)
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    assert list(waiting_for(hoa_phu.tuan)) == [opinion]
    mark(hoa_phu, opinion, "tuan")
    assert (list(waiting_for(hoa_phu.tuan)), list(visible_to(hoa_phu.tuan))) == ([], [])


def test_who_wrote_it_down_no_longer_finds_it(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    Submitter.objects.filter(opinion=opinion).update(entered_by=hoa_phu.sau.person_id)
    assert list(entered_by(hoa_phu.sau)) == [opinion]
    mark(hoa_phu, opinion, "sau")
    assert list(entered_by(hoa_phu.sau)) == []


def test_moves_are_as_if_it_did_not_exist(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    mark(hoa_phu, opinion, "ha")
    acts: list[Callable[[], object]] = [
        lambda: triage_opinion(
            hoa_phu.ha, opinion.pk, kind=OpinionKind.REPORT, fields=["GOV"], urgency=Urgency.SOON, now=NOW
        ),
        lambda: assign_opinion(hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["economy"].pk, now=NOW),
        lambda: take_route(hoa_phu.ha, opinion.pk, "refused", RouteChoice(cause="repeated"), now=NOW),
        lambda: set_concerned(hoa_phu.ha, opinion.pk, [], now=NOW),
    ]
    for act in acts:
        with pytest.raises(Missing):
            act()
    assert Opinion.objects.get(pk=opinion.pk).state == S.TRIAGED


@pytest.mark.parametrize("state", [ReplyState.DRAFT, ReplyState.IN_REVIEW, ReplyState.APPROVED])
def test_replies_are_neither_written_nor_decided_by_the_concerned(hoa_phu: Cast, state: ReplyState) -> None:
    second_answerer(hoa_phu)
    reply = make_reply(hoa_phu, state)
    mark(hoa_phu, reply.opinion, "tuan", "ha", by="dung")
    mark(hoa_phu, reply.opinion, "tuan", "dung", by="phuc")
    seen, dung = reply.version, hoa_phu.dung
    acts: list[Callable[[], object]] = [
        lambda: draft_reply(hoa_phu.tuan, reply.opinion_id, text="Không đúng.", seen_version=seen, now=NOW),
        lambda: submit_reply(hoa_phu.tuan, reply.pk, now=NOW),
        lambda: approve_reply(dung, reply.pk, seen_version=seen, now=NOW),
        lambda: return_reply(dung, reply.pk, seen_version=seen, reason="Sửa", now=NOW),
        lambda: publish_reply(dung, reply.pk, seen_version=seen, public_text="Ý kiến về cán bộ.", now=NOW),
    ]
    for act in acts:
        with pytest.raises(Missing):
            act()
    assert reply not in to_approve(dung)
    assert reply not in to_publish(dung)


def test_others_go_on_as_before(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    mark(hoa_phu, reply.opinion, "dung")
    assert list(to_approve(hoa_phu.phuc)) == [reply]
    approve_reply(hoa_phu.phuc, reply.pk, seen_version=reply.version, now=NOW)
    assert list(to_publish(hoa_phu.ha)) == [reply]


def test_notices_go_to_the_others_and_earlier_ones_are_taken_back(hoa_phu: Cast) -> None:
    other = second_answerer(hoa_phu)
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    do_jobs()
    told = Notice.objects.filter(subject="opinion", subject_id=opinion.pk)
    assert set(told.values_list("user_id", flat=True)) == {hoa_phu.tuan.person_id, other.pk}
    mark(hoa_phu, opinion, "tuan")
    assert not told.filter(user_id=hoa_phu.tuan.person_id).exists()
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=hoa_phu.units["economy"].pk, now=NOW + timedelta(hours=1))
    do_jobs()
    assert not told.filter(user_id=hoa_phu.tuan.person_id).exists()
    assert told.filter(user_id=other.pk).count() == 2


def test_unit_whose_only_answerer_is_meant_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    mark(hoa_phu, opinion, "tuan")
    economy = hoa_phu.units["economy"].pk
    with pytest.raises(Refused, match="người trả lời duy nhất của Phòng Kinh tế") as refusal:
        assign_opinion(hoa_phu.ha, opinion.pk, unit_id=economy, now=NOW)
    assert refusal.value.field == "unit"
    with pytest.raises(Refused, match="người trả lời duy nhất"):
        ask_support(hoa_phu.ha, opinion.pk, unit_id=economy, asked="Góp ý", due_date=NOW.date(), now=NOW)
    second_answerer(hoa_phu)
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=economy, now=NOW)
    assert Opinion.objects.get(pk=opinion.pk).state == S.ASSIGNED


def test_marking_the_only_answerer_of_the_assigned_unit_asks_for_another_unit_first(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    with pytest.raises(Refused, match="Hãy giao đơn vị khác"):
        mark(hoa_phu, opinion, "tuan")
    assert not ConcernedOfficial.objects.exists()


def test_sorter_who_is_meant_hands_over_to_the_next_level(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    do_jobs()
    mark(hoa_phu, opinion, "ha")
    do_jobs()
    told = Notice.objects.filter(key__startswith="concerned:").values_list("user_id", flat=True)
    assert set(told) == {hoa_phu.dung.person_id, hoa_phu.phuc.person_id}


def test_somebody_must_be_left_to_sort(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    with pytest.raises(Refused, match="chuyển lên cấp trên") as refusal:
        mark(hoa_phu, opinion, "ha", "dung", "phuc")
    assert refusal.value.field == "officials"


def test_only_people_of_the_commune_can_be_meant(hoa_phu: Cast, binh_an: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    with pytest.raises(Refused):
        set_concerned(hoa_phu.ha, opinion.pk, {binh_an.ngoc.person_id}, now=NOW)


@pytest.mark.parametrize("who", ["tuan", "sau", "quyen", "khoa", "van"])
def test_only_sorters_mark(hoa_phu: Cast, who: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    with pytest.raises(Forbidden):
        mark(hoa_phu, opinion, "thuy", by=who)


def test_journal_names_nobody(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    mark(hoa_phu, opinion, "thuy")
    entry = Entry.objects.get(verb="officials_concerned")
    assert entry.details == {"count": 1}


def test_mark_can_be_taken_away(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    mark(hoa_phu, opinion, "ha")
    mark(hoa_phu, opinion, by="dung")
    assert list(visible_to(hoa_phu.ha)) == [opinion]


def test_no_slip_is_drafted_for_many_to_read(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    mark(hoa_phu, opinion, "thuy")
    with pytest.raises(Refused, match="phản ánh về cán bộ"):
        draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, now=NOW)


def test_papers_of_the_dialogue_leave_it_out(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    make_opinion(hoa_phu, S.ASSIGNED, dialogue=dialogue, text="Đường thôn Đông bị sụt gần cống.")
    about = make_opinion(hoa_phu, S.ASSIGNED, dialogue=dialogue, text="Cán bộ văn hóa hẹn dân nhiều lần không gặp.")
    mark(hoa_phu, about, "thuy")
    told = str(drafts_context(dialogue, today=NOW.date()).rows)
    assert ("sụt gần cống" in told, "hẹn dân nhiều lần" in told) == (True, False)
