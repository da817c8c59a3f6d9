"""A conference in a file: out, held in the hall, back; nothing lost, nothing twice, nobody's change overwritten unseen.

Two communes of one database stand for the two installations: each sees its own rows only, as two databases would.
"""

import json
import uuid
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.cast import NOW, ROAD, Cast, make_opinion
from tests.cycle.conference.hall import enlist, press, run_to

from dienhong.civic.communes.models import Unit
from dienhong.config.hall.carried import AROUND
from dienhong.config.hall.doors import keeper
from dienhong.cycle.conference.actions.minutes import save_text, write_row
from dienhong.cycle.conference.actions.outcomes import Decision, commit_to, set_outcome
from dienhong.cycle.conference.actions.queue import call_next, finish_turn
from dienhong.cycle.conference.actions.register import Registration, register_turn
from dienhong.cycle.conference.actions.steps import begin_step
from dienhong.cycle.conference.actions.undo import undo_act
from dienhong.cycle.conference.models import (
    Act,
    AgendaStep,
    Clash,
    Commitment,
    Conference,
    MinutesRow,
    Outcome,
    RowText,
    Turn,
)
from dienhong.cycle.conference.packages import envelope
from dienhong.cycle.conference.packages.envelope import Direction, Label, close_package, journey_key, open_package
from dienhong.cycle.conference.packages.lending import lend, receive
from dienhong.cycle.conference.packages.returning import give_back, take_back
from dienhong.cycle.conference.states import OutcomeKind, RowKind, StepState, TurnState
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import DienHongError, Refused

SERVER, LAPTOP = "aaaaaaaaaaaa", "bbbbbbbbbbbb"
KEY = journey_key("khóa của máy chủ", "99001", f"{SERVER}:1")
LABEL = Label("99001", f"{SERVER}:1", Direction.OUT)


def travelled(content: dict[str, Any]) -> dict[str, Any]:
    """Through a real file."""
    return open_package(close_package(LABEL, content, KEY, nonce=bytes(12)), KEY)


@dataclass
class Journey:
    """One conference at the server and in the hall."""

    server: Cast
    hall: Cast
    there: Conference
    here: Conference

    def in_hall(self, act: Callable[..., Act], *words: Any, **named: Any) -> Act:
        with in_commune(self.hall.commune.pk):
            return act(keeper(self.hall.commune.pk), self.there.pk, *words, press=press(), now=NOW, **named)

    def at_server(self, act: Callable[..., Act], *words: Any, **named: Any) -> Act:
        return act(keeper(self.server.commune.pk), self.here.pk, *words, press=press(), now=NOW, **named)

    def record(self) -> dict[str, Any]:
        with in_commune(self.hall.commune.pk):
            actor = keeper(self.hall.commune.pk)
            return travelled(give_back(actor, self.there.pk, around=AROUND, mark=LAPTOP))

    def bring_in(self, content: dict[str, Any] | None = None) -> tuple[int, list[Clash]]:
        found = take_back(
            keeper(self.server.commune.pk), content or self.record(), around=AROUND, mark=SERVER, digest="0", now=NOW
        )
        self.here.refresh_from_db()
        return found[1], found[2]


@pytest.fixture
def journey(hoa_phu: Cast, binh_an: Cast, conference: Conference) -> Journey:
    """Two wait in the queue when the package leaves, one of them with an opinion; the hearing runs."""
    run_to(hoa_phu, conference, "hearing")
    opinion = sent_to(hoa_phu, conference)
    enlist(hoa_phu, conference, "Phạm Thị Lan", opinion_id=opinion.pk, village_id=opinion.village_id)
    enlist(hoa_phu, conference, "Vũ Đức Minh")
    conference.refresh_from_db()
    content = travelled(lend(hoa_phu.ha, conference.pk, around=AROUND, mark=SERVER, now=NOW))
    with in_commune(binh_an.commune.pk):
        there = receive(keeper(binh_an.commune.pk), content, around=AROUND, mark=LAPTOP, now=NOW)
    return Journey(hoa_phu, binh_an, there, conference)


def sent_to(cast: Cast, conference: Conference, **details: Any) -> Opinion:
    opinion = make_opinion(cast, **details)
    Opinion.objects.filter(pk=opinion.pk).update(dialogue=conference.dialogue_id)
    return opinion


def names(rows: Any) -> list[tuple[int, str, str]]:
    return list(rows.order_by("number").values_list("number", "name", "state"))


