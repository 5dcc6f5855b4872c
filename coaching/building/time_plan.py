"""A session against the clock (rules 2.1): rests, sets and moves cut until it fits, shared rests counted once."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from coaching.building.estimate import set_seconds, weaker_side_seconds
from coaching.building.fit import Fitted, Move, balanced, droppable
from coaching.building.slots import Drop
from coaching.dosing.base_dose import CORE, LEGS, SINGLE_LEG, UPPER
from coaching.exercise import Pattern
from coaching.reasons.session import SetAdded
from coaching.rules import progression
from coaching.rules import session as rules
from coaching.rules.session import Template
from coaching.session import BlockKind

_CUT_FIRST = {
    kind: place
    for place, kind in enumerate(
        (
            BlockKind.MAIN,
            BlockKind.SINGLE_LEG,
            BlockKind.SINGLE_LEG_HINGE,
            BlockKind.CORE,
            BlockKind.PUSH_PULL,
            BlockKind.CALF_HIP,
            BlockKind.MOVES,
            BlockKind.JUMPS,
        )
    )
}
"""Among moves with as many sets the one with the highest number loses one first: the main lift last of all."""


class _Item:
    """A move while sets and moves are cut: plain numbers, so that trying costs little."""

    __slots__ = (
        "added",
        "asked",
        "extra",
        "group",
        "legs",
        "mates",
        "move",
        "paired",
        "rank",
        "rest",
        "sets",
        "single",
        "usual",
        "work",
    )

    def __init__(self, move: Move) -> None:
        pattern = move.exercise.pattern
        self.legs = pattern in LEGS
        self.single = pattern in SINGLE_LEG
        self.group = _group(pattern)
        self.rank = _CUT_FIRST[move.slot.kind]
        self.paired = False
        self.mates: list[_Item] = [self]
        self.usual = self.asked = self.sets = move.prescription.sets
        self.rest = move.prescription.rest_s
        self.take(move)

    def take(self, move: Move) -> None:
        """Another dose of the same move; sets and rest stay."""
        self.move = move
        self.added = any(isinstance(reason, SetAdded) for reason in move.prescription.because)
        self.work = set_seconds(move.prescription)
        self.extra = weaker_side_seconds(move.prescription)

    def saving(self) -> int:
        """Seconds that one set less saves: its work, and its rest where no mate rests that often anyway."""
        if len(self.mates) == 1:
            return self.work + self.rest
        for mate in self.mates:
            if mate is not self and mate.sets >= self.sets:
                return self.work
        return self.work + max([mate.rest for mate in self.mates])

    def made(self) -> Move:
        """The move with the sets, the rest and the pair that were found."""
        now = self.move.prescription
        if (now.sets, now.paired, now.rest_s) == (self.sets, self.paired, self.rest):
            return self.move
        return self.move._replace(prescription=replace(now, sets=self.sets, paired=self.paired, rest_s=self.rest))


def _group(pattern: Pattern) -> str:
    """Moves of different groups do not compete: legs, push, pull, core."""
    if pattern in CORE:
        return "core"
    return pattern.value if pattern in UPPER else "legs"


class TimePlan:
    """The moves of a session against the clock (rules 2.1). `total` are the seconds that they take now.

    Neighbours that do not compete share one rest; in a circuit all moves do.
    """

    def __init__(self, moves: Sequence[Move], *, circuit: bool) -> None:
        self._all = [_Item(move) for move in moves]
        self._circuit = circuit
        self._items = list(self._all)
        self.left_out: list[str] = []
        self._pair()

    @property
    def moves(self) -> list[Move]:
        return [item.made() for item in self._items]

    @property
    def fitted(self) -> Fitted:
        cut = sum(item.usual - item.sets for item in self._items)
        return Fitted(balanced(self.moves), cut, tuple(self.left_out))

    @property
    def too_little(self) -> bool:
        """Whether a move that is due was dropped, or leg work has fewer sets than it should keep."""
        return bool(self.left_out) or any(
            item.legs and item.sets < min(item.asked, rules.FEW_SETS) for item in self._items
        )

    def rest(self, least: Callable[[Move], int]) -> None:
        """Rests down to what `least` says of each move, where they are longer."""
        for item in self._all:
            item.rest = min(item.rest, least(item.move))
        self._count()

    def again(self) -> None:
        """All moves with all their sets, as at the beginning."""
        self._items, self.left_out = list(self._all), []
        for item in self._all:
            item.sets = item.asked
        self._pair()

    def take_back(self, dose: Callable[[Move], Move]) -> bool:
        """Give moves with a set more than last time the dose without it, where that is one; True where one changed."""
        changed = False
        for item in self._items:
            if not item.added:
                continue
            other = dose(item.made())
            if other.prescription.because is not item.move.prescription.because:
                item.take(other)
                item.asked = item.sets
                item.usual = max(item.sets, item.usual - progression.SETS_UP)  # the set that was not added
                changed = True
        self._count()
        return changed

    def squeeze(self, budget_s: int, shape: Template) -> None:
        """Cut sets, then moves until it fits `budget_s`: sets never below one.

        Leg work keeps the template's sets while other work gives some and the moves beyond the template's go; then it
        gives too. Sets for which there is room again at the end come back.
        """
        while self.total > budget_s:
            if self._cut(shape.sets, max(1, shape.sets - 1)):
                continue
            optional = self._droppable(Drop.DUE)
            if optional is not None and len(self._items) > shape.moves:
                del self._items[optional]
            elif self._cut(min(shape.sets, rules.FEW_SETS), 1) or self._cut(1, 1):
                continue
            else:
                place = self._droppable(Drop.KEEP)
                if place is None:
                    break
                self.left_out.append(self._items.pop(place).move.exercise.id)
            self._pair()
        self._restore(budget_s)

    def _droppable(self, above: Drop) -> int | None:
        return droppable([item.move for item in self._items], above)

    def _pair(self) -> None:
        group: list[_Item] = []
        for item in self._items:
            before = group[-1] if group else None
            item.paired = before is not None and (self._circuit or (not before.paired and before.group != item.group))
            if not item.paired:
                group = []
            group.append(item)
            item.mates = group
        self._count()

    def _count(self) -> None:
        """What `coaching.building.estimate.training_seconds` says of the moves."""
        total = len(self._items) * rules.CHANGE_S
        for item in self._items:
            total += item.sets * item.work + item.extra
            mates = item.mates
            if len(mates) == 1:
                total += item.sets * item.rest
            elif mates[0] is item:
                total += max([mate.sets for mate in mates]) * max([mate.rest for mate in mates])
        self.total = total

    def _cut(self, legs: int, others: int) -> bool:
        """Take one set from a move with the most; leg work keeps `legs` sets, the rest `others`. False: none may go."""
        chosen: _Item | None = None
        spare = self._single_leg_spare()
        for item in self._items:
            floor = legs if item.legs else others
            if item.sets <= floor or (item.single and not spare):
                continue
            if chosen is None or (item.sets, item.rank) >= (chosen.sets, chosen.rank):
                chosen = item
        if chosen is None:
            return False
        self.total -= chosen.saving()
        chosen.sets -= 1
        return True

    def _single_leg_spare(self) -> bool:
        """Whether single-leg work is half of the leg sets with one set less too (S3)."""
        legs = single = 0
        for item in self._items:
            if item.legs:
                legs += item.sets
                single += item.sets if item.single else 0
        return single - 1 >= rules.SINGLE_LEG_SHARE * (legs - 1)

    def _restore(self, budget_s: int) -> None:
        """Give back sets that fit again, those first that are cut last."""
        for item in sorted((one for one in self._items if one.sets < one.asked), key=lambda one: one.rank):
            while item.sets < item.asked:
                item.sets += 1
                if self.total + item.saving() > budget_s:
                    item.sets -= 1
                    break
                self.total += item.saving()
