"""How an opinion stands before it is touched: what the inverse actions need to know."""

from typing import Any

from dienhong.cycle.opinions.models import Clock, Opinion

_CLOCK = ("origin", "counts_from", "not_before", "fixed_date")


def standing(opinion: Opinion) -> dict[str, Any]:
    """What the inverse actions need to know of `opinion` before it is touched, as JSON values."""
    clock = Clock.objects.filter(opinion=opinion).values(*_CLOCK).first()
    return {
        "state": str(opinion.state),
        "kind": opinion.kind,
        "fields": opinion.fields,
        "urgency": opinion.urgency,
        "due_date": opinion.due_date.isoformat() if opinion.due_date else None,
        "unit": opinion.unit_id,
        "dialogue": opinion.dialogue_id,
        "clock": {name: value and str(value) for name, value in clock.items()} if clock else None,
    }
