"""What happened, as a frozen dataclass: the journal's verbs."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. `subject` names the kind of record, `subject_id` the record.

    The other fields must be JSON values and hold no personal data: the journal can never be rewritten.
    """

    verb: ClassVar[str]
    subject: ClassVar[str]
    label: ClassVar[str]
    public: ClassVar[bool] = False
    subject_id: int

    def details(self) -> dict[str, Any]:
        """The event's own fields, ready for JSON."""
        values = asdict(self)
        del values["subject_id"]
        return values
