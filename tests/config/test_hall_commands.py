"""The hall's commands: what they print, what they refuse, and in which words."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.cast import HELD_ON, NOW, Cast, make_dialogue

from dienhong.config.hall.choosing import next_conference
from dienhong.config.hall.doors import doors_of, sheet
from dienhong.config.hall.network import host_names, room_addresses
from dienhong.cycle.conference.actions.prepare import prepare_conference
from dienhong.cycle.conference.models import Conference, SightToken
from dienhong.cycle.conference.packages.envelope import Direction, label_of
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.engines.tenancy.scope import across_communes

BASE = "http://192.168.1.5:8000"


@pytest.fixture
def conference(hoa_phu: Cast) -> Conference:
    dialogue = make_dialogue(hoa_phu, DialogueState.INTAKE_CLOSED)
    return prepare_conference(hoa_phu.ha, dialogue.pk, now=NOW)


def run(name: str, *words: str) -> str:
    out = io.StringIO()
    call_command(name, *words, stdout=out)
    return out.getvalue()


def test_doors_stay_the_same_after_a_restart(hoa_phu: Cast, conference: Conference, tmp_path: Path) -> None:
    first = doors_of(conference, BASE, "hoa-phu", home=tmp_path, now=NOW)
    count = SightToken.objects.count()
    assert doors_of(conference, BASE, "hoa-phu", home=tmp_path, now=NOW) == first
    assert SightToken.objects.count() == count
    assert first[0].address == f"{BASE}/hoa-phu/hoi-truong/{conference.dialogue_id}/chu-toa/"


def test_door_of_a_revoked_token_is_made_anew(hoa_phu: Cast, conference: Conference, tmp_path: Path) -> None:
    first = doors_of(conference, BASE, "hoa-phu", home=tmp_path, now=NOW)
    SightToken.objects.update(revoked_at=NOW)
    again = doors_of(conference, BASE, "hoa-phu", home=tmp_path, now=NOW)
    assert [door.label for door in again] == [door.label for door in first]
    assert {door.address for door in again} & {door.address for door in first} == {
        door.address for door in first if "Phải đăng nhập" in door.purpose
    }


def test_sheet_has_a_code_for_each_door_and_the_network(hoa_phu: Cast, conference: Conference, tmp_path: Path) -> None:
    doors = doors_of(conference, BASE, "hoa-phu", home=tmp_path, now=NOW)
    page = sheet(conference, doors, ("Nhà <văn hóa>", "mat khau"))
    assert page.count("<svg") == len(doors) + 1
    assert "Nhà &lt;văn hóa&gt;" in page


def test_nearest_conference_is_taken_and_two_at_once_are_asked_about(hoa_phu: Cast, conference: Conference) -> None:
    with across_communes():
        assert next_conference(HELD_ON) == conference
    other = make_dialogue(hoa_phu, DialogueState.INTAKE_CLOSED, venue="Hội trường Ủy ban", chair="phuc")
    prepare_conference(hoa_phu.ha, other.pk, now=NOW)
    with across_communes(), pytest.raises(CommandError, match=f"dienhong hall {other.pk}"):
        next_conference(HELD_ON)


def test_without_a_conference_the_way_to_one_is_told(hoa_phu: Cast) -> None:
    with across_communes(), pytest.raises(CommandError, match="hall-import"):
        next_conference(HELD_ON)


def test_export_writes_a_closed_file_for_its_owner_alone(conference: Conference, tmp_path: Path) -> None:
    out = tmp_path / "hoi-nghi.dh"
    told = run("hall_export", str(conference.dialogue_id), "--out", str(out))
    assert label_of(out.read_bytes()).direction == Direction.OUT
    assert (out.stat().st_mode & 0o777, [file.name for file in tmp_path.iterdir()]) == (0o600, ["hoi-nghi.dh"])
    assert "Khóa của gói" in told
    with pytest.raises(CommandError, match="chính máy này xuất"):
        run("hall_import", str(out), "--key-file", str(_key(told, tmp_path)))


def _key(told: str, folder: Path) -> Path:
    path = folder / "khoa"
    line = next(line for line in told.splitlines() if line.startswith("Khóa của gói"))
    path.write_text(line.rpartition(" ")[2])
    return path


def test_changed_package_is_refused_in_a_plain_sentence(conference: Conference, tmp_path: Path) -> None:
    out = tmp_path / "hoi-nghi.dh"
    told = run("hall_export", str(conference.dialogue_id), "--out", str(out))
    changed = bytearray(out.read_bytes())
    changed[-1] ^= 1
    out.write_bytes(changed)
    with pytest.raises(CommandError, match="tệp đã bị sửa"):
        run("hall_import", str(out), "--key-file", str(_key(told, tmp_path)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK", "không phải gói hội nghị"),
        (b'dienhong-hall 1\n{"commune": "00000", "conference": "x:1", "direction": "back"}\nx', "không có xã mã"),
    ],
)
def test_other_files_are_refused(db: None, tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "tep"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        run("hall_import", str(file))


def test_unknown_conference_and_missing_file_are_told(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không có hội nghị nào"):
        run("hall_export", "987654", "--out", str(tmp_path / "x"))
    with pytest.raises(CommandError, match="Không đọc được"):
        run("hall_import", str(tmp_path / "khong-co"))


def test_only_addresses_of_the_room_are_answered() -> None:
    assert "127.0.0.1" not in room_addresses()
    assert set(room_addresses()) <= set(host_names(room_addresses()))
    assert "*" not in host_names(room_addresses())
