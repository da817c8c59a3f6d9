"""Tết and Giỗ Tổ computed from the sun and the moon at UTC+7, independent of the library that the calendar uses.

New moons: J. Meeus, Astronomical Algorithms, 2nd ed., ch. 49 (leading terms, error under a minute or two); the sun's
longitude: ch. 25, low accuracy (0.01 degree). Rule of the calendar: the month of the winter solstice is the eleventh;
between two such months with thirteen new moons the first without a major solar term is a leap month.
"""

from datetime import date, timedelta
from itertools import pairwise
from math import floor, radians, sin

import pytest

from dienhong.kernel.workdays import vietnam

CALENDAR = vietnam()
VIETNAM, CHINA = 7, 8
_JULIAN_EPOCH = date(2000, 1, 1)
_JD_OF_EPOCH = 2451544.5
_DELTA_T = 72 / 86400
_SYNODIC = 29.530588861


def new_moon(number: int) -> float:
    """Julian day (universal time) of new moon `number`, counted from 06/01/2000."""
    t = number / 1236.85
    mean = 2451550.09766 + _SYNODIC * number + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    omega = radians(124.7746 - 1.56375588 * number)
    correction = (
        -0.40720 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node)
        - 0.00057 * sin(moon + 2 * node)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * e * sin(sun + 2 * node)
        + 0.00038 * e * sin(sun - 2 * node)
        - 0.00024 * e * sin(2 * moon - sun)
        - 0.00017 * sin(omega)
    )
    return mean + correction - _DELTA_T


def sun_longitude(day: date, zone: int) -> float:
    """Apparent longitude in degrees at local midnight that begins `day`."""
    jd = _JD_OF_EPOCH + (day - _JULIAN_EPOCH).days - zone / 24 + _DELTA_T
    t = (jd - 2451545.0) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    aberration = -0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return (280.46646 + 36000.76983 * t + centre + aberration) % 360


def month_starts(zone: int, around: date) -> list[date]:
    """Local dates of the new moons from a year before `around` to a year after."""
    middle = round(((around - date(2000, 1, 6)).days) / _SYNODIC)
    moments = [new_moon(middle + step) for step in range(-14, 15)]
    return [_JULIAN_EPOCH + timedelta(floor(jd + zone / 24 - _JD_OF_EPOCH)) for jd in moments]


def has_major_term(start: date, end: date, zone: int) -> bool:
    return floor(sun_longitude(start, zone) / 30) != floor(sun_longitude(end, zone) / 30)


def is_eleventh(start: date, end: date, zone: int) -> bool:
    return sun_longitude(start, zone) < 270 <= sun_longitude(end, zone)


def months_of(year: int, zone: int) -> dict[int, date]:
    """First days of the lunar year's months 1 to 4 (leap months left out)."""
    starts = month_starts(zone, date(year, 3, 1))
    pairs = list(pairwise(starts))
    solstice = [i for i, (a, b) in enumerate(pairs) if is_eleventh(a, b, zone)]
    first = next(i for i in solstice if starts[i].year == year - 1)
    following = next(i for i in solstice if starts[i].year == year)
    leap = None
    if following - first == 13:
        leap = next(i for i in range(first + 1, following) if not has_major_term(*pairs[i], zone))
    ordinary = [starts[i] for i in range(first, following) if i != leap]
    return {number: ordinary[number + 1] for number in range(1, 5)}


TET = {2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 2)}
GIO_TO = {2024: (4, 18), 2025: (4, 7), 2026: (4, 26), 2027: (4, 16), 2028: (4, 4), 2029: (4, 23), 2030: (4, 12)}


@pytest.mark.parametrize("year", TET)
def test_tet_falls_on_the_new_moon_computed(year: int) -> None:
    first_day = months_of(year, VIETNAM)[1]
    assert first_day == date(year, *TET[year])
    assert CALENDAR.holiday_name(first_day) == "Tết Nguyên Đán"


@pytest.mark.parametrize("year", GIO_TO)
def test_gio_to_is_the_tenth_of_the_third_month(year: int) -> None:
    day = months_of(year, VIETNAM)[3] + timedelta(9)
    assert day == date(year, *GIO_TO[year])
    assert CALENDAR.holiday_name(day) == "Ngày Giỗ Tổ Hùng Vương"


def test_tet_2030_is_a_day_before_the_chinese() -> None:
    assert (months_of(2030, VIETNAM)[1], months_of(2030, CHINA)[1]) == (date(2030, 2, 2), date(2030, 2, 3))


@pytest.mark.parametrize("year", range(2008, 2051))
def test_the_calendar_agrees_with_the_sky_for_long(year: int) -> None:
    months = months_of(year, VIETNAM)
    named = {day: name for day, name in CALENDAR.holidays_of(year).items() if day.month < 6}
    assert [day for day, name in named.items() if name.startswith("Tết Nguyên Đán")][:1] == [months[1]]
    gio_to = [day for day, name in named.items() if "Giỗ Tổ" in name and "bù" not in name]
    assert gio_to == [months[3] + timedelta(9)]
