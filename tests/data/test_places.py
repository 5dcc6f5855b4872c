from datetime import UTC, datetime, time
from zoneinfo import available_timezones

import pytest

from data import zones
from data.places import Places, fold
from data.zones import guess_zone, known_zone, zone_at, zones_showing

WINTER = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 13, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


@pytest.mark.parametrize(
    ("language", "zone"),
    [
        ("de", "Europe/Berlin"),
        ("de-AT", "Europe/Vienna"),
        ("de_CH", "Europe/Zurich"),
        ("en", "Europe/London"),
        ("en-US", "America/New_York"),
        ("pt-br", "America/Sao_Paulo"),
        ("zh-hant", "Asia/Taipei"),
        ("zh-hant-hk", "Asia/Hong_Kong"),
        ("", "Europe/London"),
        ("tlh", "Europe/London"),
        ("-", "Europe/London"),
    ],
)
def test_a_language_tag_proposes_a_zone(language: str, zone: str) -> None:
    assert guess_zone(language) == zone


def test_every_zone_that_is_proposed_exists() -> None:
    proposed = {*zones._BY_LANGUAGE.values(), *zones._BY_REGION.values(), *zones._WELL_KNOWN}
    assert proposed <= available_timezones()


def test_every_town_has_a_zone_that_exists(places: Places) -> None:
    places.load()
    assert places._towns is not None
    assert {place.zone for place in places._towns.places} <= available_timezones()


@pytest.mark.parametrize(
    ("text", "name", "zone"),
    [
        ("Berlin", "Berlin", "Europe/Berlin"),
        ("berlin, germany", "Berlin", "Europe/Berlin"),
        ("I live in Leeds", "Leeds", "Europe/London"),
        ("in Oslo", "Oslo", "Europe/Oslo"),
        ("München", "Munich", "Europe/Berlin"),
        ("muenchen", "Munich", "Europe/Berlin"),
        ("MUNCHEN", "Munich", "Europe/Berlin"),
        ("Sao Paulo", "São Paulo", "America/Sao_Paulo"),
        ("NYC", "New York City", "America/New_York"),
        ("New York", "New York City", "America/New_York"),
        ("wien", "Vienna", "Europe/Vienna"),
        ("Bangalore", "Bengaluru", "Asia/Kolkata"),
        ("東京", "Tokyo", "Asia/Tokyo"),
        ("london uk", "London", "Europe/London"),
        ("Springfield, IL", "Springfield", "America/Chicago"),
        ("portland or", "Portland", "America/Los_Angeles"),
        ("St. Gallen", "Sankt Gallen", "Europe/Zurich"),
    ],
)
def test_a_name_that_is_clear_finds_one_town(places: Places, text: str, name: str, zone: str) -> None:
    found = places.find(text)
    assert found.exact
    assert [(place.name, place.zone) for place in found.places] == [(name, zone)]


def test_towns_of_one_name_come_with_the_largest_first(places: Places) -> None:
    found = places.find("Portland")
    assert [place.zone for place in found.places[:2]] == ["America/Los_Angeles", "America/New_York"]
    populations = [place.population for place in found.places]
    assert populations == sorted(populations, reverse=True)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Belrin", "Europe/Berlin"),
        ("Lodnon", "Europe/London"),
        ("san fran", "America/Los_Angeles"),
        ("Barcelna", "Europe/Madrid"),
    ],
)
def test_a_typing_error_or_a_beginning_is_only_proposed(places: Places, text: str, zone: str) -> None:
    found = places.find(text)
    assert not found.exact
    assert found.places[0].zone == zone
    assert len(found.places) <= 4


@pytest.mark.parametrize("text", ["", "x", "sore", "6:30", "xyzzy plugh", "a" * 500, "'; drop table", "🏃", "done"])
def test_what_is_no_town_finds_none(places: Places, text: str) -> None:
    assert places.find(text).places == ()


def test_names_are_compared_without_case_accents_and_signs() -> None:
    assert fold("  St.-Gallen ") == "st gallen"
    assert fold("ZÜRICH") == fold("Zurich")
    assert fold("Groß-Gerau") == "gross gerau"


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [(52.52, 13.4, "Europe/Berlin"), (35.68, 139.69, "Asia/Tokyo"), (0.0, -30.0, "Etc/GMT+2"), (91.0, 0.0, None)],
)
def test_a_place_on_earth_has_a_zone(latitude: float, longitude: float, zone: str | None) -> None:
    assert zone_at(latitude, longitude) == zone


@pytest.mark.parametrize(
    ("shown", "now", "zone"),
    [
        (time(14, 3), WINTER, "Europe/Berlin"),
        (time(15, 0), SUMMER, "Europe/Berlin"),
        (time(18, 31), WINTER, "Asia/Kolkata"),
        (time(18, 45), WINTER, "Asia/Kathmandu"),
        (time(2, 0), WINTER, "Pacific/Auckland"),
        (time(3, 0), WINTER, "Pacific/Honolulu"),
        (time(9, 30), WINTER, "America/St_Johns"),
    ],
)
def test_the_time_on_the_clock_tells_the_zones(shown: time, now: datetime, zone: str) -> None:
    assert zone in zones_showing(shown, now)


def test_a_time_that_nobody_has_tells_none() -> None:
    assert zones_showing(time(14, 20), WINTER) == ()


def test_every_hour_of_the_day_is_shown_somewhere() -> None:
    assert all(zones_showing(time(hour, 0), WINTER) for hour in range(24))


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("UTC", "UTC"),
        ("utc+2", "Etc/GMT-2"),
        ("GMT -3", "Etc/GMT+3"),
        ("utc+99", None),
        ("Berlin", None),
    ],
)
def test_a_zones_own_name(name: str, zone: str | None) -> None:
    assert known_zone(name) == zone
