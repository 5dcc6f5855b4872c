"""What becomes of an exercise in progress: it goes on, moves along its chain, or gives way (rules 3.4, S7)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coaching.building.order import PastSession, SessionOrder
from coaching.building.ranking import Ranking
from coaching.building.slots import Choice, Slot
from coaching.dosing import chain
from coaching.dosing.record import ExerciseRecord
from coaching.dosing.target import same_for_long
from coaching.exercise import Catalogue, Exercise, LoadType
from coaching.facts import Feel
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.session import BlockKind, LoadKind
from coaching.week.phases import block, phase

ROTATING = frozenset({BlockKind.MAIN, BlockKind.SINGLE_LEG, BlockKind.SINGLE_LEG_HINGE})
"""The main exercises, of which a new block changes some."""


class Onward(NamedTuple):
    """How exercises go on in one session; `same` is the last session of its kind."""

    order: SessionOrder
    catalogue: Catalogue
    ranking: Ranking
    same: PastSession | None

    def choice(self, slot: Slot, kept: Exercise, options: Sequence[Exercise]) -> Choice:
        """`kept`, or what comes in its place, of `options`."""
        record = self.order.records.get(kept.id)
        if record is None:
            return Choice(kept, slot)
        by_id = {one.id: one for one in options}
        if kept.easier in by_id and self._steps_back(kept, record):
            return Choice(by_id[kept.easier], slot, (why.EasierVariant(before=kept.id),))
        if self.held:
            return Choice(kept, slot)
        harder = None if record.feel is Feel.TOO_HARD else self._harder(kept, record, by_id)
        if harder is not None:
            return Choice(harder, slot, (why.HarderVariant(before=kept.id),))
        return self._changed(slot, kept, record, options) or Choice(kept, slot)

    @property
    def held(self) -> bool:
        """Whether limits keep the selection as it was."""
        return self.order.limits.no_progress or self.order.limits.no_new_exercise

    def _steps_back(self, kept: Exercise, record: ExerciseRecord) -> bool:
        """One link down after too hard twice, or after a long layoff, where no load is left to take off."""
        since = self.order.back_on
        climbed = kept.easier in self.order.records or kept.level > self.order.start_level
        away = since is not None and record.last_day < since and climbed
        return (away or record.hard >= rules.TOO_HARD_TWICE) and chain.unloadable(self.order, kept, record)

    def _changed(
        self, slot: Slot, kept: Exercise, record: ExerciseRecord, options: Sequence[Exercise]
    ) -> Choice | None:
        """Another variant of the pattern, where one is due (S7)."""
        stalled = record.flat >= rules.STALL_SWAP_EXPOSURES
        must = stalled or same_for_long(record, self.order.day)
        spent = chain.exhausted(self.order, kept, record)
        due = must or (slot.kind in ROTATING and self._new(block_too=True))
        gains = slot.kind in ROTATING and record.last.load.kind is LoadKind.BODYWEIGHT and self._new(block_too=False)
        if not due and not gains and not spent:
            return None
        hard = record.feel is Feel.TOO_HARD
        others = [
            one
            for one in options
            if one.id != kept.id
            and (must or spent or one.metric.timed == kept.metric.timed)
            and not (hard and one.level > kept.level)
            and not chain.stale(self.order, one)
            and not chain.leaps(kept, one, self.catalogue)
            and (due or spent or one.load_type is LoadType.EXTERNAL)
            and (due or not self._spent(one))
        ]
        good = self._as_good(kept, record, others) or (others if stalled else [])
        best = min(good, key=self.ranking.of, default=None)
        return None if best is None else Choice(best, slot, (why.NewVariant(before=kept.id, stalled=stalled),))

    def _new(self, *, block_too: bool) -> bool:
        """Whether the last session of the kind was of another phase, or of another block."""
        if self.same is None:
            return False
        if block_too:
            return block(self.same.week) != block(self.order.dose.week)
        return phase(self.same.week) != self.order.dose.phase

    def _spent(self, one: Exercise) -> bool:
        record = self.order.records.get(one.id)
        return record is not None and chain.exhausted(self.order, one, record)

    def _as_good(self, kept: Exercise, record: ExerciseRecord, others: Sequence[Exercise]) -> list[Exercise]:
        """Those of `others` that `kept` has not outgrown: no easier link, no lower level, loaded where it is."""
        outgrown = chain.easier_links(kept, self.catalogue)
        return [
            one
            for one in others
            if one.id not in outgrown
            and one.level >= kept.level
            and (record.last.load.kg <= 0 or one.start is not None)
        ]

    def _harder(self, kept: Exercise, record: ExerciseRecord, by_id: Mapping[str, Exercise]) -> Exercise | None:
        """The next link, once this one is mastered and no more load fits it; never two links in a week."""
        if not chain.ready(record) or not chain.loaded_out(self.order, kept, record):
            return None
        letter = self.same.letter if self.same else ""
        since = chain.in_place_since(self.order, self.catalogue, kept, letter)
        if since is None or (self.order.day - since).days < rules.LEVEL_UP_DAYS:
            return None
        links = [one for one in by_id.values() if one.easier == kept.id and one.id not in self.order.records]
        name = kept.harder
        while name and name not in by_id:
            name = self.catalogue[name].harder
        if name:
            links.append(by_id[name])
        open_links = [one for one in links if not chain.just_left(self.order, one)]
        return min(open_links, key=self.ranking.of_link, default=None)
