"""The engine from the command line: exact lines out, bad lines named by number, a report and a way back."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast
from tests.cycle.learning.labelled import labels


def written(folder: Path, lines: list[str]) -> Path:
    path = folder / "in.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def run(*words: Any, **options: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*words, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_analyse_writes_a_line_for_each_opinion(tmp_path: Path) -> None:
    source = written(tmp_path, ['{"id": 7, "text": "Rác ở thôn Đông hôi quá, gọi 0912 345 678"}'])
    villages = tmp_path / "villages.txt"
    villages.write_text("Thôn Đông\nThôn Đoài\n", "utf-8")
    run("analyse", source, out=tmp_path / "out.jsonl", villages=villages)
    [row] = rows(tmp_path / "out.jsonl")
    assert row["id"] == 7
    assert row["fields"][0][0] == "ENV"
    assert (row["withheld"], row["places"], row["abusive"], row["restored"]) == (False, ["Thôn Đông"], [], None)
    assert row["personal"] == [{"start": 29, "end": 41, "type": "phone", "outcome": "redact"}]


def test_bad_lines_are_named_and_the_good_ones_kept(tmp_path: Path) -> None:
    source = written(tmp_path, ["xx", '{"id": 1, "text": "dien yeu"}', "[]", '{"id": 2}', '{"text": "a"}', ""])
    err = io.StringIO()
    with pytest.raises(CommandError, match="4 dòng hỏng"):
        call_command("analyse", source, out=tmp_path / "out.jsonl", stdout=io.StringIO(), stderr=err)
    assert [line.split(":")[0] for line in err.getvalue().splitlines()] == ["Dòng 1", "Dòng 3", "Dòng 4", "Dòng 5"]
    assert [row["id"] for row in rows(tmp_path / "out.jsonl")] == [1]


def test_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không đọc"):
        run("analyse", tmp_path / "nowhere.jsonl", out=tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_similar_writes_pairs_with_the_ids_of_the_file(tmp_path: Path) -> None:
    source = written(
        tmp_path,
        [
            '{"id": "a", "text": "Đèn đường thôn Đông hỏng"}',
            '{"id": 5, "text": "den duong thon dong hong"}',
            '{"id": "c", "text": "Xin hỏi lịch tiêm chủng"}',
        ],
    )
    run("similar", source, out=tmp_path / "pairs.jsonl")
    [pair] = rows(tmp_path / "pairs.jsonl")
    assert (pair["a"], pair["b"], pair["level"]) == ("a", 5, "incident")
    assert 0.9 <= pair["score"] <= 1


@pytest.mark.slow
def test_train_reports_by_field_and_goes_back(tmp_path: Path) -> None:
    told = [json.dumps({"text": label.text, "field": label.code}) for label in labels()]
    source = written(tmp_path, told)
    out, _ = run("train", source, models=tmp_path / "models", report=tmp_path / "report.json", force=True)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["labels"] == 60
    assert set(report["after"]["stripped"]["by_field"]) <= {"POWER", "TRANS", "ENV"}
    assert "Đã lưu mô hình 000001, đang dùng." in out
    assert "000001" in run("train", models=tmp_path / "models", list=True)[0]
    assert "kèm theo chương trình" in run("train", models=tmp_path / "models", rollback=True)[0]
    with pytest.raises(CommandError, match="chưa có mô hình"):
        run("train", models=tmp_path / "models", rollback=True)


def test_train_without_a_source_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--commune"):
        run("train")
    with pytest.raises(CommandError, match="mới có 1 dòng"):
        run("train", written(tmp_path, ['{"text": "đèn hỏng", "field": "POWER"}']), models=tmp_path / "models")


def test_train_without_scikit_learn_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    source = written(tmp_path, [json.dumps({"text": label.text, "field": label.code}) for label in labels()])
    with pytest.raises(CommandError, match=r"pip install 'dienhong\[train\]'"):
        run("train", source, models=tmp_path / "models")


def test_train_of_a_commune_knows_it_by_its_address(hoa_phu: Cast) -> None:
    with pytest.raises(CommandError, match="Không có xã “nowhere”"):
        run("train", commune="nowhere")
    with pytest.raises(CommandError, match="mới có 0"):
        run("train", commune="hoa-phu")
    assert "Chưa học lần nào" in run("train", commune="99001", list=True)[0]
