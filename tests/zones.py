"""Forty time zones for tests: every odd way of the clocks is among them."""

ZONES = (
    "Pacific/Pago_Pago",  # the last to see a day
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/Los_Angeles",
    "America/Phoenix",  # no summer time within a country that has it
    "America/Denver",
    "America/Chicago",
    "America/Mexico_City",
    "America/New_York",
    "America/Havana",  # skips and repeats midnight
    "America/Asuncion",
    "America/Santiago",  # skips midnight, southern summer
    "America/St_Johns",  # half an hour off
    "America/Sao_Paulo",
    "America/Nuuk",  # changes the evening before
    "Atlantic/Azores",
    "Africa/Accra",
    "Africa/Casablanca",  # changes for Ramadan
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Africa/Cairo",  # skips midnight
    "Asia/Beirut",  # skips midnight
    "Africa/Johannesburg",
    "Europe/Istanbul",
    "Asia/Tehran",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Kathmandu",  # 5:45 ahead
    "Asia/Dhaka",
    "Asia/Jakarta",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Adelaide",
    "Australia/Sydney",
    "Australia/Lord_Howe",  # moves by half an hour
    "Pacific/Auckland",
    "Pacific/Chatham",  # 12:45 ahead, changes at 2:45
    "Pacific/Kiritimati",  # the first to see a day
)
