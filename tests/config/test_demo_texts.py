"""The demonstration's data files agree with each other and hold no word, number or code that does not belong there."""

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dienhong.civic.sealed.rules import suspicion
from dienhong.civic.topics.catalogue import FIELD_BY_CODE, OTHER
from dienhong.kernel.vietnamese import fold

FOLDER = Path(__file__).resolve().parents[2] / "src/dienhong/config/demo"
FIELDS = frozenset(FIELD_BY_CODE)
KINDS = {"kien_nghi", "phan_anh", "de_xuat", "cau_hoi", "gop_y", "tam_tu", "cam_on"}
CHANNELS = {"web", "phone", "paper", "village_head", "hall"}
ROLES = {
    "chairman", "vice_chairman", "party_secretary", "council", "front", "coordinator", "registrar", "unit", "broadcaster",
    "village_head", "petition_officer", "admin",
}  # fmt: skip
INVENTED_PHONE = re.compile(r"0912 000 0\d\d")
PHONE_IN_TEXT = re.compile(r"\b0\d(?:[ .]?\d){7,9}\b")
OPINION_KEYS = {
    "key", "dialogue", "text", "name", "phone", "email", "village", "channel", "kind", "fields", "urgency",
    "received_days_before", "state", "unit", "reason", "transfer_to", "merge_into", "public_text", "reply", "commitment",
    "rating", "reopen_reason", "sealed", "release",
}  # fmt: skip


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


COMMUNE = read("commune.toml")
NEIGHBOUR = read("neighbour.toml")
OPINIONS: list[dict[str, Any]] = read("opinions.toml")["opinion"]
BY_KEY = {opinion["key"]: opinion for opinion in OPINIONS}
DIALOGUES = {dialogue["key"]: dialogue for dialogue in COMMUNE["dialogue"]}
ANSWERED = [opinion for opinion in OPINIONS if opinion.get("reply", {}).get("state") == "published"]
EVERY_COMMUNE = pytest.mark.parametrize("commune", [COMMUNE, NEIGHBOUR], ids=["commune", "neighbour"])


def keys(rows: list[dict[str, Any]], name: str = "key") -> set[str]:
    """The values of `name`, none of them twice."""
    values = [row[name] for row in rows]
    assert [value for value, count in Counter(values).items() if count > 1] == []
    return set(values)


def selected(name: str) -> list[dict[str, Any]]:
    return [opinion for opinion in OPINIONS if name in opinion]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.t*")), ids=lambda path: path.name)
def test_text_is_precomposed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@EVERY_COMMUNE
def test_commune_keys_resolve(commune: dict[str, Any]) -> None:
    units, villages, venues = keys(commune["unit"]), keys(commune["village"]), keys(commune["venue"])
    people = keys(commune["person"], "username")
    assert {person["role"] for person in commune["person"]} <= ROLES
    assert {person["unit"] for person in commune["person"] if "unit" in person} <= units
    assert {person["village"] for person in commune["person"] if "village" in person} <= villages
    assert venues
    for dialogue in commune["dialogue"]:
        assert {dialogue["chair"], *dialogue["co_presiders"]} <= people
        assert dialogue["venue"] in venues
        assert dialogue["preparing_unit"] in units
        assert set(dialogue["fields"]) <= FIELDS
        assert (
            {dialogue["village"]} <= villages if dialogue["audience_kind"] == "village" else "village" not in dialogue
        )
        assert (dialogue["start_time"].hour < 12) == (dialogue["half_day"] == "morning")


def test_every_field_finds_its_default_unit() -> None:
    defaults = {field.unit_key for field in FIELD_BY_CODE.values() if field.code != OTHER}
    assert defaults - keys(COMMUNE["unit"]) == set()


def test_every_role_has_an_account() -> None:
    assert {person["role"] for person in COMMUNE["person"]} == ROLES


def test_two_communes_share_no_code_slug_or_account() -> None:
    assert COMMUNE["commune"]["code"] == "07864"
    assert NEIGHBOUR["commune"]["code"] != COMMUNE["commune"]["code"]
    assert NEIGHBOUR["commune"]["slug"] != COMMUNE["commune"]["slug"]
    assert keys(COMMUNE["person"], "username").isdisjoint(keys(NEIGHBOUR["person"], "username"))


