"""Time zones from what a runner can give: the app's language tag, a shared location, the time on the clock.

The Bot API tells no time zone. What is guessed here is shown and confirmed, never taken silently.
"""

import re
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_QUARTER = timedelta(minutes=15)  # every offset in use is a multiple of it

_BY_LANGUAGE = {
    "en": "Europe/London",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "es": "Europe/Madrid",
    "it": "Europe/Rome",
    "pt": "America/Sao_Paulo",
    "nl": "Europe/Amsterdam",
    "pl": "Europe/Warsaw",
    "cs": "Europe/Prague",
    "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest",
    "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia",
    "el": "Europe/Athens",
    "sv": "Europe/Stockholm",
    "nb": "Europe/Oslo",
    "no": "Europe/Oslo",
    "da": "Europe/Copenhagen",
    "fi": "Europe/Helsinki",
    "et": "Europe/Tallinn",
    "lv": "Europe/Riga",
    "lt": "Europe/Vilnius",
    "hr": "Europe/Zagreb",
    "sl": "Europe/Ljubljana",
    "sr": "Europe/Belgrade",
    "uk": "Europe/Kyiv",
    "ru": "Europe/Moscow",
    "be": "Europe/Minsk",
    "tr": "Europe/Istanbul",
    "he": "Asia/Jerusalem",
    "ar": "Africa/Cairo",
    "fa": "Asia/Tehran",
    "hi": "Asia/Kolkata",
    "bn": "Asia/Dhaka",
    "id": "Asia/Jakarta",
    "ms": "Asia/Kuala_Lumpur",
    "vi": "Asia/Ho_Chi_Minh",
    "th": "Asia/Bangkok",
    "zh": "Asia/Shanghai",
    "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul",
    "uz": "Asia/Tashkent",
    "kk": "Asia/Almaty",
    "ca": "Europe/Madrid",
    "af": "Africa/Johannesburg",
    "sw": "Africa/Nairobi",
}
_BY_REGION = {
    "us": "America/New_York",
    "gb": "Europe/London",
    "ie": "Europe/Dublin",
    "au": "Australia/Sydney",
    "nz": "Pacific/Auckland",
    "ca": "America/Toronto",
    "za": "Africa/Johannesburg",
    "in": "Asia/Kolkata",
    "sg": "Asia/Singapore",
    "at": "Europe/Vienna",
    "ch": "Europe/Zurich",
    "be": "Europe/Brussels",
    "br": "America/Sao_Paulo",
    "pt": "Europe/Lisbon",
    "mx": "America/Mexico_City",
    "ar": "America/Argentina/Buenos_Aires",
    "co": "America/Bogota",
    "cl": "America/Santiago",
    "pe": "America/Lima",
    "tw": "Asia/Taipei",
    "hk": "Asia/Hong_Kong",
    "hant": "Asia/Taipei",
}
_WELL_KNOWN = (
    *("Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Phoenix"),
    *(
        "America/Chicago",
        "America/Mexico_City",
        "America/New_York",
        "America/Bogota",
        "America/Lima",
        "America/Halifax",
    ),
    *("America/Santiago", "America/Caracas", "America/St_Johns", "America/Sao_Paulo", "America/Argentina/Buenos_Aires"),
    *("Atlantic/South_Georgia", "Atlantic/Azores", "Atlantic/Cape_Verde", "Europe/London", "Europe/Lisbon"),
    *("Africa/Accra", "Africa/Casablanca", "Europe/Berlin", "Africa/Lagos", "Europe/Kyiv", "Africa/Cairo"),
    *("Africa/Johannesburg", "Asia/Jerusalem", "Europe/Istanbul", "Europe/Moscow", "Africa/Nairobi", "Asia/Riyadh"),
    *("Asia/Tehran", "Asia/Dubai", "Asia/Kabul", "Asia/Karachi", "Asia/Tashkent", "Asia/Kolkata", "Asia/Kathmandu"),
    *("Asia/Dhaka", "Asia/Yangon", "Asia/Jakarta", "Asia/Bangkok", "Asia/Shanghai", "Asia/Singapore"),
    *("Australia/Perth", "Asia/Tokyo", "Australia/Adelaide", "Australia/Darwin", "Australia/Sydney"),
    *("Australia/Brisbane", "Pacific/Noumea", "Pacific/Auckland", "Pacific/Fiji", "Pacific/Tongatapu"),
)


def guess_zone(language: str) -> str:
    """A zone to propose for an IETF language tag, to be confirmed: "de-AT" is Vienna. "" and unknown as English."""
    first, *rest = language.lower().replace("_", "-").split("-") if language else ["en"]
    regions = (_BY_REGION[part] for part in reversed(rest) if part in _BY_REGION)
    return next(regions, None) or _BY_LANGUAGE.get(first, _BY_LANGUAGE["en"])


def known_zone(name: str) -> str | None:
    """The zone of an IANA name in any case ("europe/berlin"), or of "UTC", "GMT+2"; None if there is none such."""
    said = name.strip().lower().replace(" ", "_")
    match = re.fullmatch(r"(?:utc|gmt)_?(?:([+-])_?(\d{1,2}))?", said)
    if match is not None:
        hours = int(match[2] or 0)
        opposite = "-" if match[1] == "+" else "+"  # the Etc zones count westwards
        said = f"etc/gmt{opposite}{hours}" if hours else "utc"
    return _zone_names().get(said)


def zone_at(latitude: float, longitude: float) -> str | None:
    """The zone of a place on earth, None where the degrees are none or the zone table does not know it."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    from tzfpy import get_tz  # noqa: PLC0415 - 0.1 s to load, and few runners share a location

    return known_zone(get_tz(longitude, latitude))


def zones_showing(shown: time, now: datetime) -> tuple[str, ...]:
    """The well-known zones whose clocks show `shown` (to about seven minutes) at the instant `now`."""
    utc = now.astimezone(UTC)
    offset = datetime.combine(utc.date(), shown, tzinfo=UTC) - utc
    quarters = round(offset / _QUARTER)
    return tuple(zone for zone in _WELL_KNOWN if (_offset(zone, utc) // _QUARTER - quarters) % (24 * 4) == 0)


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


@cache
def _zone_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}
