"""Which exercise fills a slot: the one in progress, a link up or down its chain, or another variant (rules 3.4, 5)."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from coaching.building.candidates import Shelf
from coaching.building.order import PastSession, SessionOrder
from coaching.building.slots import Slot
from coaching.dosing import chain
from coaching.dosing.base_dose import CORE, LEGS
from coaching.dosing.record import ExerciseRecord
from coaching.dosing.target import same_for_long
from coaching.exercise import Catalogue, Exercise, LoadType, Pattern, Tag
from coaching.facts import Feel
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.rules import session as session_rules
from coaching.runner import Area
from coaching.session import BlockKind, LoadKind
from coaching.week.phases import block, phase

ROTATING = frozenset({BlockKind.MAIN, BlockKind.SINGLE_LEG, BlockKind.SINGLE_LEG_HINGE})
"""The main exercises, of which a new block changes some."""


class Choice(NamedTuple):
    """An exercise for a slot, and why."""

    exercise: Exercise
    slot: Slot
    because: tuple[AnyReason, ...] = ()


class Chooser:
    """Chooses the exercises of one session, one slot after the other; none twice.

    `same` is the last session of the kind: what it held goes on, unless its chain or a change of variant speaks.
    """

    def __init__(self, order: SessionOrder, catalogue: Catalogue, shelf: Shelf, same: PastSession | None) -> None:
        self._order = order
        self._catalogue = catalogue
        self._shelf = shelf
        self._used: set[str] = set()
        self._wanted = set(order.limits.one_of_each_tag)
        self._held = order.limits.no_progress or order.limits.no_new_exercise
        self._letter = same.letter if same else ""
        self._same = self._patterns(same.exercises if same else ())
        self._lately: Mapping[Pattern, list[str]] | None = None
        last = next((one for one in order.past if one.type.strength), None)
        self._last = frozenset(last.exercises if last else ())
        self._new_block = same is not None and block(same.week) != block(order.dose.week)
        self._new_phase = same is not None and phase(same.week) != order.dose.phase

    def _patterns(self, names: tuple[str, ...]) -> Mapping[Pattern, list[str]]:
        found: dict[Pattern, list[str]] = {}
        for name in names:
            exercise = self._catalogue.exercises.get(name)
            if exercise is not None:
                found.setdefault(exercise.pattern, []).append(name)
        return found

    def fill(self, slot: Slot) -> Choice | None:
        """The exercise for `slot`; None where nothing fits any of its patterns."""
        for pattern in slot.patterns:
            options = self._options(pattern, slot)
            if not options:
                continue
            choice = self._choose(pattern, slot, options)
            self._used.add(choice.exercise.id)
            self._wanted -= choice.exercise.tags
            return choice
        return None

    def missing_tags(self) -> frozenset[Tag]:
        """Tags of which the session needs one move each and has none yet."""
        return frozenset(self._wanted)

    def swap(self, choice: Choice, fits: Callable[[Exercise], bool], because: AnyReason) -> Choice | None:
        """Another exercise for the slot of `choice`, of the same pattern, that `fits`; None where there is none."""
        options = [one for one in self._options(choice.exercise.pattern, choice.slot) if fits(one)]
        if not options:
            return None
        best = min(options, key=self._rank)
        self._used.add(best.id)
        self._wanted -= best.tags
        return Choice(best, choice.slot, (because,))

    def offers(self, pattern: Pattern, kind: BlockKind, taken: Iterable[str]) -> list[Exercise]:
        """What may be done in a block for `pattern` besides those `taken`, the best first."""
        self._used.update(taken)
        return sorted(self._options(pattern, Slot(kind, (pattern,))), key=self._rank)

    def _options(self, pattern: Pattern, slot: Slot) -> list[Exercise]:
        """What may be done in the slot: fitting, earned, not yet in the session, kind to what hurts a little."""
        shelf, records, eased = self._shelf, self._order.records, self._order.limits.eased_joints
        found = [
            one
            for one in shelf.of(slot.kind)[pattern]
            if one.id not in self._used
            and (one.id not in shelf.heavy or one.id in records)
            and (one.level <= self._order.start_level or self._earned(one.id))
        ]
        if not eased:
            return found
        return [one for one in found if one.caution.isdisjoint(eased)] or found

    def _earned(self, name: str) -> bool:
        """Whether a level is open by having been trained, or by the link below (rules 1.3, 3.3)."""
        return name in self._order.records or any(self._opens(link, {name}) for link in self._shelf.before[name])

    def _opens(self, name: str, seen: set[str]) -> bool:
        """Whether `name` is mastered, or cannot be done here and a link below it is."""
        record = self._order.records.get(name)
        if record is not None:
            return record.earned
        if name in self._shelf.ids or name in seen:
            return False
        seen.add(name)
        return any(self._opens(link, seen) for link in self._shelf.before[name])

    def _choose(self, pattern: Pattern, slot: Slot, options: list[Exercise]) -> Choice:
        name = self._in_progress(pattern)
        if name is None:
            return self._fresh(slot, options)
        kept = next((one for one in options if one.id == name), None)
        if kept is None:
            best = self._stand_in(name, options)
            return Choice(best, slot, (why.StandIn(before=name),))
        return self._onward(slot, kept, options)

    def _in_progress(self, pattern: Pattern) -> str | None:
        """What the last session of the kind had for the pattern; apart from leg work, what any session had lately."""
        names = self._same.get(pattern, [])
        if not names and pattern not in LEGS:
            if self._lately is None:
                sessions = (*self._order.goes_on_from, *self._order.past)
                self._lately = self._patterns(tuple(name for past in sessions for name in past.exercises))
            names = self._lately.get(pattern, [])
        return next((name for name in names if name not in self._used), None)

    def _fresh(self, slot: Slot, options: list[Exercise]) -> Choice:
        best = min(options, key=self._rank)
        article = (why.ArticlePick(mistake=best.article_mistake),) if best.article_mistake else ()
        family = (why.FamilyDue(family=best.pattern),) if slot.family else ()
        return Choice(best, slot, (*family, *article))

    def _stand_in(self, name: str, options: list[Exercise]) -> Exercise:
        """The nearest easier link that can be done, else the best of the rest."""
        by_id = {one.id: one for one in options}
        easier = self._catalogue[name].easier
        while easier:
            if easier in by_id:
                return by_id[easier]
            easier = self._catalogue[easier].easier
        return min(options, key=self._rank)

    def _onward(self, slot: Slot, kept: Exercise, options: list[Exercise]) -> Choice:
        """Keep the exercise, or move along its chain, or change the variant."""
        record = self._order.records.get(kept.id)
        if record is None:
            return Choice(kept, slot)
        by_id = {one.id: one for one in options}
        if record.hard >= rules.TOO_HARD_TWICE and chain.unloadable(self._order, kept, record) and kept.easier in by_id:
            return Choice(by_id[kept.easier], slot, (why.EasierVariant(before=kept.id),))
        if self._held:
            return Choice(kept, slot)
        harder = None if record.feel is Feel.TOO_HARD else self._harder(kept, record, by_id)
        if harder is not None:
            return Choice(harder, slot, (why.HarderVariant(before=kept.id),))
        return self._changed(slot, kept, record, options) or Choice(kept, slot)

    def _changed(self, slot: Slot, kept: Exercise, record: ExerciseRecord, options: list[Exercise]) -> Choice | None:
        """Another variant of the pattern, where one is due (S7)."""
        stalled = record.flat >= rules.STALL_SWAP_EXPOSURES
        must = stalled or same_for_long(record, self._order.day)
        spent = chain.exhausted(self._order, kept, record)
        due = must or (self._new_block and slot.kind in ROTATING)
        gains = self._new_phase and slot.kind in ROTATING and record.last.load.kind is LoadKind.BODYWEIGHT
        if not due and not gains and not spent:
            return None
        hard = record.feel is Feel.TOO_HARD
        others = [
            one
            for one in options
            if one.id != kept.id
            and (must or spent or one.metric.timed == kept.metric.timed)
            and not (hard and one.level > kept.level)
            and not chain.stale(self._order, one)
            and (due or spent or one.load_type is LoadType.EXTERNAL)
            and (due or not self._spent(one))
        ]
        best = min(self._as_good(kept, record, others) or (others if must else []), key=self._rank, default=None)
        return None if best is None else Choice(best, slot, (why.NewVariant(before=kept.id, stalled=stalled),))

    def _spent(self, one: Exercise) -> bool:
        record = self._order.records.get(one.id)
        return record is not None and chain.exhausted(self._order, one, record)

    def _as_good(self, kept: Exercise, record: ExerciseRecord, others: list[Exercise]) -> list[Exercise]:
        """Those of `others` that `kept` has not outgrown: no easier link, no lower level, loaded where it is."""
        outgrown = chain.easier_links(kept, self._catalogue)
        return [
            one
            for one in others
            if one.id not in outgrown
            and one.level >= kept.level
            and (record.last.load.kg <= 0 or one.start is not None)
        ]

    def _harder(self, kept: Exercise, record: ExerciseRecord, by_id: Mapping[str, Exercise]) -> Exercise | None:
        """The next link, once this one is mastered and no more load fits it; never two links in a week."""
        if not chain.ready(record) or not chain.loaded_out(self._order, kept, record):
            return None
        since = chain.in_place_since(self._order, self._catalogue, kept, self._letter)
        if since is None or (self._order.day - since).days < rules.LEVEL_UP_DAYS:
            return None
        links = [one for one in by_id.values() if one.easier == kept.id and one.id not in self._order.records]
        name = kept.harder
        while name and name not in by_id:
            name = self._catalogue[name].harder
        if name:
            links.append(by_id[name])
        open_links = [one for one in links if not chain.just_left(self._order, one, record)]
        return min(open_links, key=self._link_rank, default=None)

    def _link_rank(self, one: Exercise) -> tuple[bool, bool, int, str]:
        """Of several next links: with a weight once the phase asks for it, the article's, the lower level, the id."""
        loaded = one.load_type is LoadType.EXTERNAL and self._order.dose.phase >= rules.OPTIONAL_LOAD_FROM_PHASE
        return (not loaded, not one.article_mistake, one.level, one.id)

    def _rank(self, one: Exercise) -> tuple[int, bool, bool, bool, bool, bool, bool, int, int, str]:
        """Tags, compounds and calves, known where nothing is new, rotation, reps or holds, weight, article, level."""
        record = self._order.records.get(one.id)
        # Core reps on both sides are slow: where minutes are few a hold does it.
        timed_first = one.pattern in CORE and self._order.minutes < session_rules.UNCOUNTED_BELOW_MINUTES
        return (
            -len(self._wanted & one.tags),
            (one.pattern in LEGS and Tag.NOT_COMPOUND in one.tags)
            or (one.pattern is Pattern.CALF_ANKLE and Area.CALVES not in one.areas),
            record is None and self._order.limits.no_new_exercise,
            one.id in self._last,
            one.metric.timed != timed_first and (timed_first or one.pattern not in CORE),
            self._order.dose.phase >= rules.OPTIONAL_LOAD_FROM_PHASE and one.load_type is not LoadType.EXTERNAL,
            not one.article_mistake,
            -one.level,
            record.last_day.toordinal() if record else 0,
            one.id,
        )
