"""The score of a hands-free session: what is heard, and at which second. Pure.

It follows the coach's own estimate (rules 2.1): the change to the next exercise, the sets at their tempo, the rest
after each round. What sides and turns need on top is taken out of the change, as far as that stays long enough.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from bot.sound.parts import Part
from coaching.rules import session as rules

LEAD_S = 1
"""Silence before the first cue: players swallow the first moment."""
COUNT_IN_S = 3
SWITCH_S = 5
"""From one side to the other, the count-in included."""
HALFWAY_FROM_S = 20
"""A shorter hold is over before anybody asks."""
CHANGE_LEAST_S = 15
"""The change to another exercise is never shorter, however much its sides need."""
FIRST_TURN_S = 12
TURN_LEAST_S = 8
"""From one exercise to the one in turn with it: the first time it is named in full."""
FRAME_FIRST_S = 9
FRAME_AGAIN_S = 6
"""The same between warm-up moves and stretches."""
NOTICE_S = 8
"""How long before a set it is said which one it is, where the rest is long enough for it."""
REST_WITH_NOTICE_S = 20


class Sound(StrEnum):
    """What a cue says; each has a tone of its own."""

    NEXT = "next"  # another exercise, by its name and dose
    AGAIN = "again"  # back to one that is done in turn, by its name
    SET = "set"  # which set comes
    WEAKER = "weaker"  # an extra set on the weaker side
    COUNT_IN = "count_in"
    GO = "go"
    REP = "rep"
    LAST_REP = "last_rep"
    HALFWAY = "halfway"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"


class Cue(Struct, frozen=True, omit_defaults=True):
    """A sound at a second. `part` is the exercise it is about, `number` the set, the rep, or the seconds of rest."""

    at: int
    sound: Sound
    part: int = 0
    number: int = 0


class Score(Struct, frozen=True):
    """All cues in their order, and how many seconds it takes."""

    cues: tuple[Cue, ...]
    seconds: int


def score(parts: Sequence[Part]) -> Score:
    """The score of a session."""
    line = _Line(parts)
    together = stops(parts)
    for at, stop in enumerate(together):
        line.stop(stop, last=at == len(together) - 1)
    line.cue(Sound.DONE, len(parts) - 1)
    ordered = sorted(line.cues, key=lambda cue: cue.at)
    return Score(tuple(ordered), line.now + SWITCH_S)


def stops(parts: Sequence[Part]) -> list[list[int]]:
    """The exercises by number; those done in turn are together."""
    found: list[list[int]] = []
    for number, part in enumerate(parts):
        if part.in_turn and found and parts[found[-1][-1]].frame == part.frame:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def change_s(part: Part) -> int:
    """Seconds from the end of one exercise, and its rest, to the first set of the next."""
    if part.frame:
        return FRAME_FIRST_S
    switches = part.sets * (part.sides - 1) * SWITCH_S
    return max(CHANGE_LEAST_S, rules.CHANGE_S - switches)


def turn_s(part: Part, number: int) -> int:
    """Seconds from an exercise to set `number` of the one in turn with it: its change, shared out over its sets."""
    if part.frame:
        return FRAME_FIRST_S if number == 1 else FRAME_AGAIN_S
    first = max(FIRST_TURN_S, rules.CHANGE_S // part.sets)
    return first if number == 1 else max(TURN_LEAST_S, (rules.CHANGE_S - first) // (part.sets - 1))


class _Line:
    """The score as it is written, from left to right; `now` is the second that it has come to."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.cues: list[Cue] = []
        self.now = LEAD_S

    def cue(self, sound: Sound, part: int, number: int = 0, *, at: int | None = None) -> None:
        self.cues.append(Cue(self.now if at is None else at, sound, part, number))

    def stop(self, stop: Sequence[int], *, last: bool) -> None:
        """One exercise with all its sets, or several in turn; after the last set of all nobody needs a rest."""
        rounds = max(self.parts[one].sets for one in stop)
        extra = [(one, more) for one in stop for more in range(1, self.parts[one].more + 1)]
        rest_s = max(self.parts[one].rest_s for one in stop)
        for number in range(1, rounds + 1):
            in_it = [one for one in stop if self.parts[one].sets >= number]
            for place, one in enumerate(in_it):
                self.set(one, number, rested=0 if place else rest_s, leads=place == 0, alone=len(stop) == 1)
            if not (last and number == rounds and not extra):
                self.rest(in_it[-1], rest_s)
        for at, (one, more) in enumerate(extra, start=1):
            self.weaker(one, more)
            if not (last and at == len(extra)):
                self.rest(one, self.parts[one].rest_s)

    def set(self, one: int, number: int, *, rested: int, leads: bool, alone: bool) -> None:
        """One set, with what leads to it: the change, or a rest of so many seconds, at whose end it is counted in."""
        part = self.parts[one]
        if number == 1:
            self.cue(Sound.NEXT, one, number)
            self.now += change_s(part) if leads else turn_s(part, number)
        elif not rested:
            self.cue(Sound.SET if alone else Sound.AGAIN, one, number)
            self.now += turn_s(part, number)
        elif rested >= REST_WITH_NOTICE_S:
            self.cue(Sound.SET if alone else Sound.AGAIN, one, number, at=self.now - NOTICE_S)
        self.work(one, number)
        if part.sides > 1:
            self.cue(Sound.SWITCH, one, number)
            self.now += SWITCH_S
            self.work(one, number)

    def weaker(self, one: int, more: int) -> None:
        """An extra set on the weaker side alone."""
        self.cue(Sound.WEAKER, one, more, at=self.now - min(NOTICE_S, self.parts[one].rest_s))
        self.work(one, self.parts[one].sets + more)

    def work(self, one: int, number: int) -> None:
        """One side of one set: the count-in just before, then each rep at its tempo, or the hold."""
        part, start = self.parts[one], self.now
        for left in range(COUNT_IN_S, 0, -1):
            self.cue(Sound.COUNT_IN, one, left, at=start - left)
        self.cue(Sound.GO, one, number)
        if part.rep_s:
            reps = part.work_s // part.rep_s
            for rep in range(2, reps + 1):
                sound = Sound.REP if rep < reps else Sound.LAST_REP
                self.cue(sound, one, rep, at=start + (rep - 1) * part.rep_s)
        elif part.work_s >= HALFWAY_FROM_S:
            self.cue(Sound.HALFWAY, one, number, at=start + part.work_s // 2)
        self.now += part.work_s

    def rest(self, one: int, seconds: int) -> None:
        """The rest after a round; nothing where there is none."""
        if seconds:
            self.cue(Sound.REST, one, seconds)
            self.now += seconds
