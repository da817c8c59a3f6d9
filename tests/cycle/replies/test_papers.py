"""The letter of a reply and the report of drafts."""

from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.cast import ANSWER, MINH, PUBLIC_ROAD, ROAD, TODAY, Cast, make_dialogue, make_opinion, make_reply
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.answers import drafts, reply_letter
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Commitment
from dienhong.cycle.replies.papers import (
    drafts_context,
    drafts_paper,
    reply_letter_context,
    reply_letter_paper,
    reply_row,
)
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.typeset.model import Table

COLUMNS = [
    "STT", "Họ và tên", "Thôn, tổ dân phố", "Nội dung kiến nghị", "Lĩnh vực", "Cơ quan chủ trì",
    "Nội dung trả lời, kết quả", "Hình thức", "Thời hạn", "Trạng thái",
]  # fmt: skip


def test_letter_quotes_the_opinion_answers_and_tells_the_remedy() -> None:
    document = reply_letter_paper(reply_letter())
    assert (document.symbol, document.addressees) == ("UBND-KT", ("Ông (Bà) Phạm Thị Lan, thôn Đông",))
    text = plain_text(document)
    assert "nhận được kiến nghị của ông (bà) Phạm Thị Lan tại Hội nghị tiếp xúc, đối thoại" in text
    assert (
        "nội dung: “Đường vào thôn Đông bị sụt một đoạn gần cống, trời mưa xe máy hay trượt ngã”. Về vấn đề này" in text
    )
    assert "Nếu không đồng ý với nội dung trả lời, ông (bà) có quyền phản ánh lại" in text
    assert "Trên đây là trả lời của Ủy ban nhân dân xã Hòa Phú, đề nghị ông (bà) được biết./." in text


def test_letter_without_name_meeting_basis_or_promise_has_no_gap() -> None:
    bare = replace(reply_letter(), sender="", village="", meeting="", legal_basis="", promises=(), remedy="")
    document = reply_letter_paper(bare)
    assert document.addressees == ("Người gửi ý kiến mã HP-27-0041",)
    assert "nhận được kiến nghị của ông (bà), nội dung: “" in plain_text(document)


def test_letter_of_a_reply_is_what_the_rows_hold(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    Commitment.objects.create(
        reply=reply, text="Đổ bê tông lại đường", unit=hoa_phu.units["economy"], due_date=TODAY.replace(month=6)
    )
    context = reply_letter_context(reply, sender="Phạm Thị Lan", today=TODAY)
    assert (context.code, context.content, context.answer) == (reply.opinion.code, ROAD, ANSWER)
    assert context.promises == ("Đổ bê tông lại đường (Phòng Kinh tế, hoàn thành trước ngày 09/6/2026)",)
    assert ANSWER in plain_text(reply_letter_paper(context))


def test_table_of_drafts_has_ten_columns_on_its_side() -> None:
    appendix = drafts_paper(drafts()).appendices[0]
    table = appendix.body[0]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == COLUMNS
    assert ({len(row) for row in table.rows}, appendix.landscape) == ({10}, True)
    assert table.rows[0][:3] == ("1", "Không nêu tên", "Thôn Đông")


def test_report_of_drafts_is_what_the_rows_hold(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.INTAKE_OPEN)
    answered = make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
    make_reply(hoa_phu, ReplyState.IN_REVIEW, opinion=answered)
    make_opinion(hoa_phu, OpinionState.TRIAGED, dialogue=dialogue, sender=MINH)
    make_opinion(hoa_phu, OpinionState.DIVERTED, dialogue=dialogue)
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    rows = drafts_context(dialogue, today=TODAY).rows
    assert sorted((row.unit, row.answer, row.state) for row in rows) == [
        ("", "", "Đã phân loại"),
        ("Phòng Kinh tế", ANSWER, "Đang giải quyết"),
    ]
    text = plain_text(drafts_paper(drafts_context(dialogue, today=TODAY)))
    assert "Đã nhận 02 ý kiến; có dự thảo trả lời 01 ý kiến; đang soạn 01 ý kiến." in text
    assert "| 1 | Chưa giao đơn vị | 01 | 00 |\n| 2 | Phòng Kinh tế | 01 | 01 |" in text


def test_report_without_opinions_has_no_table(hoa_phu: Cast) -> None:
    document = drafts_paper(drafts_context(make_dialogue(hoa_phu), today=TODAY))
    assert document.appendices == ()
    assert "Đến nay chưa nhận được ý kiến nào" in plain_text(document)


def test_row_shows_the_public_wording_and_no_name(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    reply.opinion.refresh_from_db()
    row = reply_row(reply.opinion, reply)
    assert (row.content, row.name, row.field, row.form) == (PUBLIC_ROAD, "", "Giao thông", "Văn bản")


def test_report_takes_as_many_queries_for_many_opinions_as_for_one(
    hoa_phu: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dialogue = Dialogue.objects.select_related("commune", "venue", "chair").get(pk=make_dialogue(hoa_phu).pk)
    make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
    with CaptureQueriesContext(connection) as one:
        drafts_context(dialogue, today=TODAY)
    for _ in range(3):
        make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
    with django_assert_num_queries(len(one)):
        assert len(drafts_context(dialogue, today=TODAY).rows) == 4
