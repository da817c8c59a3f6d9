"""What the journal says about the commune's own parts."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CommuneEdited(Event):
    verb: ClassVar[str] = "commune_edited"
    subject: ClassVar[str] = "commune"
    label: ClassVar[str] = "Sửa thông tin xã"


@dataclass(frozen=True, kw_only=True)
class UnitAdded(Event):
    verb: ClassVar[str] = "unit_added"
    subject: ClassVar[str] = "unit"
    label: ClassVar[str] = "Thêm đơn vị"
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class UnitEdited(Event):
    verb: ClassVar[str] = "unit_edited"
    subject: ClassVar[str] = "unit"
    label: ClassVar[str] = "Sửa đơn vị"
    unit_name: str
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class VillageAdded(Event):
    verb: ClassVar[str] = "village_added"
    subject: ClassVar[str] = "village"
    label: ClassVar[str] = "Thêm thôn, tổ dân phố"
    village_name: str


@dataclass(frozen=True, kw_only=True)
class VillageEdited(Event):
    verb: ClassVar[str] = "village_edited"
    subject: ClassVar[str] = "village"
    label: ClassVar[str] = "Sửa thôn, tổ dân phố"
    village_name: str
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class VenueAdded(Event):
    verb: ClassVar[str] = "venue_added"
    subject: ClassVar[str] = "venue"
    label: ClassVar[str] = "Thêm địa điểm"
    venue_name: str


@dataclass(frozen=True, kw_only=True)
class VenueEdited(Event):
    verb: ClassVar[str] = "venue_edited"
    subject: ClassVar[str] = "venue"
    label: ClassVar[str] = "Sửa địa điểm"
    venue_name: str


@dataclass(frozen=True, kw_only=True)
class VenueRemoved(Event):
    verb: ClassVar[str] = "venue_removed"
    subject: ClassVar[str] = "venue"
    label: ClassVar[str] = "Xóa địa điểm chưa dùng"
    venue_name: str
