"""Trained models on disk: numbered folders with a manifest, and a list of those put to use; its last one counts.

A version's folder holds `fields.json` (the model, numbers only) and `manifest.json` (version, digests of model and
training texts, measures). `active.json` beside them lists versions in the order of their use.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dienhong.engines.language.fieldmodel import DamagedModel, FieldModel, from_json, to_json

SHIPPED = Path(__file__).with_name("models")
_MODEL, _MANIFEST, _ACTIVE = "fields.json", "manifest.json", "active.json"
MAX_MODEL_BYTES = 30_000_000
_KEPT_IN_MEMORY = 8


@dataclass(frozen=True, slots=True)
class Stored:
    """A model with its version and manifest. `damaged` names the versions that should have served instead."""

    version: str
    model: FieldModel
    manifest: dict[str, Any]
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A version in a folder: its number, what its manifest says ({} when unreadable), whether it is in use."""

    number: str
    manifest: dict[str, Any]
    is_active: bool


def pooled_folder(root: Path) -> Path:
    """Where models learnt from several communes lie."""
    return root / "pooled"


def commune_folder(root: Path, code: str) -> Path:
    """Where the models of the commune with this administrative code lie."""
    return root / code


def folders_for(root: Path, code: str) -> tuple[Path, Path]:
    """The folders that serve a commune: its own before the pooled one."""
    return commune_folder(root, code), pooled_folder(root)


def current(*folders: Path | None) -> Stored | None:
    """The model in use: the first folder's, else the next one's, else the shipped one; None when there is none.

    A damaged version is passed over for the one that was used before it. The answer follows the files without a
    restart, and a model that has not changed is not read again.
    """
    known = tuple(folder for folder in folders if folder is not None)
    return _loaded(known, tuple(_stamp(folder) for folder in known))


def store(model: FieldModel, folder: Path, *, manifest: dict[str, Any]) -> str:
    """Write a new version into `folder` and return its number; whole or not at all, and not yet in use."""
    number = f"{max((int(place.name) for place in _places(folder)), default=0) + 1:06d}"
    draft = folder / f".draft-{number}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    write(model, draft, manifest=manifest | {"version": number})
    draft.replace(folder / number)
    return number


def write(model: FieldModel, place: Path, *, manifest: dict[str, Any]) -> None:
    """Write the model's two files into `place`."""
    content = json.dumps(to_json(model), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    (place / _MODEL).write_bytes(content)
    signed = manifest | {"sha256": hashlib.sha256(content).hexdigest()}
    (place / _MANIFEST).write_text(json.dumps(signed, ensure_ascii=False, indent=2) + "\n", "utf-8")


def activate(folder: Path, number: str) -> None:
    """Put version `number` to use; raises DamagedModel or OSError when it cannot be read."""
    _read(folder / number)
    _set_active(folder, [*(one for one in _active(folder) if one != number), number])


def roll_back(folder: Path) -> str:
    """Go back to the version used before and return its number, "" when the folder serves nothing any more.

    Raises FileNotFoundError when no version of the folder is in use.
    """
    used = _active(folder)
    if not used:
        raise FileNotFoundError(folder)
    _set_active(folder, used[:-1])
    return used[-2] if len(used) > 1 else ""


def versions(folder: Path) -> list[Version]:
    """All versions of `folder`, newest first."""
    used = _active(folder)
    in_use = used[-1] if used else ""
    return [Version(place.name, _manifest_of(place), place.name == in_use) for place in reversed(_places(folder))]


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def _loaded(folders: tuple[Path, ...], _stamps: tuple[object, ...]) -> Stored | None:
    damaged: list[str] = []
    for folder in folders:
        for number in reversed(_active(folder)):
            try:
                found = _read(folder / number)
            except (OSError, DamagedModel):
                damaged.append(f"{folder.name}/{number}")
            else:
                return Stored(f"{folder.name}/{number}", found.model, found.manifest, tuple(damaged))
    shipped = _shipped()
    return Stored(shipped.version, shipped.model, shipped.manifest, tuple(damaged)) if shipped else None


@lru_cache(maxsize=1)
def _shipped() -> Stored | None:
    try:
        return _read(SHIPPED)
    except (OSError, DamagedModel):
        return None


def _stamp(folder: Path) -> tuple[object, ...]:
    """What changes when the model in use does, or its file."""
    files = [folder / _ACTIVE, *(folder / number / _MODEL for number in _active(folder)[-1:])]
    return tuple((state.st_mtime_ns, state.st_size) if (state := _stat(file)) else None for file in files)


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _active(folder: Path) -> list[str]:
    try:
        listed = json.loads((folder / _ACTIVE).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [name for name in listed if _is_number(name)] if isinstance(listed, list) else []


def _set_active(folder: Path, numbers: Sequence[str]) -> None:
    draft = folder / f".{_ACTIVE}-{os.getpid()}"
    draft.write_text(json.dumps(list(numbers)) + "\n", "utf-8")
    draft.replace(folder / _ACTIVE)


def _places(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(place for place in folder.iterdir() if _is_number(place.name) and place.is_dir())


def _is_number(name: object) -> bool:
    return isinstance(name, str) and name.isascii() and name.isdigit()


def _manifest_of(place: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((place / _MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _read(place: Path) -> Stored:
    path = place / _MODEL
    if path.stat().st_size > MAX_MODEL_BYTES:
        raise DamagedModel("Tệp mô hình quá lớn.")
    content, manifest = path.read_bytes(), _manifest_of(place)
    if manifest.get("sha256") != hashlib.sha256(content).hexdigest():
        raise DamagedModel("Tệp mô hình không khớp bản kê.")
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DamagedModel("Tệp mô hình không đọc được.") from error
    if not isinstance(parsed, dict):
        raise DamagedModel("Tệp mô hình không đúng dạng.")
    return Stored(str(manifest.get("version", "")), from_json(parsed), manifest)