def hold(journey: Journey) -> None:
    """What happens in half an hour: a walk-in, two turns, an outcome, a promise, a row of the minutes."""
    journey.in_hall(register_turn, Registration(name="Bùi Thị Na"))
    first = journey.in_hall(call_next).result["turn"]
    key = uuid.uuid4()
    journey.in_hall(write_row, RowKind.STATEMENT, key=key, text="Cống đầu thôn nghẹt.", turn_id=first)
    journey.in_hall(save_text, key, "Cống đầu thôn bị nghẹt.", seen_version=1)
    with in_commune(journey.hall.commune.pk):
        unit = Unit.objects.get(key="economy")
    journey.in_hall(commit_to, "Khơi cống", unit_id=unit.pk, due_date=date(2026, 5, 1), turn_id=first)
    journey.in_hall(set_outcome, first, Decision(kind=OutcomeKind.ACCEPTED))
    journey.in_hall(call_next)


def test_hall_gets_what_it_needs_and_nothing_sealed(journey: Journey) -> None:
    with in_commune(journey.hall.commune.pk):
        assert names(Turn.objects.filter(conference=journey.there)) == [
            (1, "Phạm Thị Lan", TurnState.WAITING),
            (2, "Vũ Đức Minh", TurnState.WAITING),
        ]
        assert [opinion.text for opinion in Opinion.objects.all()] == [ROAD]
        assert set(Submitter.objects.values_list("phone", "email")) <= {("", "")}
        assert AgendaStep.objects.get(conference=journey.there, state=StepState.RUNNING).kind == "hearing"


def test_nothing_withheld_and_no_telephone_is_in_the_file(hoa_phu: Cast, conference: Conference) -> None:
    sent_to(hoa_phu, conference)
    sent_to(hoa_phu, conference, state=OpinionState.DIVERTED, text="Chuyện khác")
    content = json.dumps(lend(hoa_phu.ha, conference.pk, around=AROUND, mark=SERVER, now=NOW), ensure_ascii=False)
    assert (ROAD in content, "Chuyện khác" in content, "0900000001" in content) == (True, False, False)


def test_record_comes_back_whole_and_only_once(journey: Journey) -> None:
    hold(journey)
    before = journey.here.number
    record = journey.record()
    assert journey.bring_in(record) == (7, [])
    state = everything(journey.here)
    assert names(Turn.objects.filter(conference=journey.here)) == [
        (1, "Phạm Thị Lan", TurnState.SPOKEN),
        (2, "Vũ Đức Minh", TurnState.SPEAKING),
        (3, "Bùi Thị Na", TurnState.WAITING),
    ]
    row = MinutesRow.objects.get()
    assert (row.text, row.version, row.turn and row.turn.name) == ("Cống đầu thôn bị nghẹt.", 2, "Phạm Thị Lan")
    assert (Outcome.objects.get().turn.name, Commitment.objects.get().unit) == (
        "Phạm Thị Lan",
        journey.server.units["economy"],
    )
    assert journey.here.number == before + 7
    assert journey.bring_in(record) == (0, [])
    assert everything(journey.here) == state
    assert Entry.objects.filter(verb="record_returned").count() == 1


def everything(conference: Conference) -> list[Any]:
    tables = (Act, Turn, MinutesRow, RowText, Outcome, Commitment, AgendaStep, Clash)
    return [list(table.objects.order_by("pk").values()) for table in tables] + [
        list(Conference.objects.filter(pk=conference.pk).values())
    ]


def test_older_record_after_a_newer_adds_nothing_and_a_later_one_only_what_is_new(journey: Journey) -> None:
    hold(journey)
    early = journey.record()
    journey.in_hall(register_turn, Registration(name="Đào Văn Tư"))
    late = journey.record()
    assert journey.bring_in(early)[0] == 7
    assert journey.bring_in(late) == (1, [])
    assert journey.bring_in(early) == (0, [])
    assert Turn.objects.filter(conference=journey.here).count() == 4


def test_acts_that_came_back_can_be_undone(journey: Journey) -> None:
    hold(journey)
    undone = journey.in_hall(register_turn, Registration(name="Đào Văn Tư"))
    journey.in_hall(undo_act, undone.pk)
    journey.bring_in()
    assert Turn.objects.get(name="Đào Văn Tư").state == TurnState.WITHDRAWN
    assert Act.objects.get(client_id=undone.client_id).undone_by is not None
    last = Act.objects.filter(verb="call_next").order_by("-number")[0]
    journey.at_server(undo_act, last.pk)
    assert Turn.objects.get(name="Vũ Đức Minh").state == TurnState.WAITING


