"""The exercise catalogue and the recovery tips: read from TOML, checked, and built into real objects.

`exercises/<pattern>.toml` holds one movement pattern, `tips.toml` the tips. Keys of an `[[exercise]]` (those with a
default may be left out):

id, name        the id is lower case with underscores and never reused for another movement
unilateral      true where one side works at a time
equipment       all of these are needed ([]: nothing); equipment_any: one of these too ([]: no such condition)
optional_load   a bodyweight movement may take one of these from phase 2 on
start, hands    how the first load is guessed, and whether one weight or two are held; where a load is possible
level           1 beginner, 2 intermediate, 3 advanced; min_phase 1 = weeks 1-4, 2 = weeks 5-8, 3 = weeks 9+
impact          none, low (steps, no flight) or high (flight: counted as foot contacts, phase 3 only)
metric          reps, reps_per_side, seconds, seconds_per_side or contacts (per side for one-sided drills)
load_type       bodyweight, external or band
tempo           lowering-pause-lifting in seconds, X as fast as form allows; or hold, slow, walk, fast, easy
ways            what its lowering and its lifting are called (["down", "up"]); lift_first: it begins with the lifting
target          [lowest, highest] of what the metric counts; rest_s seconds of rest
areas, caution  the muscles that work; the joints that an exercise asks caution for ([])
sessions        the session types it may be part of ([] for warm-ups: they are part of all)
article_mistake the number of the article's mistake that names or motivates it (0: none)
tags            marks that group filters read ([])
cues, mistakes  how to do it, in a few words each; the first mistake is the commonest
easier, harder  ids in the same pattern ("": the end of the chain); why: one line for the runner
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coaching.exercise import Catalogue, Exercise, Pattern, Tip
from data import catalogue_keys as keys
from data.catalogue_faults import CatalogueError, Fault
from data.catalogue_links import faults_between

__all__ = ["CatalogueError", "Fault", "load"]

FOLDER = Path(__file__).parent
SCHEMA_VERSION = 1
_HEAD = frozenset({"schema_version", "pattern", "exercise"})
_TIPS_HEAD = frozenset({"schema_version", "tip"})


def load(folder: Path = FOLDER) -> Catalogue:
    """Read `folder/exercises/*.toml` and `folder/tips.toml`.

    Raises:
        CatalogueError: with every fault of every file at once.
    """
    faults: list[Fault] = []
    broken: set[str] = set()
    placed = _read_exercises(folder / "exercises", faults, broken)
    tips = _read_tips(folder / "tips.toml", faults)
    faults.extend(faults_between(placed, broken))
    if faults:
        raise CatalogueError(tuple(faults))
    by_pattern: defaultdict[Pattern, list[Exercise]] = defaultdict(list)
    for _, exercise in placed:
        by_pattern[exercise.pattern].append(exercise)
    return Catalogue(
        exercises=MappingProxyType({exercise.id: exercise for _, exercise in placed}),
        tips=tips,
        by_pattern=MappingProxyType({pattern: tuple(by_pattern[pattern]) for pattern in Pattern}),
    )


def _read_exercises(folder: Path, faults: list[Fault], broken: set[str]) -> tuple[tuple[str, Exercise], ...]:
    """Each exercise that could be built, with the name of its file; `broken` gets patterns and ids that could not."""
    found = {path.stem for path in folder.glob("*.toml")}
    wanted = {str(pattern) for pattern in Pattern}
    faults.extend(
        Fault(f"{stem}.toml", "", "", "is missing", f"write exercises/{stem}.toml") for stem in sorted(wanted - found)
    )
    faults.extend(
        Fault(f"{stem}.toml", "", "", "is no movement pattern", keys.suggestion(stem, wanted))
        for stem in sorted(found - wanted)
    )
    broken |= wanted - found
    built: list[tuple[str, Exercise]] = []
    for stem in sorted(found & wanted):
        path, pattern = folder / f"{stem}.toml", Pattern(stem)
        built.extend((path.name, one) for one in _read_file(path, pattern, faults, broken))
    return tuple(built)


def _read_file(path: Path, pattern: Pattern, faults: list[Fault], broken: set[str]) -> Iterable[Exercise]:
    table = _parse(path, _HEAD, faults)
    if table is None:
        broken.add(pattern)
        return
    if table.get("pattern") != pattern:
        faults.append(Fault(path.name, "", "pattern", f"is {table.get('pattern')!r}", f'write "{pattern}"'))
    for place, entry in _entries(path, table, "exercise", faults):
        values = keys.read(keys.EXERCISE, entry, path.name, place, faults)
        if values is None:
            broken |= {pattern, place}
            continue
        low, high = values.pop("target")
        yield Exercise(pattern=pattern, target_min=low, target_max=high, **values)


def _read_tips(path: Path, faults: list[Fault]) -> tuple[Tip, ...]:
    table = _parse(path, _TIPS_HEAD, faults)
    if table is None:
        return ()
    tips: dict[str, Tip] = {}
    for place, entry in _entries(path, table, "tip", faults):
        values = keys.read(keys.TIP, entry, path.name, place, faults)
        if values is None:
            continue
        if values["id"] in tips:
            faults.append(Fault(path.name, place, "id", "is used twice", "give one of the two another id"))
        tips[values["id"]] = Tip(**values)
    return tuple(tips.values())


def _parse(path: Path, head: frozenset[str], faults: list[Fault]) -> dict[str, Any] | None:
    """The file as a table; None, with a fault, where it cannot be read."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(Fault(path.name, "", "", "is missing", f"write {path.name}"))
        return None
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path.name, "", "", f"cannot be read ({error})", "make it a readable UTF-8 file"))
        return None
    except tomllib.TOMLDecodeError as error:
        faults.append(Fault(path.name, "", "", f"is no valid TOML ({error})", "mend the file at that place"))
        return None
    faults.extend(
        Fault(path.name, "", key, "is unknown", keys.suggestion(key, head)) for key in sorted(table.keys() - head)
    )
    version = table.get("schema_version")
    if version != SCHEMA_VERSION:
        faults.append(
            Fault(path.name, "", "schema_version", f"is {version!r}", f"write schema_version = {SCHEMA_VERSION}")
        )
    return table


def _entries(path: Path, table: dict[str, Any], kind: str, faults: list[Fault]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Each entry with the name that a fault gives it: its id, or its number where it has none."""
    entries = table.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        faults.append(Fault(path.name, "", kind, "is no list of tables", f"begin each with [[{kind}]]"))
        return
    if not entries:
        faults.append(Fault(path.name, "", kind, "has no entry", f"add at least one [[{kind}]]"))
    for number, entry in enumerate(entries, start=1):
        name = entry.get("id")
        yield (name if isinstance(name, str) and name else f"#{number}"), entry
