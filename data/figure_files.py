"""The figures of the exercises: read from TOML, checked, and built into values.

`figures/bases.toml` has whole poses to start from (`[pose.NAME]`) and arms by name (`[arm.NAME]`). Each other file has
one movement pattern, with a table for each exercise id:

like    another figure, of any file, that this one changes; else `base`, the pose of bases.toml that it starts from
view    side (the default), quarter, front, back, high, above (high, from the front) or hill
path    lower, lift or hold: what the exercise's tempo does with the poses `start` and `end`; else
steps   [[pose, seconds or "lower", "pause", "lift", word, ease], ...]; the last one leads back to `start`
say     the words of the path, one for each of its phases (the default: down, hold, up)
props   what stands around and what is held: the keys of `data.figure_values.Prop`
zoom    the point of the body that is seen from near ("": all of it)
works   whose muscles work: near (the default of a one-sided exercise), both (else the default), or turns: the legs take
        turns, and what carries works on the one that stands, what lifts on the one in the air
far     where the near side works, the areas that work on the far side instead (the default: none)
poses   by name: `start` changes the base, every other changes `start`, or the one named by its key `from`

The keys of a pose are those of `data.figure_values.Pose`. `legs` and `arms` tell both sides at once, `arms = "hips"` is
an arm of bases.toml, `balance = false` takes a balance away. A limb that is led otherwise than before (foot, hip,
hand, shoulder), or an arm by name, replaces what stood there; else only the keys that are told change.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from coaching.runner import Area
from data.catalogue_faults import Fault
from data.figure_changes import Table, UnreadableError, changed, pose, spread
from data.figure_script import Figure, Prop, Step, View, Word, Works
from data.figure_script import Path as Moves
from data.figure_values import POINTS, Pose

FOLDER = Path(__file__).parent / "figures"
SCHEMA_VERSION = 1
BASES = "bases.toml"
_KEYS = frozenset({"like", "base", "view", "path", "steps", "say", "props", "poses", "zoom", "works", "far"})
_PHASES = 3


class FigureError(Exception):
    """The figures cannot be used. `faults` holds every fault found, in the order of the files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        return f"{len(self.faults)} fault{'s' if len(self.faults) > 1 else ''} in the figures:\n{lines}"


def load(exercises: Iterable[str], folder: Path = FOLDER) -> Mapping[str, Figure]:
    """The figure of each exercise, by its id.

    Raises:
        FigureError: with every fault of every file at once, also for an exercise without a figure.
    """
    faults: list[Fault] = []
    told, files = _read_folder(folder, faults)
    bases = told.pop(BASES, {})
    figures = {name: _figure(name, files[name], told, bases, faults) for name in told}
    for name in sorted(set(exercises) ^ set(told)):
        mend = "write its table" if name not in told else "write an exercise's id"
        problem = "has no figure" if name not in told else "is no exercise of the catalogue"
        faults.append(Fault(files.get(name, "figures"), name, "", problem, mend))
    if faults:
        raise FigureError(tuple(faults))
    return MappingProxyType({name: one for name, one in figures.items() if one is not None})


def _read_folder(folder: Path, faults: list[Fault]) -> tuple[dict[str, Table], dict[str, str]]:
    """Every figure's table by its name, `bases.toml` under its own, and the file that each is from."""
    told: dict[str, Table] = {}
    files: dict[str, str] = {}
    if not (folder / BASES).is_file():
        faults.append(Fault(BASES, "", "", "is missing", "write the poses to start from"))
    for path in sorted(folder.glob("*.toml")):
        table = _parse(path, faults)
        if path.name == BASES:
            told[BASES] = table
            continue
        for name, entry in table.items():
            if not isinstance(entry, dict):
                faults.append(Fault(path.name, name, "", "is no table", f"begin it with [{name}]"))
            elif name in told:
                faults.append(Fault(path.name, name, "", f"stands in {files[name]} too", "keep one of the two"))
            else:
                told[name], files[name] = entry, path.name
    return told, files


def _parse(path: Path, faults: list[Fault]) -> Table:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(Fault(path.name, "", "", f"cannot be read ({error})", "mend the file at that place"))
        return {}
    if table.pop("schema_version", None) != SCHEMA_VERSION:
        mend = f"write schema_version = {SCHEMA_VERSION}"
        faults.append(Fault(path.name, "", "schema_version", "is missing or another", mend))
    return table


