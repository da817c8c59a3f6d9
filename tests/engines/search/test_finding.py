"""Finding on both databases: every folding case, recall against brute force, order, isolation, hostile questions."""

import random
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast

from dienhong.civic.communes.models import Commune
from dienhong.engines.search import postgres
from dienhong.engines.search.asking import Phrase, Question, Way, read_question
from dienhong.engines.search.finding import Hit, count_capped, find, matching, meant
from dienhong.engines.search.index import drop, forget, put
from dienhong.engines.search.models import SearchEntry, SearchWord
from dienhong.engines.search.wording import exact_words, folded_words, padded
from dienhong.engines.tenancy.scope import NoCommuneError, in_commune

CASES = [
    row.split("\t")[1:]
    for row in (Path(__file__).parents[2] / "kernel/folding_cases.tsv").read_text("utf-8").splitlines()[1:]
]
TEXT = (
    "đường duong dường cống cổng cong nước nuoc thôn Đông "
    "dong kỹ kĩ lý lí y tế gpmb giải phóng "
    "mặt bằng lợn heo hòa hoà ấp 3 k/g DH-42 "
)
WORDS = TEXT.split()


def put_all(*texts: str) -> None:
    for number, text in enumerate(texts, 1):
        put("opinion", number, text, NOW + timedelta(minutes=number))


def found(query: str, limit: int = 50) -> list[int]:
    return [hit.object_id for hit in find("opinion", query, limit=limit)]


def found_by_subquery(query: str) -> list[int]:
    objects = matching("opinion", query)
    if objects is None:
        return []
    entries = SearchEntry.objects.filter(kind="opinion", object_id__in=objects)
    return list(entries.values_list("object_id", flat=True))


@pytest.mark.parametrize(("text", "plain"), [case for case in CASES if folded_words(case[0])])
def test_folding_case_is_found_both_ways(hoa_phu: Cast, text: str, plain: str) -> None:
    put_all(f"trước {text} sau", plain)
    for query in (text, plain, f'"{text}"', f'"{plain}"'):
        assert sorted(found(query)) == [1, 2]


def test_exact_ones_come_first_then_the_newest(hoa_phu: Cast) -> None:
    put_all("làm cổng chào", "làm cống", "cổng trường", "thoát nuoc cong", "đường")
    hits = find("opinion", "cổng", limit=10)
    assert [(hit.object_id, hit.is_exact) for hit in hits] == [(3, True), (1, True), (4, False), (2, False)]
    assert found("cong") == [4, 3, 2, 1]


def test_pages_follow_one_another(hoa_phu: Cast) -> None:
    put_all(*["cổng", "cống", "cong"] * 5)
    everything = find("opinion", "cổng", limit=99)
    pages: list[Hit] = []
    while page := find("opinion", "cổng", limit=4, before=pages[-1] if pages else None):
        pages += page
    assert (pages, len(pages)) == (everything, 15)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("GPMB", [2, 1]), ("giải phóng mặt bằng", [1, 2]), ("sổ đỏ", [3, 4]), ("giay chung nhan quyen su dung dat", [4, 3]),
        ("GPMB chậm", [2]), ("sử dụng", [4]), ('"đất sử dụng"', []), ("quyền sử dụ", [4]),
    ],
)  # fmt: skip
def test_synonyms_and_phrases(hoa_phu: Cast, query: str, numbers: list[int]) -> None:
    put_all("tiền giải phóng mặt bằng", "GPMB còn chậm", "cấp sổ đỏ", "cấp giấy chứng nhận quyền sử dụng đất")
    assert found(query) == numbers


@pytest.mark.parametrize("query", ["nưoc thoart", "thoatt", "htoat", "thot nước"])
def test_typing_error_is_forgiven_when_nothing_is_found(hoa_phu: Cast, query: str) -> None:
    put_all("cống thoát nước bị tắc", "xe cộ")
    assert found(query) == [1]


