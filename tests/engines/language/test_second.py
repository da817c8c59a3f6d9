"""Floors on a second hand's texts: what was reached, counted, so that a change that loses it is seen."""

from collections.abc import Callable

import pytest
from tests.engines.language.cases import second

from dienhong.civic.topics.catalogue import PHRASES_BY_CODE
from dienhong.engines.language import models
from dienhong.engines.language.denunciation import suspicion
from dienhong.engines.language.training import measure
from dienhong.kernel.vietnamese import fold

HALVES = ("dev", "final")


def withheld(half: str, part: str, written: Callable[[str], str] = str) -> int:
    return sum(suspicion(written(row["text"])) is not None for row in second(half, part))


@pytest.mark.parametrize(("half", "top1", "top2"), [("dev", 0.86, 0.95), ("final", 0.87, 0.95)])
def test_fields_of_unseen_opinions(half: str, top1: float, top2: float) -> None:
    stored = models.current()
    assert stored is not None
    rows = [(row["text"], [code for code in (row["field"], row["second"]) if code]) for row in second(half, "field")]
    report = measure(rows, PHRASES_BY_CODE, stored.model)
    assert report["accented"]["top1"] >= top1
    assert report["accented"]["top2"] >= top2
    assert report["stripped"]["top1"] >= 0.82
    assert report["stripped"]["top2"] >= 0.93


@pytest.mark.parametrize(("half", "hints", "stripped"), [("dev", 28, 27), ("final", 26, 25)])
def test_hints_are_withheld(half: str, hints: int, stripped: int) -> None:
    assert withheld(half, "hint") >= hints
    assert withheld(half, "hint", fold) >= stripped


@pytest.mark.parametrize(("half", "alike", "ordinary"), [("dev", 3, 9), ("final", 6, 12)])
def test_others_pass(half: str, alike: int, ordinary: int) -> None:
    assert withheld(half, "innocent") <= alike
    assert withheld(half, "field") <= ordinary


def test_halves_share_no_text() -> None:
    texts = [row["text"] for half in HALVES for part in ("field", "hint", "innocent") for row in second(half, part)]
    assert len(texts) == len(set(texts)) == 380
