"""What stands in the office's forms before anybody types: the machine's proposal, the unit for the field."""

import json
from typing import Any

from django.utils import timezone

from dienhong.civic.communes.models import Unit
from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionKind, Urgency


def triage_initial(opinion: Opinion, *, use_suggestion: bool) -> dict[str, Any]:
    if use_suggestion and opinion.suggestion:
        return _proposed(opinion.suggestion)
    return {"kind": opinion.kind, "lead": opinion.lead_field, "others": opinion.fields[1:], "urgency": opinion.urgency}


def _proposed(suggestion: dict[str, Any]) -> dict[str, Any]:
    codes = [field["code"] for field in suggestion["fields"]]
    return {
        "kind": suggestion["kind"],
        "lead": codes[0] if codes else "",
        "others": codes[1:],
        "urgency": suggestion["urgency"],
    }


def assign_initial(opinion: Opinion, units: list[Unit]) -> dict[str, Any]:
    """The unit that answers for the leading field, and the day that triage gave while it is still ahead."""
    key = Topic.objects.filter(code=opinion.lead_field).values_list("unit_key", flat=True).first()
    fitting = next((unit.pk for unit in units if unit.key == key), None)
    ahead = opinion.due_date if opinion.due_date and opinion.due_date >= timezone.localdate() else None
    return {"unit": opinion.unit_id or fitting, "due_date": ahead}


def suggestion_of(opinion: Opinion, topics: dict[str, str]) -> dict[str, Any] | None:
    found = opinion.suggestion
    if not found:
        return None
    proposed = _proposed(found)
    return {
        "kind": OpinionKind(found["kind"]).label,
        "kind_reason": found["kind_reason"],
        "urgency": Urgency(found["urgency"]).label,
        "urgency_reason": found["urgency_reason"],
        "fields": [
            {"name": topics.get(field["code"], field["code"]), "words": ", ".join(field["phrases"])}
            for field in found["fields"]
        ],
        "fill": json.dumps(proposed),
    }
