"""Contacts, guests, seats, answers, reminders, turnouts."""

from datetime import timedelta

import pytest
from tests.cast import DENUNCIATION, HELD_ON, NOW, ROAD, Cast, make_dialogue, run_at_once

from dienhong.civic.communes.models import Venue
from dienhong.cycle.conference.actions.checkin import expect_invited
from dienhong.cycle.conference.actions.prepare import prepare_conference
from dienhong.cycle.conference.models import Attendance
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.invitations.actions.answering import Reply, answer_by_token, answer_for
from dienhong.cycle.invitations.actions.contacts import keep_table, remove_contact, save_contact, take_in_table
from dienhong.cycle.invitations.actions.inviting import invite, remind_guests, tell_turnout
from dienhong.cycle.invitations.actions.listing import drop_guest, list_groups, list_typed
from dienhong.cycle.invitations.badges import badges_pdf
from dienhong.cycle.invitations.contacts import group_named
from dienhong.cycle.invitations.models import Contact, Invitee, Seating
from dienhong.cycle.invitations.queries import contacts, guests_of, waiting_before
from dienhong.cycle.invitations.rules import crowding, may_answer, reminder_step
from dienhong.cycle.invitations.states import Answer, ContactGroup, Place, RowState
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.outbox.models import Delivery
from dienhong.engines.outbox.states import ChannelKind
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.errors import Forbidden, Missing, Refused
from dienhong.kernel.reading.sheets import Sheet

DAY = timedelta(days=1)
YES = Reply(answer=Answer.YES)


@pytest.mark.parametrize(
    ("seats", "invited", "villagers", "lacking"),
    [(30, 300, 0, "thiếu 270 chỗ"), (30, 30, 0, ""), (None, 300, 5, ""), (30, 20, 15, "thiếu 5 chỗ")],
)
def test_crowding_is_warned_of(seats: int | None, invited: int, villagers: int, lacking: str) -> None:
    told = crowding(seats, invited, villagers)
    assert (lacking in told, bool(told)) == (True, bool(lacking))


@pytest.mark.parametrize(("left", "step"), [(6, None), (5, 5), (3, 5), (2, 2), (1, 2), (0, None), (-1, None)])
def test_latest_reminder_is_due(left: int, step: int | None) -> None:
    assert reminder_step(left) == step


@pytest.mark.parametrize(
    ("state", "days", "may"),
    [("announced", 1, True), ("announced", 0, False), ("cancelled", 5, False), ("held", 5, False)],
)
def test_answers_until_the_day_before(state: str, days: int, may: bool) -> None:
    assert bool(may_answer(state, HELD_ON, HELD_ON - days * DAY)) == may


@pytest.mark.parametrize(
    ("text", "group"),
    [("HĐND", "council"), ("Mặt trận", "front"), ("đoàn thể", "association"), ("Thôn", "village"), ("khỉ", None)],
)
def test_group_is_understood(text: str, group: str | None) -> None:
    assert group_named(text) == group


def add(cast: Cast, name: str, **told: object) -> Contact:
    usual = {"post": "", "group": ContactGroup.UNIT, "village_id": None, "phone": "", "email": ""}
    return save_contact(cast.ha, None, name=name, **usual | told, now=NOW)  # type: ignore[arg-type]


def hall(cast: Cast, seats: int | None, *names: str, state: DialogueState = DialogueState.ANNOUNCED) -> Dialogue:
    """A dialogue with so many seats and these guests."""
    dialogue = make_dialogue(cast, state)
    Venue.objects.filter(dialogue=dialogue).update(capacity=seats)
    if names:
        list_typed(cast.ha, dialogue.pk, "\n".join(names), group=ContactGroup.UNIT, now=NOW)
    dialogue.refresh_from_db()
    return dialogue


def token(name: str) -> str:
    return Invitee.objects.get(name=name).token


def reply(cast: Cast, seal: Seal, name: str, said: Reply = YES) -> Place:
    return answer_by_token(cast.citizen, token(name), said, seal=seal, random=lambda _: 0, now=NOW).place


def test_contact_is_listed_once_and_found_without_marks(hoa_phu: Cast) -> None:
    row = add(hoa_phu, "Bùi Văn Sáu", post="Trưởng thôn", phone="0900 000 003", email="SAU@vidu.vn")
    assert (row.phone, row.email, row.is_body) == ("+84900000003", "sau@vidu.vn", False)
    for fault, field in [({"post": "Trưởng thôn"}, "name"), ({"phone": "12"}, "phone"), ({"email": "@"}, "email")]:
        with pytest.raises(Refused) as refused:
            add(hoa_phu, "Bùi văn SÁU", **fault)
        assert refused.value.field == field
    assert [found.pk for found in contacts(hoa_phu.ha, words="bui sau")] == [row.pk]
    assert list(contacts(hoa_phu.sau)) == []
    with pytest.raises(Forbidden):
        remove_contact(hoa_phu.sau, row.pk, now=NOW)
    remove_contact(hoa_phu.ha, row.pk, now=NOW)
    assert Contact.objects.count() == 0


