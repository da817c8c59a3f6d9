"""Opinions by the hundred thousand, as a busy commune has them after three years; loaded in bulk, the same for a seed.

One commune in which `in_big` opinions lie, the others spread over the rest. Most opinions are closed; the field, the
village and the unit follow Zipf's law; one in twenty is open, one in a hundred late.
"""

import itertools
import json
import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from search import BIG, Writer, copy

END = datetime(2026, 10, 30, tzinfo=UTC)
VILLAGES, UNITS, DIALOGUES, DAYS = 24, 9, 60, 1100
STATES = {
    "received": 2.0, "triaged": 1.0, "assigned": 3.0, "replied": 9.0, "closed": 76.0,
    "merged": 3.0, "transferred": 4.0, "withdrawn": 0.8, "rejected": 1.0, "diverted": 0.2,
}  # fmt: skip
OPEN = ("received", "triaged", "assigned")
OPINION = (
    "id", "commune_id", "code", "text", "public_text", "channel", "village_id", "received_at", "state", "kind", "fields",
    "lead_field", "urgency", "unit_id", "due_date", "version", "outcome_reason", "reopened_count",
    "reopen_reason", "dialogue_id",
)  # fmt: skip
REPLY = (
    "id", "commune_id", "opinion_id", "text", "legal_basis", "state", "version", "drafted_at", "return_reason", "published_at",
)  # fmt: skip
Row = tuple[Any, ...]


