"""Models on disk: a new version is used, a damaged one is passed over, going back is one step."""

from pathlib import Path

import pytest

from dienhong.engines.language import models
from dienhong.engines.language.fieldmodel import DamagedModel, FieldModel, from_json

MODEL = FieldModel(("A", "B"), (0.0, 0.0), {"rac": 1.0, "dien": 1.0}, {"rac": [(0, 2.0)], "dien": [(1, 2.0)]})


def test_newest_sound_model_is_used(tmp_path: Path) -> None:
    for texts in (2, 3, 4):
        assert models.store(MODEL, tmp_path, manifest={"texts": texts}) == f"00000{texts - 1}"
    for number in ("000001", "000002"):
        models.activate(tmp_path, number)
    newest = models.current(tmp_path)
    assert newest is not None
    assert (newest.version, newest.manifest["texts"], newest.model) == (f"{tmp_path.name}/000002", 3, MODEL)
    (tmp_path / "000002" / "fields.json").write_text("{}", "utf-8")
    older = models.current(tmp_path)
    assert older is not None
    assert (older.version, older.damaged) == (f"{tmp_path.name}/000001", (f"{tmp_path.name}/000002",))
    assert [(one.number, one.is_active) for one in models.versions(tmp_path)] == [
        ("000003", False), ("000002", True), ("000001", False),
    ]  # fmt: skip


def test_model_in_use_changes_without_a_restart(tmp_path: Path) -> None:
    own, pooled = tmp_path / "own", tmp_path / "pooled"
    models.activate(pooled, models.store(MODEL, pooled, manifest={}))
    assert models.current(own, pooled) is models.current(own, pooled)
    models.activate(own, models.store(MODEL, own, manifest={}))
    served = models.current(own, pooled)
    models.roll_back(own)
    after = models.current(own, pooled)
    assert served is not None
    assert after is not None
    assert (served.version, after.version) == ("own/000001", "pooled/000001")


def test_damaged_version_is_never_put_to_use(tmp_path: Path) -> None:
    models.store(MODEL, tmp_path, manifest={})
    (tmp_path / "000001/fields.json").write_text("[]", "utf-8")
    with pytest.raises(DamagedModel):
        models.activate(tmp_path, "000001")
    (tmp_path / "active.json").write_text('{"../../etc": 1}', "utf-8")
    assert models.versions(tmp_path)[0].is_active is False


def test_rolling_back_ends_at_the_shipped_model(tmp_path: Path) -> None:
    for _ in range(2):
        models.activate(tmp_path, models.store(MODEL, tmp_path, manifest={}))
    assert [models.roll_back(tmp_path), models.roll_back(tmp_path)] == ["000001", ""]
    with pytest.raises(FileNotFoundError):
        models.roll_back(tmp_path)
    shipped = models.current(tmp_path)
    assert shipped is not None
    assert shipped.version == "shipped-2"


def test_model_says_why() -> None:
    assert MODEL.shares("rác")["A"] > 0.9
    assert MODEL.reasons("Rác nhiều", "A") == ("rac",)
    assert MODEL.shares("không biết") == {}


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"codes": ["A"], "bias": [float("nan")], "idf": {}, "weights": {}},
        {"codes": ["A"], "bias": [0], "idf": {"x": 1e300}, "weights": {"x": [[0, 1]]}},
        {"codes": [], "bias": [], "idf": {}, "weights": {}},
        {"codes": "A", "bias": ["x"], "idf": {}, "weights": {}},
    ],
)
def test_damaged_model_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(DamagedModel):
        from_json(stored)


def test_shipped_models_stay_small() -> None:
    assert sum(path.stat().st_size for path in models.SHIPPED.iterdir()) < 30_000_000