def test_village_heads_with_account_are_the_heads() -> None:
    heads = {village["key"]: village["head_name"] for village in COMMUNE["village"]}
    accounts = {
        person["village"]: person["full_name"] for person in COMMUNE["person"] if person["role"] == "village_head"
    }
    assert accounts == {village: heads[village] for village in ("huong-son", "son-trung", "dong-ca", "mai-ha")}


def test_dialogues_stand_in_their_stages() -> None:
    stages = [(dialogue["order"], dialogue["state"], dialogue["day_offset"]) for dialogue in COMMUNE["dialogue"]]
    assert stages == [(1, "concluded", -35), (2, "held", -6), (3, "intake_open", 12), (4, "intake_open", 40)]


@pytest.mark.parametrize("opinion", [*OPINIONS, *NEIGHBOUR["opinion"]], ids=lambda opinion: opinion["key"])
def test_opinion_uses_known_words(opinion: dict[str, Any]) -> None:
    assert set(opinion) - OPINION_KEYS == set()
    assert opinion["kind"] in KINDS
    assert opinion["channel"] in CHANNELS
    assert opinion["fields"]
    assert set(opinion["fields"]) <= FIELDS
    assert 1 <= opinion["urgency"] <= 4
    assert opinion["text"].strip()


def test_opinion_keys_resolve() -> None:
    keys(OPINIONS)
    units, villages = keys(COMMUNE["unit"]), keys(COMMUNE["village"])
    assert {opinion["village"] for opinion in OPINIONS} <= villages
    assert {opinion["dialogue"] for opinion in selected("dialogue")} == set(DIALOGUES)
    assert {opinion["unit"] for opinion in selected("unit")} <= units
    assert {opinion["commitment"]["unit"] for opinion in selected("commitment")} <= units


def test_states_are_spread_as_the_demonstration_needs() -> None:
    open_book = [opinion for opinion in OPINIONS if not opinion.get("sealed")]
    stands = Counter((opinion["state"], opinion.get("reply", {}).get("state")) for opinion in open_book)
    assert stands == {
        ("received", None): 10,
        ("triaged", None): 8,
        ("assigned", None): 12,
        ("assigned", "draft"): 2,
        ("assigned", "in_review"): 4,
        ("assigned", "approved"): 3,
        ("assigned", "published"): 1,  # reopened
        ("replied", "published"): 5,
        ("closed", "published"): 10,
        ("transferred", None): 2,
        ("withdrawn", None): 1,
        ("rejected", None): 2,
        ("merged", None): 2,
    }


def test_state_comes_with_what_it_needs() -> None:
    def having(name: str) -> set[str]:
        return {opinion["key"] for opinion in selected(name)}

    def standing(*states: str) -> set[str]:
        return {opinion["key"] for opinion in OPINIONS if opinion["state"] in states}

    assert having("unit") == standing("assigned", "replied", "closed", "transferred")
    assert having("reason") == standing("rejected", "transferred", "withdrawn")
    assert having("transfer_to") == standing("transferred")
    assert having("merge_into") == standing("merged")
    assert having("public_text") == {opinion["key"] for opinion in ANSWERED}
    assert having("reopen_reason") == {"a05"}
    assert having("commitment") | having("rating") <= having("public_text")
    assert len(having("commitment")) >= 10
    assert len(having("rating")) >= 8


def test_merged_opinion_meets_a_living_one_of_the_same_dialogue() -> None:
    for opinion in selected("merge_into"):
        target = BY_KEY[opinion["merge_into"]]
        assert target["dialogue"] == opinion["dialogue"]
        assert target["state"] != "merged"
        assert target["received_days_before"] > opinion["received_days_before"]


def test_nothing_is_received_in_the_future() -> None:
    for opinion in OPINIONS:
        conference = DIALOGUES[opinion["dialogue"]]["day_offset"] if "dialogue" in opinion else 0
        assert conference - opinion["received_days_before"] <= 0, opinion["key"]
        assert (opinion["channel"] == "hall") == (opinion["received_days_before"] == 0), opinion["key"]