def test_typing_error_is_not_sought_for_what_is_found(hoa_phu: Cast) -> None:
    put_all("con bò", "con bo bo", "cái bồ")
    assert sorted(found("con")) == [1, 2]
    assert found("cong") == [2, 1]
    put_all("con", "cong")
    assert found("cong") == [2]


def test_put_again_replaces_and_drop_forgets(hoa_phu: Cast) -> None:
    put("opinion", 1, "đường lầy", NOW)
    put("opinion", 1, "cống tắc", NOW)
    assert (found("đường"), found("cống"), SearchEntry.objects.count()) == ([], [1], 1)
    drop("opinion", 1)
    drop("opinion", 1)
    assert (found("cống"), SearchEntry.objects.count(), SearchWord.objects.count()) == ([], 0, 0)


def test_forgotten_words_stand_nowhere_in_the_database(hoa_phu: Cast) -> None:
    put("opinion", 1, "chữ kwxyz lạ", NOW)
    put("opinion", 2, "chữ khác", NOW)
    assert "kwxyz" in all_that_search_keeps()
    forget("opinion", 1)
    assert "kwxyz" not in all_that_search_keeps()
    assert found("chữ") == [2]


def all_that_search_keeps() -> str:
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("search_")]
        kept = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            kept.append(str(cursor.fetchall()))
    return "\n".join(kept)


def test_words_that_stand_elsewhere_are_kept_when_one_is_dropped(hoa_phu: Cast) -> None:
    put_all("cống tắc", "cống vỡ")
    drop("opinion", 1)
    assert list(SearchWord.objects.values_list("word", flat=True)) == ["cong"]


def test_kinds_and_communes_do_not_meet(hoa_phu: Cast, binh_an: Cast) -> None:
    put("opinion", 1, "đường lầy", NOW)
    put("reply", 1, "đường đã sửa", NOW)
    with in_commune(binh_an.commune.pk):
        put("opinion", 1, "đường ngập", NOW)
        put("opinion", 2, "lún nứt", NOW)
        assert (found("duong"), found("lay"), found("lầyy"), count_capped("opinion", "duong", 9)) == ([1], [], [], 1)
    assert (found("duong ngap"), found("duong"), found("lun"), found("nut")) == ([], [1], [], [])
    assert found_by_subquery("duong") == [1]
    assert [hit.object_id for hit in find("reply", "sua", limit=5)] == [1]


def test_outside_a_commune_it_raises(db: None) -> None:
    for act in (
        lambda: put("opinion", 1, "đường", NOW),
        lambda: drop("opinion", 1),
        lambda: find("opinion", "đường", limit=1),
        lambda: matching("opinion", "đường"),
    ):
        with pytest.raises(NoCommuneError):
            act()


@pytest.mark.parametrize(
    "query",
    ['"', '""', "AND", "OR", "NOT đường", "NEAR(đường lầy)", "đường*", "^đường", "folded:đường", "-đường", "đường AND",
     "'; DROP TABLE x; --", "{exact}: a", "%", "_", "\\", "\0", "scope : c1kopinion", "+", "(((", "a" * 200_000, "đường " * 40_000, "ồ" * 200_000],
)  # fmt: skip
def test_signs_of_the_index_s_own_language_are_words_like_others(hoa_phu: Cast, query: str) -> None:
    put_all("đường lầy lội", "and or not near folded exact scope drop table x c1kopinion a")
    question = read_question(query)
    assert sorted(found(query)) == (brute_force(question) if question else [])
    assert sorted(found_by_subquery(query)) == sorted(found(query))


def test_text_of_200_000_letters_is_found_by_its_last_word(hoa_phu: Cast) -> None:
    put_all("đường lầy " * 20_000 + "tận cùng")
    assert (found("cùng"), found('"lầy tận cùng"'), found('"tan lay"')) == ([1], [1], [])


