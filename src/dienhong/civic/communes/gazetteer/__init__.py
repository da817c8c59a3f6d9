"""Gazetteer: provinces and commune-level units of Viet Nam with their history, as plain data.

One installation serves any commune, and old papers name units that no longer exist; here a name or code of any date is
followed to the unit of today. Origin and limits of the data: data/README.md.
"""

from dienhong.civic.communes.gazetteer.lookup import (
    current_units,
    find,
    predecessors,
    present_of,
    province_by_code,
    provinces,
    successors,
    unit_by_code,
)
from dienhong.civic.communes.gazetteer.tables import Province, Unit

__all__ = [
    "Province",
    "Unit",
    "current_units",
    "find",
    "predecessors",
    "present_of",
    "province_by_code",
    "provinces",
    "successors",
    "unit_by_code",
]
