"""What happens to a commune's models. Versions only: no words of citizens."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _ModelEvent(Event):
    """Its subject is the commune."""

    subject: ClassVar[str] = "commune"
    version: str


@dataclass(frozen=True, kw_only=True)
class ModelLearnt(_ModelEvent):
    """`active` says whether it was put to use at once, `pooled` whether other communes' decisions are in it."""

    verb: ClassVar[str] = "model_learnt"
    label: ClassVar[str] = "Huấn luyện lại gợi ý của máy"
    active: bool
    pooled: bool


@dataclass(frozen=True, kw_only=True)
class ModelRolledBack(_ModelEvent):
    """`version` is the one that is used from now on, "" for the one that came with the program."""

    verb: ClassVar[str] = "model_rolled_back"
    label: ClassVar[str] = "Trở lại mô hình gợi ý trước"