@pytest.mark.parametrize("query", ["", " ", "?!"])
def test_question_without_words_finds_nothing(hoa_phu: Cast, query: str) -> None:
    put_all("đường", "")
    assert (found(query), matching("opinion", query), count_capped("opinion", query, 5)) == ([], None, 0)


def test_count_stops_at_its_cap(hoa_phu: Cast) -> None:
    put_all(*["cống"] * 7)
    assert (count_capped("opinion", "cong", 5), count_capped("opinion", "cong", 50)) == (5, 7)


def test_same_moment_and_number_in_two_kinds_do_not_collide(hoa_phu: Cast, binh_an: Cast) -> None:
    for kind in ("opinion", "reply", "plan"):
        put(kind, 7, "cống", NOW)
    with in_commune(binh_an.commune.pk):
        put("opinion", 7, "cống", NOW)
        assert found("cong") == [7]
    assert [hit.object_id for kind in ("opinion", "reply", "plan") for hit in find(kind, "cong", limit=9)] == [7] * 3


@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=12), data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_recall_and_order_are_those_of_brute_force(hoa_phu: Cast, texts: list[str], data: st.DataObject) -> None:
    SearchEntry.objects.all().delete()
    put_all(*texts)
    query = data.draw(st.lists(st.sampled_from([*WORDS, '"', "du", "đư", "co"]), max_size=4).map(" ".join))
    question = read_question(query)
    if question is None:
        assert found(query) == []
        return
    hits = find("opinion", query, limit=50)
    expected = brute_force(question)
    if expected:
        exact = [number for number in expected if is_exact(question, number)]
        rest = [number for number in expected if number not in exact]
        assert [hit.object_id for hit in hits] == sorted(exact, reverse=True) + sorted(rest, reverse=True)
        assert [hit.object_id for hit in find("opinion", query, limit=2)] == [hit.object_id for hit in hits[:2]]
    assert sorted(found_by_subquery(query)) == expected


def brute_force(question: Question) -> list[int]:
    """The numbers of all entries that answer, by looking at each."""
    return sorted(
        entry.object_id
        for entry in SearchEntry.objects.filter(kind="opinion")
        if all(any(has_all(entry.folded, way) for way in ways) for ways in question.units)
    )


def is_exact(question: Question, number: int) -> bool:
    return bool(question.typed) and has_all(
        SearchEntry.objects.get(kind="opinion", object_id=number).exact, question.typed
    )


def has_all(text: str, way: Way) -> bool:
    return all(has(text.split(), phrase) for phrase in way)


def has(words: list[str], phrase: Phrase) -> bool:
    if phrase.is_begun:
        return any(word.startswith(phrase.words[0]) for word in words)
    size = len(phrase.words)
    return any(tuple(words[at : at + size]) == phrase.words for at in range(len(words)))


@pytest.mark.parametrize("rows", [1, 30])
def test_number_of_queries_does_not_grow(hoa_phu: Cast, rows: int) -> None:
    put_all(*["đường lầy"] * rows)
    parts = 2 if connection.vendor == "postgresql" else 1
    for query, most in (("duong", parts), ("đường", 2 * parts), ("vắng", 2 * parts + 1)):
        with CaptureQueriesContext(connection) as captured:
            find("opinion", query, limit=50)
        assert len(captured) == most
    with CaptureQueriesContext(connection) as captured:
        found_by_subquery("duong")
    assert len(captured) == 1


