"""What stands in the office's forms before anybody types: the machine's proposals, the unit for the field."""

import json
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from dienhong.civic.communes.models import Unit
from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.models import Opinion, Suggestion
from dienhong.cycle.opinions.states import OpinionKind, Urgency
from dienhong.engines.language.certainty import certainty

CERTAINTY_WORDS = {"sure": ("chắc", "green"), "likely": ("khá chắc", "blue"), "doubtful": ("ngờ", "yellow")}
_SINGLE = ("kind", "lead", "urgency")
_ALL = "goi-y"
Found = dict[str, Any]


def triage_initial(opinion: Opinion, query: QueryDict) -> dict[str, Any]:
    """What is chosen at first: all proposals when `goi-y` is asked for, what the address names, else what was set."""
    if _ALL in query:
        found = found_for(opinion)
        if found:
            return _proposed(found)
    now = {"kind": opinion.kind, "lead": opinion.lead_field, "others": opinion.fields[1:], "urgency": opinion.urgency}
    named = {name: query[name] for name in _SINGLE if name in query}
    return now | named | ({"others": query.getlist("others")} if "others" in query else {})


def asks_for_form(query: QueryDict) -> bool:
    """Whether the reader came to see the form filled in."""
    return _ALL in query or any(name in query for name in _SINGLE)


def taken(opinion: Opinion, typed: QueryDict) -> str:
    """The query that shows the form as `typed` with the one proposal that `typed["take"]` names."""
    chosen: dict[str, Any] = {name: typed.get(name, "") for name in _SINGLE} | {"others": typed.getlist("others")}
    proposals = {row["take"]: row["sets"] for row in _rows(found_for(opinion), {})}
    return urlencode(chosen | proposals.get(typed["take"], {}), doseq=True)


def found_for(opinion: Opinion) -> Found:
    """The stored proposals; {} when there are none yet."""
    return Suggestion.objects.filter(opinion=opinion).values_list("found", flat=True).first() or {}


def suggestion_of(found: Found, topics: dict[str, str]) -> dict[str, Any] | None:
    """The proposals for the form, each with its key, its certainty in words and why."""
    if not found:
        return None
    return {"rows": _rows(found, topics), "fill": json.dumps(_proposed(found))}


def assign_initial(opinion: Opinion, units: list[Unit]) -> dict[str, Any]:
    """The unit that answers for the leading field, and the day that triage gave while it is still ahead."""
    key = Topic.objects.filter(code=opinion.lead_field).values_list("unit_key", flat=True).first()
    fitting = next((unit.pk for unit in units if unit.key == key), None)
    ahead = opinion.due_date if opinion.due_date and opinion.due_date >= timezone.localdate() else None
    return {"unit": opinion.unit_id or fitting, "due_date": ahead}


def _proposed(found: Found) -> dict[str, Any]:
    codes = [field["value"] for field in _values(found, "field")]
    return {
        "kind": _values(found, "kind")[0]["value"],
        "lead": codes[0] if codes else "",
        "others": codes[1:],
        "urgency": _values(found, "urgency")[0]["value"],
    }


def _rows(found: Found, topics: dict[str, str]) -> list[dict[str, Any]]:
    """One row a proposal; the keys stay the same from opinion to opinion, so that the hand learns them."""
    rows = [_row("1", "Loại", "kind", one, OpinionKind(one["value"]).label) for one in _values(found, "kind")]
    fields = zip(("2", "3"), ("Lĩnh vực", "Hoặc"), ("lead", "second"), _values(found, "field"), strict=False)
    rows += [_row(key, title, take, one, topics.get(one["value"], one["value"])) for key, title, take, one in fields]
    levels = _values(found, "urgency")
    return rows + [_row("4", "Mức độ", "urgency", one, Urgency(one["value"]).label) for one in levels]


def _row(key: str, title: str, take: str, one: dict[str, Any], label: str) -> dict[str, Any]:
    word, colour = CERTAINTY_WORDS[certainty(one["score"])]
    sets = {"lead" if take == "second" else take: one["value"]}
    why = ", ".join(one["reasons"])
    return {
        "key": key, "title": title, "take": take, "label": label, "why": why, "word": word, "colour": colour,
        "sets": sets, "sets_json": json.dumps(sets),
    }  # fmt: skip


def _values(found: Found, aspect: str) -> list[dict[str, Any]]:
    return list(found.get(aspect, {}).get("found", []))
