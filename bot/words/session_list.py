"""The list of a session as it is read on a phone between two sets: short figures, and what is shared said once.

What the figures mean is told in full by `bot.words.today.NUMBERS`, one tap away.
"""

from collections.abc import Sequence
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

from bot.words import common, doses
from bot.words.today import name_of, numbered
from coaching.exercise import Catalogue
from coaching.runner import Units
from coaching.session import Block, BlockKind, Prescription, Session

REST = 1
"""Where the rest stands among tempo, rest and effort."""
WORTH_SAYING_ONCE = 3
ONE_SET = "one set"
WARM_UP, WIND_DOWN = "Warm up", "Wind down"
LINE = 34
"""Characters in a line of a phone."""


def _short(one: Prescription, turns: str, *, leads: bool) -> tuple[str, str, str]:
    """Tempo, turns with rest, and effort of an exercise, as the list has them; "" where there is none.

    `leads` says that the next one is done in turn with it: then the rest is where that one's is.
    """
    rest = f"rest {doses.seconds(one.rest_s)}" if one.rest_s > 0 and not leads else ""
    return doses.tempo_short(one.tempo), ", ".join(part for part in (turns, rest) if part), doses.effort_short(one.rir)


def _turns(listed: Sequence[Prescription]) -> list[str]:
    """By exercise: which ones it is done in turn with; only the first of them says it."""
    starts = [at for at, one in enumerate(listed) if not one.paired or at == 0]
    said = [""] * len(listed)
    for first, end in zip(starts, [*starts[1:], len(listed)], strict=True):
        if end - first > 1:
            others = {2: f"{end}", 3: f"{end - 1} and {end}"}.get(end - first, f"{first + 2} to {end}")
            said[first] = f"in turn with {others}"
    return said


def leading(listed: Sequence[Prescription]) -> list[bool]:
    """By exercise: whether the next one is done in turn with it."""
    return [one.paired for one in listed[1:]] + [False] * bool(listed)


def _shared(hows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What most exercises share, so that it is said once; "" for a part that they do not.

    A rest is shared only where everything rests: no stretch shall seem to have a pause of its own.
    """
    shared = []
    for part, said in enumerate(zip(*hows, strict=True)):
        most = max((one for one in said if one), key=said.count, default="")
        whole = part != REST or all(said)
        shared.append(most if said.count(most) >= WORTH_SAYING_ONCE and whole else "")
    return tuple(shared)


class Line(Struct, frozen=True):
    """One exercise of the list: its prescription, whether a single set is counted, and what is not said for all."""

    one: Prescription
    once: bool
    own: tuple[str, ...]


class Listing(Struct, frozen=True):
    """The numbered exercises, and what they share, said once."""

    lines: tuple[Line, ...]
    shared: tuple[str, ...]


def listing(session: Session) -> Listing:
    """The exercises with their tempo, turns, rest and effort, as the list and the card have them."""
    listed = numbered(session)
    hows = [
        _short(one, turns, leads=leads)
        for one, turns, leads in zip(listed, _turns(listed), leading(listed), strict=True)
    ]
    shared = _shared(hows)
    once = any(one.sets > 1 for one in listed)
    own = [_own(how, shared) for how in hows]
    first = [] if once or len(listed) < WORTH_SAYING_ONCE else [ONE_SET]
    return Listing(
        tuple(Line(one, once, said) for one, said in zip(listed, own, strict=True)),
        (*first, *(part for part in shared if part)),
    )


def for_all(shared: Sequence[str]) -> str:
    """What holds for all exercises, in a line; "" for nothing."""
    return f"For all: {' · '.join(shared)}" if shared else ""


def _own(said: Sequence[str], shared: Sequence[str]) -> tuple[str, ...]:
    """What is not said for all."""
    parts = (part.removesuffix(f", {all_}") for part, all_ in zip(said, shared, strict=True) if part != all_)
    return tuple(part for part in parts if part)


def _aside_line(label: str, block: Block, catalogue: Catalogue) -> str:
    """Warm-up or wind-down in one paragraph."""
    return f"<b>{label}{_rounds(block)}</b>  {_moves(block, catalogue)}"


def moves(block: Block, catalogue: Catalogue) -> str:
    """Warm-up or wind-down within a sentence."""
    return f"{_moves(block, catalogue)}{_rounds(block)}"


def _at_the_end(session: Session) -> str:
    """The wind-down in a line: it is shown when it is due, and one tap away before."""
    block = _block(BlockKind.COOL_DOWN, session)
    if block is None:
        return ""
    return f"<b>{WIND_DOWN}</b>  {common.plural(len(block.prescriptions), 'easy move')}, listed under 📖"


def _again(block: Block) -> int:
    """How many rounds it has, where everything comes equally often; else 1."""
    rounds = {one.sets for one in block.prescriptions} if len(block.prescriptions) > 1 else set()
    return max(rounds) if len(rounds) == 1 else 1


def _rounds(block: Block) -> str:
    return f", {_again(block)} rounds" if _again(block) > 1 else ""


def _moves(block: Block, catalogue: Catalogue) -> str:
    once = [replace(one, sets=1) if _again(block) > 1 else one for one in block.prescriptions]
    return ", ".join(f"{name_of(one.exercise, catalogue)} {doses.sets_short(one)}" for one in once)


def brief(found: Listing, catalogue: Catalogue, units: Units) -> tuple[str, ...]:
    """The exercises with their doses alone, a line each."""
    return tuple(
        f"{at}. {name_of(line.one.exercise, catalogue)}  {doses.dose_short(line.one, units, once=line.once)}"
        for at, line in enumerate(found.lines, start=1)
    )


def warm_up(session: Session, catalogue: Catalogue) -> str:
    """The warm-up in one paragraph, "" without one."""
    return _aside(WARM_UP, _block(BlockKind.WARM_UP, session), catalogue)


def wind_down(session: Session, catalogue: Catalogue) -> str:
    """The wind-down in full, "" where there is none."""
    return _aside(WIND_DOWN, _block(BlockKind.COOL_DOWN, session), catalogue)


def _aside(label: str, block: Block | None, catalogue: Catalogue) -> str:
    return "" if block is None else _aside_line(label, block, catalogue)


def _block(kind: BlockKind, session: Session) -> Block | None:
    return next((one for one in session.blocks if one.kind is kind), None)


def walk(session: Session) -> str:
    """The easy walk of a recovery session, "" without one."""
    return f"<b>Walk</b> or spin easily for {session.walk_min} min." if session.walk_min else ""


def exercises(session: Session, catalogue: Catalogue, units: Units) -> str:
    """The list: warm-up, the numbered exercises, that a wind-down follows. What they share is said once, above them."""
    found = listing(session)
    said = for_all(found.shared)
    parts = [
        warm_up(session, catalogue),
        f"<i>{said}</i>" if said else "",
        "\n".join(_line(at, one, catalogue, units) for at, one in enumerate(found.lines, start=1)),
        walk(session),
        _at_the_end(session),
    ]
    return "\n\n".join(part for part in parts if part)


def _line(at: int, line: Line, catalogue: Catalogue, units: Units) -> str:
    """One exercise: name and dose, and only what is not said for all: beside it where there is room, else below it."""
    name, dose = name_of(line.one.exercise, catalogue), doses.dose_short(line.one, units, once=line.once)
    head, own = f"{at}. <b>{name}</b>  {dose}", " · ".join(line.own)
    if not own:
        return head
    room = len(f"{at}. {unescape(name)}  {dose} · {own}") <= LINE
    return f"{head} · <i>{own}</i>" if room else f"{head}\n    <i>{own}</i>"