def test_table_goes_in_by_two_steps(hoa_phu: Cast) -> None:
    add(hoa_phu, "Lê Văn Bảy", group=ContactGroup.VILLAGE)
    rows = (
        ("Danh sách khách mời", "", "", "", "", ""),
        ("Họ và tên", "Chức vụ", "Nhóm", "Thôn", "Điện thoại", "Email"),
        ("Trần Thị Tám", "Chủ tịch Hội", "Đoàn thể", "Thôn Đông", "0900000004", "tam@vidu.vn"),
        ("Trần Thị Tám", "Chủ tịch hội", "đoàn thể", "", "", ""),
        ("Lê Văn Bảy", "", "Thôn", "", "", ""),
        ("", "Phó", "", "", "", ""),
        ("Vũ Chín", "", "Sao Hỏa", "Thôn Tây", "123", "x@"),
        ("", "", "", "", "", ""),
        ("=cmd()", "", "", "", "", ""),
    )
    table = keep_table(hoa_phu.ha, Sheet("", rows), title="x.csv", group=ContactGroup.OTHER, now=NOW)
    states = [(row[0], row[1]) for row in table.rows]
    ready, twice, faulty = RowState.READY, RowState.DUPLICATE, RowState.FAULTY
    assert states == [(3, ready), (4, twice), (5, twice), (6, faulty), (7, faulty), (9, ready)]
    assert table.rows[1][2] == "Trùng: dòng 3."
    assert [word in table.rows[4][2] for word in ("Sao Hỏa", "Thôn Tây", "Số điện thoại", "Thư điện tử")] == [True] * 4
    assert (Contact.objects.count(), take_in_table(hoa_phu.ha, table.pk, now=NOW), Contact.objects.count()) == (1, 2, 3)
    with pytest.raises(Missing):
        take_in_table(hoa_phu.ha, table.pk, now=NOW)


def test_fifty_thousand_rows_with_junk_are_explained(hoa_phu: Cast) -> None:
    rows = tuple((f"Khách {n}" if n % 5 else "", "", "", "", "" if n % 7 else "xx", "") for n in range(50_000))
    table = keep_table(hoa_phu.ha, Sheet("", rows), title="lon.csv", group=ContactGroup.OTHER, now=NOW)
    ready = sum(1 for n in range(50_000) if n % 5 and n % 7)
    assert [row[1] for row in table.rows].count(RowState.READY) == ready
    assert all(row[2] for row in table.rows if row[1] != RowState.READY)
    assert take_in_table(hoa_phu.ha, table.pk, now=NOW) == ready


def test_guests_come_from_groups_once(hoa_phu: Cast) -> None:
    add(hoa_phu, "An", group=ContactGroup.FRONT, email="an@vidu.vn")
    add(hoa_phu, "Bình", group=ContactGroup.COUNCIL)
    dialogue = hall(hoa_phu, None)
    groups = [ContactGroup.FRONT]
    assert [list_groups(hoa_phu.ha, dialogue.pk, groups, now=NOW) for _ in range(2)] == [1, 0]
    assert [(row.name, row.email, row.answer) for row in guests_of(dialogue.pk)] == [("An", "an@vidu.vn", "none")]
    with pytest.raises(Forbidden):
        list_groups(hoa_phu.sau, dialogue.pk, groups, now=NOW)


def test_seats_waiting_list_and_promotion(hoa_phu: Cast, seal: Seal) -> None:
    dialogue = hall(hoa_phu, 1, "An", "Bình", "Chi")
    Invitee.objects.filter(name="Bình").update(email="binh@vidu.vn")
    assert [reply(hoa_phu, seal, name) for name in ("An", "Bình", "Chi", "An")] == [
        "seated",
        "waiting",
        "waiting",
        "seated",
    ]
    assert waiting_before(Invitee.objects.get(name="Chi")) == 1
    assert reply(hoa_phu, seal, "An", Reply(answer=Answer.NO)) == Place.NONE
    assert [row.place for row in guests_of(dialogue.pk)] == ["none", "seated", "waiting"]
    assert Delivery.objects.get().address == "binh@vidu.vn"
    drop_guest(hoa_phu.ha, Invitee.objects.get(name="Bình").pk, now=NOW)
    assert [row.place for row in guests_of(dialogue.pk)] == ["none", "seated"]
    Venue.objects.filter(dialogue=dialogue).update(capacity=2)
    assert answer_for(hoa_phu.ha, Invitee.objects.get(name="An").pk, YES, now=NOW) == Place.SEATED
    assert Seating.objects.get().taken == 2


