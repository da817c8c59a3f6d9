"""Learning from confirmed labels: what is measured is not learnt, like texts stay together, nobody's number is kept."""

import json

import pytest
from tests.cycle.learning.labelled import LAMPS, OWN, labels

from dienhong.engines.language.fieldmodel import to_json
from dienhong.engines.language.learning import Label, TooFewLabels, learn, not_worse, split

PHRASES: dict[str, list[str]] = {"POWER": [], "TRANS": [], "ENV": []}


def test_split_keeps_every_label_on_one_side() -> None:
    known, held_out = split(labels())
    assert sorted([*known, *held_out], key=lambda label: int(label.key)) == labels()
    assert 3 <= len(held_out) < len(known)


def test_split_puts_a_label_on_the_same_side_when_others_come_in() -> None:
    unlike = [
        Label(str(at), f"{letter}a{at} {letter}o{at}", "ENV") for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
    ]
    before = {label.key for label in split(unlike[:13])[1]}
    assert before == {label.key for label in split(unlike)[1] if int(label.key) < 13}


def test_like_texts_stay_on_one_side() -> None:
    repeated = [Label(f"again-{label.key}", f"{label.text}!", label.code) for label in labels()]
    for side in split([*labels(), *repeated]):
        keys = {label.key for label in side}
        assert {f"again-{key}" for key in keys if not key.startswith("again-")} == {
            key for key in keys if key.startswith("again-")
        }


def test_systematic_correction_is_learnt_with_and_without_diacritics() -> None:
    old, _ = learn(labels(lamps="TRANS"), PHRASES, before=None, own=OWN)
    new, report = learn(labels(), PHRASES, before=None, own=OWN)
    unseen = "Trụ đèn cổng chùa không sáng mấy đêm liền"
    assert max(old.shares(unseen), key=old.shares(unseen).__getitem__) == "TRANS"
    for text in (unseen, "tru den cong chua khong sang may dem lien"):
        assert max(new.shares(text), key=new.shares(text).__getitem__) == "POWER"
    assert report["after"]["accented"]["by_field"]["POWER"][0] > report["before"]["accented"]["by_field"]["POWER"][0]
    assert (report["labels"], report["held_out"]) == (60, report["after"]["texts"])


def test_personal_data_is_no_word_of_the_model() -> None:
    told = [
        Label(label.key, f"{label.text}. Gọi ông Nguyễn Văn Thắng 0912 345 678, ghen@example.vn", label.code)
        for label in labels()
    ]
    model, _ = learn(told, PHRASES, before=None, own=OWN)
    features = set(to_json(model)["weights"])
    assert not features & {"0912", "345", "678", "0912 345", "ghen", "thang 0912", "van thang"}
    assert "example.vn" not in json.dumps(to_json(model))


def test_few_labels_teach_nothing() -> None:
    with pytest.raises(TooFewLabels) as refused:
        learn(labels()[:19], PHRASES, before=None, own=OWN)
    assert refused.value.known == 19


@pytest.mark.parametrize(
    ("accented", "stripped", "kept"), [(0.8, 0.7, True), (0.9, 0.7, True), (0.9, 0.6, False), (0.7, 0.9, False)]
)
def test_model_is_not_worse_only_when_neither_writing_is(accented: float, stripped: float, *, kept: bool) -> None:
    before = {"accented": {"top1": 0.8}, "stripped": {"top1": 0.7}}
    after = {"accented": {"top1": accented}, "stripped": {"top1": stripped}}
    assert not_worse({"before": before, "after": after}) is kept


def test_what_many_write_in_the_same_words_is_learnt_from() -> None:
    signed = [Label(f"signed-{number}", LAMPS[0], "POWER") for number in range(11)]
    known, held_out = split([*signed, *labels()[15:]])
    assert set(signed) <= set(known)
    assert held_out
