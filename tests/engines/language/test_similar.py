"""The same incident needs the same place; the same issue does not."""

from tests.engines.language.cases import held_out

from dienhong.engines.language.similar import SimilarIndex

CASES = held_out("similar")


def wanted(level: str) -> set[tuple[str, str]]:
    pairs = [(one, two) for at, one in enumerate(CASES) for two in CASES[at + 1 :]]
    return {(one["id"], two["id"]) for one, two in pairs if one[level] and one[level] == two[level]}


def test_unseen_incidents() -> None:
    pairs = list(SimilarIndex([(case["id"], case["text"]) for case in CASES]).pairs())
    found = {(pair.a, pair.b) for pair in pairs if pair.level == "incident"}
    assert len(found & wanted("incident")) >= 0.8 * len(wanted("incident"))
    assert len(found & wanted("incident")) >= 0.9 * len(found)


def test_other_place_is_another_incident() -> None:
    index = SimilarIndex(
        [("a", "Đèn đường thôn Đông hỏng"), ("b", "den duong thon dong hong"), ("c", "Đèn đường thôn Đoài hỏng")]
    )
    assert {(pair.a, pair.b, pair.level) for pair in index.pairs()} == {
        ("a", "b", "incident"),
        ("a", "c", "issue"),
        ("b", "c", "issue"),
    }


def test_near_finds_for_a_new_text() -> None:
    index = SimilarIndex([("a", "Đèn đường thôn Đông hỏng"), ("b", "Rác ở chợ chất đống")])
    assert [(pair.b, pair.level) for pair in index.near("thôn Đông đèn đường không sáng")] == [("a", "incident")]


def test_empty_texts_have_no_pair() -> None:
    assert list(SimilarIndex([("a", ""), ("b", ""), ("c", "…")]).pairs()) == []


def test_hours_and_sums_are_no_places() -> None:
    index = SimilarIndex(
        [
            ("a", "Quán karaoke đầu thôn Đông hát tới 1 giờ sáng, cả xóm mất ngủ"),
            ("b", "quan karaoke dau thon dong 23 gio con hat ca xom mat ngu"),
        ]
    )
    assert [(pair.a, pair.b, pair.level) for pair in index.pairs()] == [("a", "b", "incident")]
