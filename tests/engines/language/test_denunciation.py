"""Hints at wrongdoing that nobody wrote rules for are withheld; look-alikes and ordinary opinions pass."""

from tests.engines.language.cases import held_out, second, third

from dienhong.engines.language import texts
from dienhong.engines.language.denunciation import suspicion
from dienhong.engines.language.denunciation.fitting import fit_weights
from dienhong.kernel.vietnamese import fold

CASES = held_out("withheld")
HINTS = [case["text"] for case in CASES if case["withheld"]]
LOOKALIKES = [case["text"] for case in CASES if not case["withheld"]]
ORDINARY = [case["text"] for case in held_out("fields")]
PARTS = ("field", "hint", "innocent")


def share(cases: list[str]) -> float:
    return sum(suspicion(text) is not None for text in cases) / len(cases)


def test_unseen_hints_are_withheld() -> None:
    assert share(HINTS) >= 0.95


def test_unseen_hints_without_diacritics_are_withheld() -> None:
    assert share([fold(text) for text in HINTS]) >= 0.89


def test_unseen_look_alikes_pass() -> None:
    assert share(LOOKALIKES) <= 0.05


def test_few_ordinary_opinions_are_withheld() -> None:
    assert share(ORDINARY) <= 0.08


def test_later_hints_are_withheld_however_they_are_typed() -> None:
    assert share(third("hint")) >= 0.92
    assert share([fold(text) for text in third("hint")]) >= 0.92


def test_later_opinions_pass_however_they_are_typed() -> None:
    others = third("innocent") + third("field")
    assert share(others) <= 0.05
    assert share([fold(text) for text in others]) <= 0.06


def test_reason_is_short_and_says_what_was_heard() -> None:
    reasons = [suspicion(text) for text in HINTS]
    assert all(reason is None or 0 < len(reason) <= 80 for reason in reasons)


def test_nothing_held_out_was_learnt() -> None:
    names = (
        "denunciations",
        "lookalikes",
        "fields",
        "stories",
        "spoken",
        "told",
        "hints",
        "harmless",
        "ordinary",
        "prose",
    )
    learnt = {part for name in names for part in texts.parts(name)} | {opinion.text for opinion in texts.opinions()}
    others = [row["text"] for half in ("dev", "final") for part in PARTS for row in second(half, part)]
    assert learnt.isdisjoint(
        [*HINTS, *LOOKALIKES, *ORDINARY, *others, *(text for part in PARTS for text in third(part))]
    )


def test_learning_gives_the_same_weights_for_the_same_texts() -> None:
    hints, harmless = texts.lines("denunciations")[:40], texts.lines("lookalikes")[:40]
    one, two = (fit_weights(hints, harmless, version="t", threshold=0.0) for _ in range(2))
    assert one == two