def _figure(name: str, file: str, told: Mapping[str, Table], bases: Table, faults: list[Fault]) -> Figure | None:
    before = len(faults)

    def fault(key: str, problem: str, mend: str) -> None:
        faults.append(Fault(file, name, key, problem, mend))

    for key in sorted(told[name].keys() - _KEYS):
        fault(key, "is unknown", f"write one of {', '.join(sorted(_KEYS))}")
    try:
        table = _inherited(name, told, bases.get("arm", {}), ())
        figure = _built(name, table, _base(table, bases))
    except UnreadableError as error:
        fault(error.key, error.problem, "see the docstring of data/figure_files.py")
        return None
    for problem in _loose_ends(figure):
        fault("steps", problem, "name only what is there")
    return figure if len(faults) == before else None


def _base(table: Table, bases: Table) -> Table:
    base = bases.get("pose", {}).get(table.get("base"))
    if base is None:
        raise UnreadableError("base", f"is {table.get('base')!r}, which is no pose of {BASES}")
    return spread(base, bases.get("arm", {}))


def _inherited(name: str, told: Mapping[str, Table], presets: Mapping[str, Table], behind: tuple[str, ...]) -> Table:
    """The figure's table over the one that it is like, with its poses spread to both sides."""
    if name in behind or name not in told:
        raise UnreadableError("like", f"leads to {name}, which is " + ("like itself" if name in behind else "unknown"))
    own = dict(told[name])
    poses = own.pop("poses", {})
    if not isinstance(poses, dict) or not all(isinstance(one, dict) for one in poses.values()):
        raise UnreadableError("poses", "has something that is no table")
    own["poses"] = {title: spread(change, presets) for title, change in poses.items()}
    if "like" not in own:
        return own
    other = _inherited(own.pop("like"), told, presets, (*behind, name))
    both = {
        title: changed(other["poses"].get(title, {}), own["poses"].get(title, {}))
        for title in {**other["poses"], **own["poses"]}
    }
    for one, instead in (("path", "steps"), ("steps", "path")):
        if one in own:
            other.pop(instead, None)
    return other | own | {"poses": both}


def _built(name: str, table: Table, base: Table) -> Figure:
    poses = {title: _pose(title, table["poses"], base, ()) for title in {"start": {}, **table["poses"]}}

    def read(key: str, kind: Any, otherwise: Any) -> Any:
        try:
            return msgspec.convert(table.get(key, otherwise), kind)
        except msgspec.ValidationError as error:
            raise UnreadableError(key, str(error)) from error

    return Figure(
        exercise=name,
        view=read("view", View, "side"),
        poses=MappingProxyType(poses),
        path=read("path", Moves | None, None),
        steps=read("steps", tuple[Step, ...], []),
        say=read("say", tuple[Word, ...], []),
        props=read("props", tuple[Prop, ...], []),
        zoom=read("zoom", str, ""),
        works=read("works", Works | None, None),
        far=read("far", tuple[Area, ...], []),
    )


def _pose(title: str, changes: Mapping[str, Table], base: Table, behind: tuple[str, ...]) -> Pose:
    try:
        return pose(_whole(title, changes, base, behind))
    except UnreadableError as error:
        raise UnreadableError(f"poses.{title}.{error.key}", error.problem) from error


def _whole(title: str, changes: Mapping[str, Table], base: Table, behind: tuple[str, ...]) -> Table:
    if title in behind or (title not in changes and title != "start"):
        raise UnreadableError("from", f"leads to {title}, which is unknown or comes from itself")
    change = dict(changes.get(title, {}))
    origin = change.pop("from", "start")
    start = base if title == "start" else _whole(origin, changes, base, (*behind, title))
    return changed(start, change)


def _loose_ends(figure: Figure) -> Iterable[str]:
    if (figure.path is None) == (not figure.steps):
        yield "and path: one of the two is needed"
    if figure.path in {Moves.LOWER, Moves.LIFT} and "end" not in figure.poses:
        yield "follow a path that needs the pose end"
    if figure.path is not None and len(figure.say) not in {0, _PHASES}:
        yield f"need no words (say) or {_PHASES}"
    for step in figure.steps:
        if step.to.removeprefix("~") not in figure.poses:
            yield f"lead to {step.to}, which is no pose"
    for point in (figure.zoom, *(name for prop in figure.props for name in (prop.on, *prop.to))):
        if point and point not in POINTS:
            yield f"and props: {point} is no point of the body"
    if figure.steps and not figure.steps[-1].to.removeprefix("~").startswith("start"):
        yield "do not end where they start"
