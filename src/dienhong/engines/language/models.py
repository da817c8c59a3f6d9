"""Trained models on disk: numbered folders with a manifest; the newest is used, going back is one step.

A folder holds `fields.json` (the model) and `manifest.json` (version, digests of model and training texts, measures).
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dienhong.engines.language.fieldmodel import DamagedModel, FieldModel, from_json, to_json

SHIPPED = Path(__file__).with_name("models")
_MODEL, _MANIFEST = "fields.json", "manifest.json"
MAX_MODEL_BYTES = 30_000_000


@dataclass(frozen=True, slots=True)
class Stored:
    """A model with its version and manifest."""

    version: str
    model: FieldModel
    manifest: dict[str, Any]


def current(folder: Path | None = None) -> Stored | None:
    """The newest sound model of `folder` (the commune's own), else the shipped one; None when there is neither."""
    for place in [*reversed(_versions(folder)), SHIPPED]:
        try:
            return _read(place)
        except (OSError, DamagedModel):
            continue
    return None


def store(model: FieldModel, folder: Path, *, manifest: dict[str, Any]) -> str:
    """Write a new version into `folder` and return its number; whole or not at all."""
    number = int(_versions(folder)[-1].name) + 1 if _versions(folder) else 1
    draft = folder / f".draft-{number:06d}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    write(model, draft, manifest=manifest | {"version": f"{number:06d}"})
    draft.replace(folder / f"{number:06d}")
    return f"{number:06d}"


def write(model: FieldModel, place: Path, *, manifest: dict[str, Any]) -> None:
    """Write the model's two files into `place`."""
    content = json.dumps(to_json(model), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    (place / _MODEL).write_bytes(content)
    signed = manifest | {"sha256": hashlib.sha256(content).hexdigest()}
    (place / _MANIFEST).write_text(json.dumps(signed, ensure_ascii=False, indent=2) + "\n", "utf-8")


def roll_back(folder: Path) -> str:
    """Put the newest version aside and return the version that is used from now on, "" for the shipped one.

    Raises FileNotFoundError when the commune has no model of its own.
    """
    versions = _versions(folder)
    if not versions:
        raise FileNotFoundError(folder)
    versions[-1].replace(versions[-1].with_name(f"set-aside-{versions[-1].name}"))
    return versions[-2].name if len(versions) > 1 else ""


def _versions(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    return sorted(place for place in folder.iterdir() if place.name.isdigit() and place.is_dir())


def _read(place: Path) -> Stored:
    path = place / _MODEL
    if path.stat().st_size > MAX_MODEL_BYTES:
        raise DamagedModel("Tệp mô hình quá lớn.")
    content = path.read_bytes()
    try:
        manifest = json.loads((place / _MANIFEST).read_text("utf-8"))
        parsed = json.loads(content)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DamagedModel("Tệp mô hình không đọc được.") from error
    if not isinstance(manifest, dict) or manifest.get("sha256") != hashlib.sha256(content).hexdigest():
        raise DamagedModel("Tệp mô hình không khớp bản kê.")
    return Stored(str(manifest.get("version", "")), from_json(parsed), manifest)
