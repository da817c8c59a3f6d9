"""What the register's filters offer: names of the commune's own parts, read with statements that are built once."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Coalesce

from dienhong.civic.communes.queries import parts
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.engines.tenancy.statements import Statement, statement
from dienhong.kernel.actors import Actor

Options = tuple[tuple[str, str], ...]
_STATES = tuple((value, label) for value, label in OpinionState.choices if value != OpinionState.DIVERTED)
_URGENCIES = tuple((str(value), label) for value, label in Urgency.choices)


@dataclass(frozen=True, slots=True)
class Choices:
    """Options of the filters in the order of the page, as keys and names."""

    topics: Options
    units: Options
    villages: Options
    dialogues: Options

    def selects(self) -> tuple[tuple[str, str, Options], ...]:
        """Name in the address, label and options of each filter."""
        return (
            ("trang-thai", "Tình trạng", _STATES),
            ("linh-vuc", "Lĩnh vực", self.topics),
            ("don-vi", "Đơn vị", self.units),
            ("thon", "Thôn, tổ dân phố", self.villages),
            ("doi-thoai", "Cuộc đối thoại", self.dialogues),
            ("muc-do", "Mức độ", _URGENCIES),
        )


def choices_for(actor: Actor) -> Choices:
    """As they are now: two short statements."""
    topics, named = (statement.rows() for statement in _statements(actor))
    options: dict[str, list[tuple[str, str]]] = {"unit": [], "village": [], "dialogue": []}
    for part, key, name, _ in named:
        options[part].append((str(key), name))
    return Choices(tuple((code, name) for code, name in topics), *(tuple(options[part]) for part in options))


@lru_cache(maxsize=512)
def _statements(actor: Actor) -> tuple[Statement, Statement]:
    """Topics; units, villages and dialogues (by their day, those without one last)."""
    day = Coalesce(Cast("date", CharField()), Value("~"))
    dialogues = dialogues_visible_to(actor).select_related(None).order_by().annotate(part=Value("dialogue"), day=day)
    named = parts(dialogues.values_list("part", "pk", "title", "day"))
    return statement(Topic.objects.values_list("code", "name")), statement(named)
