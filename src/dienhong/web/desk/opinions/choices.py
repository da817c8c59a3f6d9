"""What the register's filters offer: names of the commune's own parts, read with statements that are built once."""

from dataclasses import dataclass
from functools import lru_cache

from dienhong.civic.communes.queries import parts
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.kernel.actors import Actor
from dienhong.engines.tenancy.statements import Statement, statement

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
    """As they are now: three short statements."""
    topics, places, dialogues = _statements(actor)
    named = [(part, str(key), name) for part, key, name, _ in places.rows()]
    return Choices(
        topics=tuple((code, name) for code, name in topics.rows()),
        units=tuple((key, name) for part, key, name in named if part == "unit"),
        villages=tuple((key, name) for part, key, name in named if part == "village"),
        dialogues=tuple((str(key), title) for key, title in dialogues.rows()),
    )


@lru_cache(maxsize=512)
def _statements(actor: Actor) -> tuple[Statement, Statement, Statement]:
    dialogues = dialogues_visible_to(actor).select_related(None).values_list("pk", "title")
    return statement(Topic.objects.values_list("code", "name")), statement(parts()), statement(dialogues)
