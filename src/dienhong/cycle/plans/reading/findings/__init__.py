"""What is missing, contradictory, mistyped or below the law in force on the day of issue."""
from dienhong.cycle.plans.reading.header import Header
from dienhong.cycle.plans.reading.structure import Finding, PlanReading
from dienhong.cycle.plans.reading.surface import Surface


def find_all(surface: Surface, header: Header, close: int, reading: PlanReading) -> tuple[Finding, ...]:
    return ()
