"""Figures of models and decisions as the page words them."""

from datetime import datetime
from pathlib import Path
from typing import Any

from dienhong.cycle.learning.queries import agreement_by_month, corrections_since
from dienhong.cycle.learning.rules import share
from dienhong.cycle.learning.states import Aspect
from dienhong.engines.language import models

_MONTHS = 12


def service_of(stored: models.Stored | None) -> dict[str, Any]:
    """Which model serves, since when, how many decisions it has not seen, and which files are damaged."""
    made_at = _moment(stored.manifest) if stored else None
    return {
        "name": _name_of(stored),
        "made_at": made_at,
        "is_learnt": made_at is not None,
        "labels": stored.manifest.get("labels", 0) if stored else 0,
        "held_out": stored.manifest.get("held_out", 0) if stored else 0,
        "since": corrections_since(made_at),
        "damaged": list(stored.damaged) if stored else [],
        "rates": _rates(stored),
    }


def fields_of(stored: models.Stored | None, names: dict[str, str]) -> list[dict[str, Any]]:
    """One row a field that was measured: right of known, before and after, with diacritics and without."""
    report = stored.manifest if stored else {}
    if "after" not in report:
        return []
    after, before = report["after"], report["before"]
    return [
        {
            "name": names.get(code, code),
            "known": known,
            "accented": right,
            "stripped": after["stripped"]["by_field"].get(code, [0, 0])[0],
            "before": before["accented"]["by_field"].get(code, [0, 0])[0],
        }
        for code, (right, known) in after["accented"]["by_field"].items()
    ]


def agreement_rows() -> list[dict[str, Any]]:
    """One row a month, newest first: for each aspect the per cent that people confirmed, of how many."""
    return [
        {"month": month, "cells": [_cell(aspect, by_aspect) for aspect in Aspect]}
        for month, by_aspect in agreement_by_month(_MONTHS)
    ]


def versions_of(folder: Path) -> list[dict[str, Any]]:
    """The commune's versions, newest first; a damaged manifest leaves its figures empty."""
    return [
        {
            "number": version.number,
            "is_active": version.is_active,
            "made_at": _moment(version.manifest),
            "labels": version.manifest.get("labels"),
            "rate": _per_cent(version.manifest, "after", "accented"),
        }
        for version in models.versions(folder)
    ]


def _rates(stored: models.Stored | None) -> list[dict[str, Any]]:
    report = stored.manifest if stored else {}
    written = (("accented", "có dấu"), ("stripped", "không dấu"))
    if "after" not in report:
        return []
    return [
        {"value": f"{_per_cent(report, 'after', key)}%", "label": f"đúng ngay, {words}",
         "hint": f"trước khi học: {_per_cent(report, 'before', key)}%"}
        for key, words in written
    ]  # fmt: skip


def _per_cent(report: dict[str, Any], side: str, written: str) -> int | None:
    rate = report.get(side, {}).get(written, {}).get("top1")
    return None if rate is None else int(rate * 100)


def _cell(aspect: Aspect, by_aspect: dict[str, tuple[int, int]]) -> dict[str, Any]:
    right, made = by_aspect.get(aspect, (0, 0))
    return {"label": aspect.label, "share": share(right, made), "made": made}


def _name_of(stored: models.Stored | None) -> str:
    if stored is None:
        return "Chỉ có từ khóa của xã, chưa có mô hình"
    folder, _, number = stored.version.rpartition("/")
    if not folder:
        return "Mô hình kèm theo chương trình"
    return f"Mô hình chung của nhiều xã, bản {number}" if folder == "pooled" else f"Mô hình của xã, bản {number}"


def _moment(manifest: dict[str, Any]) -> datetime | None:
    try:
        return datetime.fromisoformat(manifest["made_at"])
    except (KeyError, TypeError, ValueError):
        return None
