"""Models on disk: a new version is used, a damaged one is passed over, going back is one step."""

from pathlib import Path

import pytest

from dienhong.engines.language import models
from dienhong.engines.language.fieldmodel import DamagedModel, FieldModel, from_json

MODEL = FieldModel(("A", "B"), (0.0, 0.0), {"rac": 1.0, "dien": 1.0}, {"rac": [(0, 2.0)], "dien": [(1, 2.0)]})


def test_newest_sound_model_is_used(tmp_path: Path) -> None:
    assert models.store(MODEL, tmp_path, manifest={"texts": 2}) == "000001"
    assert models.store(MODEL, tmp_path, manifest={"texts": 3}) == "000002"
    newest = models.current(tmp_path)
    assert newest is not None
    assert (newest.version, newest.manifest["texts"], newest.model) == ("000002", 3, MODEL)
    (tmp_path / "000002" / "fields.json").write_text("{}", "utf-8")
    older = models.current(tmp_path)
    assert older is not None
    assert older.version == "000001"


def test_rolling_back_ends_at_the_shipped_model(tmp_path: Path) -> None:
    models.store(MODEL, tmp_path, manifest={})
    models.store(MODEL, tmp_path, manifest={})
    assert [models.roll_back(tmp_path), models.roll_back(tmp_path)] == ["000001", ""]
    with pytest.raises(FileNotFoundError):
        models.roll_back(tmp_path)
    shipped = models.current(tmp_path)
    assert shipped is not None
    assert shipped.version == "shipped-1"


def test_model_says_why() -> None:
    assert MODEL.shares("rác")["A"] > 0.9
    assert MODEL.reasons("Rác nhiều", "A") == ("rac",)
    assert MODEL.shares("không biết") == {}


@pytest.mark.parametrize(
    "stored",
    [{}, {"codes": [], "bias": [], "idf": {}, "weights": {}}, {"codes": "A", "bias": ["x"], "idf": {}, "weights": {}}],
)
def test_damaged_model_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(DamagedModel):
        from_json(stored)


def test_shipped_models_stay_small() -> None:
    assert sum(path.stat().st_size for path in models.SHIPPED.iterdir()) < 30_000_000