def test_one_commitment_is_late_and_the_done_ones_say_how() -> None:
    promised = selected("commitment")
    late = [
        opinion["key"]
        for opinion in promised
        if opinion["commitment"]["state"] == "open"
        and DIALOGUES[opinion["dialogue"]]["day_offset"] + opinion["commitment"]["due_days"] < 0
    ]
    assert late == ["a04"]
    done = {opinion["key"] for opinion in promised if opinion["commitment"]["state"] == "done"}
    assert done == {opinion["key"] for opinion in promised if "evidence" in opinion["commitment"]}


def test_legal_basis_is_quoted_in_its_reply() -> None:
    for opinion in selected("reply"):
        for basis in filter(None, opinion["reply"].get("legal_basis", "").split("; ")):
            assert basis in opinion["reply"]["text"], opinion["key"]


def test_phones_are_invented_and_belong_to_one_person() -> None:
    people = [*OPINIONS, *NEIGHBOUR["opinion"]]
    phones = [opinion["phone"] for opinion in people if "phone" in opinion]
    assert [phone for phone in phones if not INVENTED_PHONE.fullmatch(phone)] == []
    assert len(phones) == len(set(phones))


def test_phones_inside_texts_are_invented() -> None:
    found = [match.group() for opinion in OPINIONS for match in PHONE_IN_TEXT.finditer(opinion["text"])]
    assert len(found) == 4
    assert [phone for phone in found if not re.sub(r"\D", "", phone).startswith("09120000")] == []


def test_emails_use_a_reserved_domain() -> None:
    emails = [opinion["email"] for opinion in selected("email")]
    offices = [commune["commune"]["email"] for commune in (COMMUNE, NEIGHBOUR)]
    assert [email for email in emails if not email.endswith("@example.com")] == []
    assert [email for email in offices if not email.endswith(".example")] == []


@pytest.mark.parametrize("opinion", ANSWERED, ids=lambda opinion: opinion["key"])
def test_published_words_hold_no_name_or_number(opinion: dict[str, Any]) -> None:
    published = f"{opinion['public_text']} {opinion['reply']['text']}"
    assert PHONE_IN_TEXT.search(published) is None
    assert "@" not in published
    if opinion["name"]:
        assert fold(opinion["name"]) not in fold(published)


def test_finished_replies_end_as_official_letters_do() -> None:
    finished = [opinion for opinion in selected("reply") if opinion["reply"]["state"] != "draft"]
    assert [opinion["key"] for opinion in finished if not opinion["reply"]["text"].rstrip().endswith("./.")] == []


def test_exactly_the_sealed_texts_raise_suspicion() -> None:
    suspected = {opinion["key"] for opinion in OPINIONS if suspicion(opinion["text"])}
    assert suspected == {opinion["key"] for opinion in OPINIONS if opinion.get("sealed")} == {"s01", "s02", "s03"}
    assert [opinion["key"] for opinion in selected("release")] == ["s03"]


def test_the_accused_are_nobody_of_the_demonstration() -> None:
    names = {fold(person["full_name"]) for person in COMMUNE["person"]} | {
        fold(row["head_name"]) for row in COMMUNE["village"]
    }
    assert names.isdisjoint({"vuong dac muu", "hua thi xoan"})


def test_about_a_quarter_write_with_few_diacritics() -> None:
    plain = [opinion["key"] for opinion in OPINIONS if opinion["text"].isascii()]
    assert plain == ["a03", "b06", "b11", "c11", "d09", "d11", "s02"]


def test_plan_in_word_says_what_the_plain_text_says() -> None:
    word = Document(str(FOLDER / "ke-hoach-mau.docx"))
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    in_word = Counter(
        line for holder in (word, *cells) for line in (paragraph.text for paragraph in holder.paragraphs) if line
    )
    in_text = Counter(line for line in (FOLDER / "ke-hoach-mau.txt").read_text(encoding="utf-8").splitlines() if line)
    assert in_word == in_text


def test_plan_names_the_four_dialogues_and_the_signer() -> None:
    text = (FOLDER / "ke-hoach-mau.txt").read_text(encoding="utf-8")
    assert text.count("\n- Đối thoại với ") == len(DIALOGUES)
    signer = text.rstrip().splitlines()[-1]
    assert signer in {person["full_name"] for person in COMMUNE["person"] if person["role"] == "vice_chairman"}
    assert "huyện" not in text
