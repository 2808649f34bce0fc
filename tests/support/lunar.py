"""The Vietnamese lunar calendar, computed: an oracle for the days of Tết and of the Hùng Kings in the rule book.

New moons and the sun's longitude by truncated series (Meeus), at the meridian of Viet Nam (UTC+7): the month that holds
the winter solstice is the eleventh; in a year of thirteen months the first without a major solar term is the leap one.
Good for 1800 to 2199. Used by tests only; the application reads its holidays from files that people can check.
"""

from __future__ import annotations

import math
from datetime import date

_EPOCH = 2415021.076998695  # Julian day of the first new moon of 1900
_MONTH = 29.530588853
_UTC7 = 7 / 24
_ORDINAL_TO_JULIAN = 1721425  # Julian day number at noon of the day with ordinal 0


def _new_moon(k: int) -> int:
    """Julian day number, in Viet Nam, of the k-th new moon after 1/1/1900."""
    t = k / 1236.85
    t2, t3 = t * t, t * t * t
    rad = math.pi / 180
    moon = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    moon += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t2) * rad)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * rad
    mp = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * rad
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * rad
    c = (0.1734 - 0.000393 * t) * math.sin(m) + 0.0021 * math.sin(2 * m)
    c += -0.4068 * math.sin(mp) + 0.0161 * math.sin(2 * mp) - 0.0004 * math.sin(3 * mp)
    c += 0.0104 * math.sin(2 * f) - 0.0051 * math.sin(m + mp) - 0.0074 * math.sin(m - mp)
    c += 0.0004 * math.sin(2 * f + m) - 0.0004 * math.sin(2 * f - m) - 0.0006 * math.sin(2 * f + mp)
    c += 0.0010 * math.sin(2 * f - mp) + 0.0005 * math.sin(2 * mp + m)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t2
    return math.floor(moon + c - delta + 0.5 + _UTC7)


def _sun_sector(julian_day: int) -> int:
    """Which twelfth of the sun's way, from the spring equinox, begins the day in Viet Nam."""
    t = (julian_day - 0.5 - _UTC7 - 2451545.0) / 36525
    t2, rad = t * t, math.pi / 180
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t2) * math.sin(m * rad)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * m * rad) + 0.000290 * math.sin(3 * m * rad)
    return int(longitude % 360 / 30)


def _eleventh_month(year: int) -> int:
    """First day of the lunar month with the winter solstice of the year."""
    k = int((date(year, 12, 31).toordinal() + _ORDINAL_TO_JULIAN - 2415021) / _MONTH)
    first = _new_moon(k)
    return _new_moon(k - 1) if _sun_sector(first) >= 9 else first


def solar_day(day: int, month: int, year: int) -> date:
    """The day of the ordinary calendar on which day/month of the lunar year falls; never in a leap month."""
    this, following = (year - 1, year) if month < 11 else (year, year + 1)
    start, end = _eleventh_month(this), _eleventh_month(following)
    k = math.floor(0.5 + (start - _EPOCH) / _MONTH)
    offset = (month - 11) % 12
    if end - start > 365:
        leap = next(i for i in range(1, 14) if _sun_sector(_new_moon(k + i)) == _sun_sector(_new_moon(k + i + 1)))
        offset += offset >= leap
    return date.fromordinal(_new_moon(k + offset) + day - 1 - _ORDINAL_TO_JULIAN)