def test_changed_on_both_sides_both_are_kept_and_told(journey: Journey) -> None:
    first = Turn.objects.get(name="Phạm Thị Lan")
    journey.at_server(call_next)
    journey.at_server(finish_turn, first.pk)
    journey.at_server(set_outcome, first.pk, Decision(kind=OutcomeKind.NOT_CONSIDERED, reason="Trùng"))
    journey.at_server(register_turn, Registration(name="Chỉ ở máy chủ"))
    hold(journey)
    count, clashes = journey.bring_in()
    assert count == 7
    assert Outcome.objects.get(turn=first).kind == OutcomeKind.ACCEPTED
    found = {(clash.table, clash.column): (clash.here, clash.there) for clash in clashes}
    assert found["outcome", "kind"] == ("not_considered", "accepted")
    assert found["outcome", "reason"] == ("Trùng", "")
    assert found["turn", "number"] == (4, 3)
    assert [name for _, name, _ in names(Turn.objects.filter(conference=journey.here))] == [
        "Phạm Thị Lan", "Vũ Đức Minh", "Chỉ ở máy chủ", "Bùi Thị Na",
    ]  # fmt: skip


def test_row_that_both_wrote_waits_for_a_person_to_choose(hoa_phu: Cast, binh_an: Cast, conference: Conference) -> None:
    key = uuid.uuid4()
    write_row(hoa_phu.ha, conference.pk, RowKind.COURSE, key=key, text="Khai mạc", press=press(), now=NOW)
    content = travelled(lend(hoa_phu.ha, conference.pk, around=AROUND, mark=SERVER, now=NOW))
    with in_commune(binh_an.commune.pk):
        there = receive(keeper(binh_an.commune.pk), content, around=AROUND, mark=LAPTOP, now=NOW)
    journey = Journey(hoa_phu, binh_an, there, conference)
    journey.at_server(save_text, key, "Khai mạc lúc 8 giờ", seen_version=1)
    journey.in_hall(save_text, key, "Khai mạc lúc 8 giờ 05", seen_version=1)
    _, clashes = journey.bring_in()
    row = MinutesRow.objects.get()
    assert (row.text, row.version) == ("Khai mạc lúc 8 giờ 05", 3)
    assert [(text.text, text.settled) for text in row.texts.filter(version=None)] == [("Khai mạc lúc 8 giờ", False)]
    assert [clash.column for clash in clashes] == ["text"]


def test_two_who_speak_at_once_become_one(journey: Journey) -> None:
    journey.at_server(call_next)
    second = Turn.objects.get(name="Vũ Đức Minh")
    hold(journey)
    journey.bring_in()
    speaking = Turn.objects.filter(conference=journey.here, state=TurnState.SPEAKING)
    assert [turn.pk for turn in speaking] == [second.pk]


def test_order_of_steps_is_the_hall_s(journey: Journey) -> None:
    with in_commune(journey.hall.commune.pk):
        nearest = AgendaStep.objects.filter(conference=journey.there, state=StepState.AHEAD).first()
    assert nearest is not None
    journey.in_hall(begin_step, nearest.pk)
    journey.bring_in()
    steps = list(AgendaStep.objects.filter(conference=journey.here))
    assert [step.position for step in steps] == list(range(1, len(steps) + 1))
    assert AgendaStep.objects.get(conference=journey.here, state=StepState.RUNNING).kind == nearest.kind


def test_package_is_not_put_over_a_hall_that_has_begun(journey: Journey) -> None:
    content = travelled(lend(journey.server.ha, journey.here.pk, around=AROUND, mark=SERVER, now=NOW))
    journey.in_hall(register_turn, Registration(name="Bùi Thị Na"))
    with in_commune(journey.hall.commune.pk), pytest.raises(Refused, match="không nhập đè"):
        receive(keeper(journey.hall.commune.pk), content, around=AROUND, mark=LAPTOP, now=NOW)


def test_package_again_before_the_hall_begins_brings_what_is_new(journey: Journey) -> None:
    journey.at_server(register_turn, Registration(name="Đăng ký thêm"))
    content = travelled(lend(journey.server.ha, journey.here.pk, around=AROUND, mark=SERVER, now=NOW))
    with in_commune(journey.hall.commune.pk):
        receive(keeper(journey.hall.commune.pk), content, around=AROUND, mark=LAPTOP, now=NOW)
        assert Turn.objects.filter(conference=journey.there).count() == 3
        assert Opinion.objects.count() == 1


