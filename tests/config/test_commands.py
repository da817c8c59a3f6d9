"""The command `dienhong`: what it prints and what it refuses."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.db import connection
from django.utils import timezone
from tests.cast import Cast, make_opinion

from dienhong.civic.communes.models import Commune
from dienhong.civic.people.models import Membership
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.civic.topics.models import Topic
from dienhong.config import command
from dienhong.engines.tenancy.scope import in_commune

PLAN = Path(__file__).parents[2] / "src/dienhong/config/demo/ke-hoach-mau.docx"


def run(name: str, *words: str) -> str:
    out = io.StringIO()
    call_command(name, *words, stdout=out)
    return out.getvalue()


def test_every_named_command_exists() -> None:
    for name in command.COMMANDS:
        assert load_command_class("dienhong.config", name.replace("-", "_"))


def test_overview_names_every_command_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["dienhong"])
        command.main()
    shown = capsys.readouterr().out
    for name, sentences in command.COMMANDS.items():
        assert name in shown
        assert all(sentence in shown for sentence in sentences)


def test_read_plan_prints_json() -> None:
    reading = json.loads(run("read_plan", str(PLAN), "--json"))
    assert reading["is_dialogue_plan"] is True
    assert reading["commune"] == "xã Hợp Thịnh"
    assert (reading["number"], reading["symbol"]) == ("15", "KH-UBND")
    assert reading["date"] == {"day": 12, "month": 1, "year": 2026}
    assert [d["audience"]["kind"] for d in reading["dialogues"]] == ["village", "association", "village", "commune"]
    assert len(reading["procedure"]) == 4
    assert len(reading["duties"]) == 5
    assert reading["signatory"]["authority"] == "KT."


def test_read_plan_prints_a_summary() -> None:
    shown = run("read_plan", str(PLAN))
    assert "Là kế hoạch đối thoại." in shown
    assert "thôn Hương Sơn" in shown


def test_read_plan_knows_its_commune() -> None:
    own = json.loads(run("read_plan", str(PLAN), "--json", "--commune", "07864"))
    other = json.loads(run("read_plan", str(PLAN), "--json", "--commune", "07840"))
    assert [f["kind"] for f in own["findings"] if f["kind"] == "other_commune"] == []
    assert [f["kind"] for f in other["findings"] if f["kind"] == "other_commune"] == ["other_commune"]


def test_read_plan_refuses_an_empty_file(tmp_path: Path) -> None:
    empty = tmp_path / "a.docx"
    empty.write_bytes(b"")
    with pytest.raises(CommandError, match="không có nội dung"):
        run("read_plan", str(empty))


def test_read_plan_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không mở được tệp"):
        run("read_plan", str(tmp_path / "b.docx"))


def test_verify_journal_says_whole(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu)
    assert "nguyên vẹn" in run("verify_journal")


def test_verify_journal_names_the_first_broken_entry(hoa_phu: Cast) -> None:
    for _ in range(3):
        make_opinion(hoa_phu)
    with connection.cursor() as cursor:
        table = "DROP TRIGGER journal_entry_no_update" + (
            " ON journal_entry" if connection.vendor == "postgresql" else ""
        )
        cursor.execute(table)
        cursor.execute("UPDATE journal_entry SET actor_name = 'X' WHERE number = 2")
    out = io.StringIO()
    with pytest.raises(CommandError, match="đã bị sửa"):
        call_command("verify_journal", stdout=out)
    assert "HỎNG từ mục 2 (nội dung đã bị sửa)" in out.getvalue()


def test_new_commune_comes_from_the_national_list(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("mat-khau-rat-dai\n"))
    shown = run("new_commune", "07840", "--admin", "quantri", "--admin-name", "Nguyễn Văn Thử")
    commune = Commune.objects.get(code="07840")
    assert commune.full_name == "xã Hiệp Hòa"
    assert commune.province_name == "tỉnh Bắc Ninh"
    assert f"/{commune.slug}/ban-lam-viec/cau-hinh/" in shown
    with in_commune(commune.pk):
        assert Topic.objects.count() == len(FIELDS)
        assert Membership.objects.get().role == "admin"


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Cần mật khẩu"),
        ("ngan", "10 ký tự"),
        ("1234567890", "Chưa dùng được mật khẩu này"),
        ("nguyenvanthu", "Chưa dùng được mật khẩu này"),
    ],
)
def test_new_commune_refuses_a_weak_password_in_vietnamese(
    db: None, monkeypatch: pytest.MonkeyPatch, password: str, said: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    with pytest.raises(CommandError, match=said) as refusal:
        run("new_commune", "07840", "--admin", "nguyenvanthu", "--admin-name", "Nguyễn Văn Thử")
    assert "password" not in str(refusal.value)
    assert not Commune.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--admin", "ha", "--admin-name", "Bà Hà"], "đã có người dùng"),
        (["--admin", "Thử Nghiệm", "--admin-name", "Bà Hà"], "chữ không dấu"),
        (["--admin", "thu", "--admin-name", " "], "họ và tên"),
        (["--admin", "thu", "--admin-name", "Bà Thu", "--slug", "hoa-phu"], "--slug"),
    ],
)
def test_new_commune_refuses_names_that_cannot_be(hoa_phu: Cast, words: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        run("new_commune", "07840", *words)
    assert Commune.objects.count() == 1


def test_new_commune_refuses_an_abolished_code(db: None) -> None:
    with pytest.raises(CommandError, match="07837"):
        run("new_commune", "07837", "--admin", "a", "--admin-name", "B")


def test_demo_is_refused_in_production(db: None, settings: pytest.FixtureRequest) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="mật khẩu ai cũng biết"):
        run("demo")


def test_worker_once_does_what_waits(hoa_phu_committed: Cast) -> None:
    opinion = make_opinion(hoa_phu_committed)
    run("worker", "--once")
    with in_commune(hoa_phu_committed.commune.pk):  # the worker closed the connection that knew the commune
        opinion.refresh_from_db()
    assert opinion.suggestion.found["field"]["found"]
    assert opinion.received_at <= timezone.now()
