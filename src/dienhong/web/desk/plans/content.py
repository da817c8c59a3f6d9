"""Between the plan's JSON object and the correction form: nothing that the form does not show is lost."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dienhong.civic.topics.models import Topic
from dienhong.cycle.plans.models import Plan
from dienhong.engines.language.lexicon import Lexicon

_MOST_FIELDS = 2


def main_values(plan: Plan) -> dict[str, Any]:
    """Initial values of `PlanForm`."""
    found = plan.content
    day, signatory = found.get("date") or {}, found.get("signatory") or {}
    return {key: found.get(key) for key in ("issuer", "number", "symbol", "place", "year", "subject")} | {
        "day": day.get("day"),
        "month": day.get("month"),
        "signed_year": day.get("year"),
        "authority": signatory.get("authority"),
        "post": signatory.get("post"),
        "signer": signatory.get("name"),
    }


def dialogue_rows(plan: Plan) -> list[dict[str, Any]]:
    """Initial values of the dialogue rows."""
    return [
        {
            "origin": at,
            "kind": (row.get("audience") or {}).get("kind"),
            "name": (row.get("audience") or {}).get("name"),
            "topics": "\n".join(topic.get("text") or "" for topic in row.get("topics") or []),
            "date": date.fromisoformat(row["date"]) if row.get("date") else None,
        }
        | {key: row.get(key) for key in ("half_day", "start_time", "venue", "chair", "preparing_unit")}
        for at, row in enumerate(plan.content.get("dialogues") or [])
    ]


def duty_rows(plan: Plan) -> list[dict[str, Any]]:
    """Initial values of the duty rows."""
    rows = []
    for at, row in enumerate(plan.content.get("duties") or []):
        due = row.get("due") or {}
        rows.append(
            {
                "origin": at,
                "who": row.get("who"),
                "what": row.get("what"),
                "due_kind": due.get("kind") or "none",
                "offset_days": due.get("offset_days"),
                "value": _shown(due.get("value"), due.get("kind")),
            }
        )
    return rows


def corrected(
    plan: Plan, main: dict[str, Any], dialogues: Sequence[dict[str, Any]], duties: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """What `correct_plan` takes: the cleaned forms put back over the content."""
    found = plan.content
    day = {"day": main["day"], "month": main["month"], "year": main["signed_year"]}
    signatory = {"authority": main["authority"], "post": main["post"], "name": main["signer"]}
    values = {key: main[key] or None for key in ("issuer", "number", "symbol", "place", "year", "subject")}
    values["date"] = _over(found.get("date") or {}, day)
    values["signatory"] = _over(found.get("signatory") or {}, signatory)
    values["dialogues"] = _rows(found.get("dialogues") or [], dialogues, "name", _dialogue)
    values["duties"] = _rows(found.get("duties") or [], duties, "what", _duty)
    return values


def _rows(old: list[dict[str, Any]], typed: Sequence[dict[str, Any]], needed: str, make: Any) -> list[dict[str, Any]]:
    """The kept rows; one that is no longer where the reader found it remembers from where it came."""
    rows: list[dict[str, Any]] = []
    for row in typed:
        if row.get("remove") or not row.get(needed):
            continue
        at = row["origin"]
        known = old[at] if at is not None and 0 <= at < len(old) else None
        made: dict[str, Any] = _over(known or {}, make(row, known or {}))
        origin = known.get("origin", at) if known is not None else None
        if origin != len(rows):
            made["origin"] = origin
        else:
            made.pop("origin", None)
        rows.append(made)
    return rows


def _dialogue(row: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    start = row["start_time"]
    return {
        "audience": _over(known.get("audience") or {}, {"kind": row["kind"] or "other", "name": row["name"]}),
        "topics": _topics(row["topics"], known.get("topics") or []),
        "date": row["date"].isoformat() if row["date"] else None,
        "half_day": row["half_day"] or None,
        "start_time": f"{start:%H:%M}" if start else None,
        "venue": row["venue"] or None,
        "chair": row["chair"] or None,
        "preparing_unit": row["preparing_unit"] or None,
    }


def _topics(text: str, known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One topic a line; a new wording gets its fields from the commune's own words."""
    same = {topic.get("text"): topic for topic in known}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if all(line in same for line in lines):
        return [same[line] for line in lines]
    lexicon = Lexicon(dict(Topic.objects.filter(is_active=True).values_list("code", "keywords")))
    return [same.get(line) or {"text": line, "fields": _fields(lexicon, line)} for line in lines]


def _fields(lexicon: Lexicon, text: str) -> list[str]:
    return [match.code for match in lexicon.match(text)[:_MOST_FIELDS]]


def _duty(row: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    kind = row["due_kind"] or "none"
    due = {"kind": kind, "value": _stored(row["value"], kind), "offset_days": row["offset_days"]}
    basis = (known.get("due") or {}).get("basis")
    if kind == "relative" and basis is None:
        due["basis"] = "conference"
    return {"who": row["who"], "what": row["what"], "due": _over(known.get("due") or {}, due)}


def _over(known: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """`known` with `values`; what was unknown and stays empty is not written, so that nothing looks changed."""
    changed = {key: value for key, value in values.items() if (known.get(key) or None) != (value or None)}
    return known | changed


def _shown(value: str | None, kind: str | None) -> str | None:
    if kind != "absolute" or not value:
        return value
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value


def _stored(value: str, kind: str) -> str | None:
    if kind != "absolute" or not value:
        return value or None
    parts = value.replace("-", "/").replace(".", "/").split("/")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])).isoformat()
    except (ValueError, IndexError):
        return value