def test_rare_words_beyond_the_newest_rows_are_found(hoa_phu: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for bound, rows in (("GLANCED", 1), ("GATHERED", 2), ("WALKED", 3)):
        monkeypatch.setattr(postgres, bound, rows)
    put_all("cổng gỗ", "cống đá", "cổng sắt", *["đường"] * 10)
    assert (found("cổng"), found("cong"), found('"cong da"'), found("cổ")) == ([3, 1, 2], [3, 2, 1], [2], [3, 2, 1])


def test_writers_at_the_same_moment_all_succeed(hoa_phu_committed: Cast) -> None:
    commune_id, errors = hoa_phu_committed.commune.pk, []

    def write(writer: int) -> None:
        chance = random.Random(writer)
        try:
            with in_commune(commune_id):
                for number in range(15):
                    words = " ".join(chance.sample(["cống", "đường", "nước", "điện", "rác", f"số{writer}"], 4))
                    put("opinion", writer * 100 + number, words, moment(number))
        except Exception as error:  # noqa: BLE001 (shown below)
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for word in ("cong", "duong", "nuoc"):
        question = read_question(word)
        assert question is not None
        assert sorted(found(word, 99)) == brute_force(question)
    assert SearchEntry.objects.count() == 60


def moment(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


def test_columns_hold_words_between_spaces(hoa_phu: Cast) -> None:
    put_all("Kỹ thuật, Hòa Bình!")
    entry = SearchEntry.objects.get()
    assert (entry.exact, entry.folded) == (" kỹ thuật hoà bình ", " ki thuat hoa binh ")
    assert entry.exact == padded(exact_words("Kỹ thuật, Hòa Bình!"))


def opinions_with(*keys: int) -> QuerySet[Commune]:
    """Any table will do: only primary keys are asked."""
    return Commune.objects.filter(pk__in=keys)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("cogn thoát", "cống thoát"),
        ("thoart NUOC", "thoát NUOC"),
        ("htoat", "thoát"),
        ('"tắc" thoatt', '"tắc" thoát'),
        ("cống", ""),
        ("xyzzy", ""),
        ("cogn xyzzy", ""),
        ("", ""),
    ],
)
def test_mistyped_words_are_shown_as_a_text_says_them(hoa_phu: Cast, query: str, words: str) -> None:
    pk = hoa_phu.commune.pk
    put("opinion", pk, "Cống thoát nước bị tắc", NOW)
    assert meant("opinion", query, opinions_with(pk)) == words


def test_texts_that_the_asker_may_not_read_lend_no_word(hoa_phu: Cast, binh_an: Cast) -> None:
    own, other = hoa_phu.commune.pk, binh_an.commune.pk
    put("opinion", own, "cống làng", NOW)
    put("opinion", other, "cổng làng", NOW + timedelta(days=1))
    assert meant("opinion", "cogn", opinions_with(own)) == "cống"
    assert meant("opinion", "cogn", opinions_with(own, other)) == "cổng"
    assert meant("opinion", "cogn", opinions_with()) == ""


def test_keys_that_lead_to_another_commune_s_text_find_nothing(hoa_phu: Cast, binh_an: Cast) -> None:
    """The table of hashes has no policy of its own: each hit is read through the texts' policy."""
    with in_commune(binh_an.commune.pk):
        put("opinion", 1, "đường ngập", NOW)
        entry = SearchEntry.objects.get().pk
    if connection.vendor == "postgresql":
        keys = postgres.keys_of(hoa_phu.commune.pk, "opinion", ["đường"], ["duong"])
        postgres.write_keys(hoa_phu.commune.pk, "opinion", entry, keys)
    assert (found("duong"), found("đường"), found_by_subquery("duong"), count_capped("opinion", "duong", 9)) == (
        [],
        [],
        [],
        0,
    )


def test_index_is_what_the_planner_can_use(hoa_phu: Cast) -> None:
    """A policy on the table of hashes, or a limit put into the gathering, would take the index from the planner."""
    put_all(*["cống thoát nước", "đường"] * 5)
    with CaptureQueriesContext(connection) as captured:
        found("cong nuoc")
    plans = [plan_of(query["sql"]) for query in captured]
    if connection.vendor == "postgresql":
        uses = [[name in plan for name in ("search_keys_newest", "search_keys_gin")] for plan in plans]
        assert uses == [[True, False], [False, True]]
    else:
        assert ["VIRTUAL TABLE INDEX" in plan and "TEMP B-TREE" not in plan for plan in plans] == [True]


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return str(cursor.fetchall())
