from dataclasses import FrozenInstanceError, dataclass
from typing import ClassVar

import pytest

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    verb: ClassVar[str] = "lamp_lit"
    subject: ClassVar[str] = "lamp"
    label: ClassVar[str] = "Thắp đèn"
    watts: int


def test_details_are_the_event_s_own_fields() -> None:
    assert LampLit(subject_id=1, watts=9).details() == {"watts": 9}


def test_event_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        LampLit(subject_id=1, watts=9).watts = 11  # type: ignore[misc]