def load(total: int, communes: int, in_big: int) -> None:
    """Found the communes with their parts and people, and fill the register."""
    from django.db import connection, transaction

    from dienhong.cycle.opinions.models import Opinion
    from dienhong.cycle.replies.models import Reply

    parts = found(communes)
    writer, chance = Writer(), random.Random(1284)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('dienhong.commune', '*', false)")
        else:
            cursor.execute("PRAGMA synchronous=OFF")
        numbers = iter(range(1, total + 1))
        while batch := list(itertools.islice(numbers, 20_000)):
            rows = [opinion(number, total, in_big, parts, writer, chance) for number in batch]
            with transaction.atomic():
                write_model(cursor, Opinion, OPINION, rows)
                write_model(cursor, Reply, REPLY, (reply(row, chance) for row in rows if has_reply(row, chance)))
                index(cursor, (row for row in rows if row[1] == BIG and row[8] != "diverted"))
        settle_sequences(cursor)
        # As autovacuum leaves a table behind: known to the planner, and to index-only scans.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def opinion(number: int, total: int, in_big: int, parts: dict[int, Row], writer: Writer, chance: random.Random) -> Row:
    """One row, in the order of `OPINION`."""
    commune = (
        BIG if number % max(1, total // in_big) == 0 or total <= in_big else chance.choice(range(2, len(parts) + 1))
    )
    villages, units, dialogues, fields = parts[commune]
    age = chance.random() ** 1.3
    received = END - timedelta(seconds=age * DAYS * 86_400)
    state = "closed" if age > 0.3 else chance.choices(list(STATES), weights=list(STATES.values()))[0]
    sorted_out = state not in {"received", "withdrawn", "diverted"}
    late = -20 if state in OPEN and chance.random() < 0.2 else 20
    due = (
        (END + timedelta(days=chance.randint(min(0, late), max(0, late)))).date()
        if state in OPEN
        else (received + timedelta(days=14)).date()
    )
    field = zipf(fields, chance) if sorted_out else ""
    return (
        number, commune, f"DH-{number:08}", writer.text(chance), "", chance.choice(("web", "web", "phone", "paper", "hall")),
        zipf(villages, chance) if chance.random() < 0.9 else None, received, state, "phan_anh" if sorted_out else "",
        json.dumps([field] if field else []), field, chance.choices((1, 2, 3, 4), (70, 20, 8, 2))[0] if sorted_out else None,
        zipf(units, chance) if state in {"assigned", "replied", "closed"} else None, due, 1, "", 0, "",
        zipf(dialogues, chance) if chance.random() < 0.5 else None,
    )  # fmt: skip


def zipf(things: list[Any], chance: random.Random) -> Any:
    return things[min(int(len(things) ** chance.random()) - 1, len(things) - 1)]


def has_reply(row: Row, chance: random.Random) -> bool:
    return row[8] in {"replied", "closed"} or (row[8] == "assigned" and chance.random() < 0.5)


def reply(row: Row, chance: random.Random) -> Row:
    state = "published" if row[8] != "assigned" else chance.choice(("draft", "in_review", "approved"))
    drafted = row[7] + timedelta(days=6)
    published = drafted + timedelta(days=3) if state == "published" else None
    text = "Ủy ban đã kiểm tra và sẽ khắc phục."
    return (row[0], row[1], row[0], text, "", state, 1, drafted, "", published)


def index(cursor: Any, rows: Iterable[Row]) -> None:
    """The big commune's texts into the search index."""
    from django.db import connection

    from dienhong.engines.search.index import place_of
    from dienhong.engines.search.postgres import keys_of, scope_key
    from dienhong.engines.search.wording import exact_words, folded_words, padded

    entries, keys = [], []
    for row in rows:
        searched = f"{row[2]} {row[3]}"
        exact, folded = exact_words(searched), folded_words(searched)
        place = place_of(row[7], row[0])
        entries.append((place, row[1], "opinion", row[0], padded(exact), padded(folded)))
        if connection.vendor == "postgresql":
            keys.append((place, scope_key(row[1], "opinion"), keys_of(row[1], "opinion", exact, folded)))
    write(cursor, "search_searchentry", ("id", "commune_id", "kind", "object_id", "exact", "folded"), entries)
    if keys:
        write(cursor, "search_keys", ("entry_id", "scope", "keys"), keys)


def write_model(cursor: Any, model: Any, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """`rows` with the model's own defaults for the columns that are not named."""
    shape = model._meta  # noqa: SLF001 - documented by Django
    rest = [field for field in shape.concrete_fields if field.column not in columns and not field.generated]
    values = tuple(
        json.dumps(value) if isinstance(value, list | dict) else value
        for field in rest
        for value in [field.get_default()]
    )
    write(cursor, shape.db_table, (*columns, *(field.column for field in rest)), (row + values for row in rows))


def write(cursor: Any, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        copy(cursor, table, ", ".join(columns), iter(rows))
        return
    marks = ", ".join(["%s"] * len(columns))
    cursor.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", [[plain(v) for v in row] for row in rows]
    )


def plain(value: Any) -> Any:
    """As Django writes it on SQLite."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value


def settle_sequences(cursor: Any) -> None:
    """So that the next row of life gets a number that is free."""
    from django.db import connection

    if connection.vendor == "postgresql":
        for table in ("opinions_opinion", "replies_reply"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


def found(communes: int) -> dict[int, Row]:
    """Communes with villages, units, dialogues, fields; ids by commune. The first has Hà, who runs the office."""
    from dienhong.civic.communes.models import Commune, Unit, Village
    from dienhong.civic.people.models import Membership, Preference, User
    from dienhong.civic.topics.catalogue import FIELDS
    from dienhong.civic.topics.models import Topic
    from dienhong.cycle.dialogues.models import Dialogue
    from dienhong.engines.tenancy.scope import across_communes, in_commune

    keys = range(1, communes + 1)
    Commune.objects.bulk_create([Commune(pk=k, code=f"{k:05}", slug=f"xa-{k}", name=f"Xã {k}") for k in keys])
    fields = [field.code for field in FIELDS]
    with across_communes():
        Village.objects.bulk_create(
            [Village(commune_id=k, name=f"Thôn {n}", sort_key=f"{n:03}") for k in keys for n in range(VILLAGES)], 2000
        )
        Unit.objects.bulk_create(
            [
                Unit(commune_id=k, key=f"u{n}", name=f"Phòng chuyên môn số {n}", sort_key=f"{n:03}")
                for k in keys
                for n in range(UNITS)
            ],
            2000,
        )
        Dialogue.objects.bulk_create(
            [
                Dialogue(commune_id=k, title=f"Đối thoại lần thứ {n}", audience_kind="village")
                for k in keys
                for n in range(DIALOGUES if k == BIG else 2)
            ],
            2000,
        )
        parts = {k: (ids(Village, k), ids(Unit, k), ids(Dialogue, k), fields) for k in keys}
    with in_commune(BIG):
        Topic.objects.bulk_create(
            [
                Topic(
                    commune_id=BIG, code=f.code, name=f.name, unit_key=f.unit_key, keywords=list(f.phrases), position=n
                )
                for n, f in enumerate(FIELDS, 1)
            ]
        )
        user = User.objects.create_user("ha", "Nguyễn Thị Hà", "khong-quan-trong-1284")
        Preference.objects.create(user=user, page="register", choices={"size": 20})
        Membership.objects.create(user=user, role="coordinator", valid_from=date(2025, 7, 1))
    return parts


def ids(model: Any, commune: int) -> list[int]:
    return list(model.objects.filter(commune_id=commune).order_by("pk").values_list("pk", flat=True))