def test_record_of_another_conference_changes_nothing(journey: Journey) -> None:
    hold(journey)
    record = journey.record() | {"conference": f"{SERVER}:{journey.here.pk + 1}"}
    with pytest.raises(Refused, match="không thuộc hội nghị nào"):
        journey.bring_in(record)


def test_returned_rows_stay_inside_their_conference(journey: Journey, hoa_phu: Cast) -> None:
    hold(journey)
    record = journey.record()
    foreign = journey.here.pk + 1
    for row in record["tables"]["turn"]:
        row["conference"] = f"{SERVER}:{foreign}"
    journey.bring_in(record)
    assert set(Turn.objects.values_list("conference_id", flat=True)) == {journey.here.pk}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record["acts"][0].update(changes="x"),
        lambda record: record["acts"][0]["changes"][0].update(table="people_user"),
        lambda record: record["acts"][0]["changes"][0]["after"].update(password="x"),
        lambda record: record["acts"][0].update(client_id="x"),
        lambda record: record["tables"]["turn"].append({"@": "x:9", "conference": "y"}),
        lambda record: record["tables"].update(turn="x"),
        lambda record: record["tables"]["turn"][-1].update(name="x" * 500, subject="a" * 5000),
        lambda record: record.update(acts=None),
    ],
)
def test_strange_record_is_refused_and_changes_nothing(
    journey: Journey, spoil: Callable[[dict[str, Any]], None]
) -> None:
    hold(journey)
    record = journey.record()
    spoil(record)
    before = everything(journey.here)
    with pytest.raises(DienHongError):
        journey.bring_in(record)
    assert everything(journey.here) == before


def package(content: dict[str, Any] | None = None) -> bytes:
    return close_package(LABEL, content or {"tables": {}}, KEY, nonce=bytes(12))


@pytest.mark.parametrize("place", [0, 20, 60, 100, -1])
def test_changed_byte_is_found(place: int) -> None:
    file = bytearray(package())
    file[place] ^= 1
    with pytest.raises(Refused):
        open_package(bytes(file), KEY)


def test_label_cannot_be_exchanged() -> None:
    other = package().replace(b"99001", b"99002")
    assert envelope.label_of(other).commune == "99002"
    with pytest.raises(Refused, match="bị sửa"):
        open_package(other, KEY)


def test_other_conference_s_key_does_not_open() -> None:
    other = journey_key("khóa của máy chủ", "99001", f"{SERVER}:2")
    with pytest.raises(Refused, match="khóa không đúng"):
        open_package(package(), other)


def test_key_is_typed_as_people_type() -> None:
    assert open_package(package(), KEY.lower().replace("-", " ")) == {"tables": {}}
    assert [len(group) for group in KEY.split("-")] == [4, 4, 4, 4, 4, 4, 2]


@pytest.mark.parametrize("key", ["", "ABCD", "1" * 26, "Đ" * 26, KEY + "A"])
def test_wrong_form_of_a_key_is_said(key: str) -> None:
    with pytest.raises(Refused, match="26 chữ và số"):
        open_package(package(), key)


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04" + bytes(100), b"dienhong-hall 1\n", b"dienhong-hall 1\n{}\n",
                                  b"dienhong-hall 1\n[1]\nx", b"dienhong-hall 2\n{}\n", b"x" * 5000])  # fmt: skip
def test_any_other_file_is_no_package(file: bytes) -> None:
    with pytest.raises(Refused, match="không phải gói"):
        open_package(file, KEY)


def test_bomb_is_refused_before_it_fills_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "LARGEST_CONTENT", 1000)
    with pytest.raises(Refused, match="lớn hơn mức"):
        open_package(package({"tables": {"turn": "0" * 5000}}), KEY)


def test_too_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "LARGEST_FILE", 100)
    with pytest.raises(Refused, match="lớn hơn mức"):
        open_package(b"x" * 101, KEY)


@pytest.mark.parametrize("packed", [b"no zlib", zlib.compress(b"no json"), zlib.compress(b"[1]"), zlib.compress(b"{}")[:-3],
                                    zlib.compress(b"[" * 100_000)])  # fmt: skip
def test_content_that_is_none_is_refused(packed: bytes) -> None:
    file = package()
    head = file[: file.index(b"\n", 20) + 1]
    key = envelope._bytes_of(KEY)
    forged = head + bytes(12) + AESGCM(key).encrypt(bytes(12), packed, head)
    with pytest.raises(Refused):
        open_package(forged, KEY)