def test_substitute_needs_a_name(hoa_phu: Cast, seal: Seal) -> None:
    hall(hoa_phu, 5, "An")
    with pytest.raises(Refused) as refused:
        reply(hoa_phu, seal, "An", Reply(answer=Answer.DELEGATE, substitute_name=" - "))
    assert (refused.value.field, Seating.objects.count()) == ("substitute_name", 0)
    reply(hoa_phu, seal, "An", Reply(answer=Answer.DELEGATE, substitute_name="Dương", substitute_post="Phó ban"))
    row = Invitee.objects.get()
    assert (row.coming, row.substitute_post, row.place) == ("Dương", "Phó ban", Place.SEATED)
    assert badges_pdf([row], "Đối thoại").startswith(b"%PDF")


def test_question_goes_to_the_register(hoa_phu: Cast, seal: Seal) -> None:
    dialogue = hall(hoa_phu, 5, "An", state=DialogueState.INTAKE_OPEN)
    ask = Reply(answer=Answer.YES, question=ROAD)
    with pytest.raises(Refused) as refused:
        reply(hoa_phu, seal, "An", ask)
    assert (refused.value.field, Invitee.objects.get().answer) == ("consents", Answer.NONE)
    for said in (ROAD, ROAD, DENUNCIATION):
        reply(hoa_phu, seal, "An", Reply(answer=Answer.YES, question=said, consents=True))
    opinion = Opinion.objects.get()
    assert (opinion.text, opinion.dialogue_id, opinion.submitter.name) == (ROAD, dialogue.pk, "An")


def test_invitation_goes_once_to_each_and_reminds_the_silent(hoa_phu: Cast) -> None:
    for name in ("An", "Bình"):
        add(hoa_phu, name, email=f"{name[:1].lower()}@vidu.vn", phone="0900000005")
    dialogue = hall(hoa_phu, 9)
    list_groups(hoa_phu.ha, dialogue.pk, [ContactGroup.UNIT], now=NOW)
    counts = [invite(hoa_phu.ha, dialogue.pk, ChannelKind.EMAIL, calendar="BEGIN", now=NOW) for _ in range(2)]
    assert (counts, Delivery.objects.count()) == ([2, 2], 2)
    invite(hoa_phu.ha, dialogue.pk, ChannelKind.SMS, calendar="", now=NOW)
    assert Delivery.objects.filter(channel=ChannelKind.SMS).count() == 2
    answer_for(hoa_phu.ha, Invitee.objects.get(name="An").pk, Reply(answer=Answer.NO), now=NOW)
    morning = NOW + (HELD_ON - NOW.date()) - 5 * DAY
    before = Delivery.objects.count()
    for hours in (0, 1, 25):
        remind_guests(hoa_phu.ha, now=morning + timedelta(hours=hours))
    assert Delivery.objects.count() - before == 1
    remind_guests(hoa_phu.ha, now=morning + 3 * DAY)
    assert Delivery.objects.count() - before == 2


def test_village_tells_how_many_come(hoa_phu: Cast) -> None:
    dialogue, east, west = hall(hoa_phu, 30), hoa_phu.villages["Thôn Đông"].pk, hoa_phu.villages["Thôn Đoài"].pk
    for expected in (12, 15):
        row = tell_turnout(hoa_phu.sau, dialogue.pk, east, expected, now=NOW)
    assert (row.expected, row.told_by) == (15, "Bùi Văn Sáu")
    with pytest.raises(Forbidden):
        tell_turnout(hoa_phu.sau, dialogue.pk, west, 3, now=NOW)
    with pytest.raises(Refused):
        tell_turnout(hoa_phu.ha, dialogue.pk, west, 999_999, now=NOW)


def test_reception_expects_the_guests_by_the_code_of_their_letter(hoa_phu: Cast, seal: Seal) -> None:
    dialogue = hall(hoa_phu, 9, "An", "Bình", "Chi")
    reply(hoa_phu, seal, "Bình", Reply(answer=Answer.NO))
    conference = prepare_conference(hoa_phu.ha, dialogue.pk, now=NOW)
    assert [expect_invited(hoa_phu.ha, conference.pk, now=NOW) for _ in range(2)] == [2, 0]
    reply(hoa_phu, seal, "Chi", Reply(answer=Answer.DELEGATE, substitute_name="Dương"))
    expect_invited(hoa_phu.ha, conference.pk, now=NOW)
    rows = Attendance.objects.order_by("name").values_list("name", "code")
    assert list(rows) == [("An", token("An")), ("Dương", token("Chi"))]


def test_seats_are_never_oversold_by_answers_at_once(hoa_phu_committed: Cast, seal: Seal) -> None:
    names = [f"Khách {letter}" for letter in "ABCDEF"]
    hall(hoa_phu_committed, 2, *names)
    results = run_at_once(
        hoa_phu_committed, *(lambda name=name: reply(hoa_phu_committed, seal, name) for name in names)
    )
    assert sorted(map(str, results)) == ["seated"] * 2 + ["waiting"] * 4
    assert (Seating.objects.get().taken, Invitee.objects.filter(place=Place.SEATED).count()) == (2, 2)
