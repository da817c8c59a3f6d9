"""A conference of Hòa Phú on its day, for those who open its consoles."""

from tests.cycle.conference.conftest import conference, prepared

__all__ = ["conference", "prepared"]
