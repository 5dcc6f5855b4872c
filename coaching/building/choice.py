"""Which exercise fills a slot: the one in progress or what follows it, a stand-in, or a fresh one (rules 3.4, 5)."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from coaching.building.candidates import Shelf, too_heavy
from coaching.building.onward import Onward
from coaching.building.order import PastSession, SessionOrder
from coaching.building.ranking import Ranking
from coaching.building.slots import Choice, Slot
from coaching.dosing import chain
from coaching.dosing.base_dose import LEGS
from coaching.exercise import Catalogue, Exercise, LoadType, Pattern, Tag
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.rules import session as session_rules
from coaching.session import BlockKind

_TURNS = 2


class Chooser:
    """Chooses the exercises of one session, one slot after the other; none twice.

    `kin` are the past sessions of the kind, newest first: what they held goes on, unless its chain or a change of
    variant speaks. A `gentle` session may begin with easier links than what the runner does elsewhere.
    """

    def __init__(
        self,
        order: SessionOrder,
        catalogue: Catalogue,
        shelf: Shelf,
        kin: Sequence[PastSession],
        *,
        gentle: bool = False,
    ) -> None:
        self._gentle = gentle
        self._order = order
        self._catalogue = catalogue
        self._shelf = shelf
        self._heavy = too_heavy(order, catalogue)
        self._used: set[str] = set()
        self._wanted = set(order.limits.one_of_each_tag)
        self._fresh_kind = not kin
        self._kin = self._patterns(kin)
        self._lately: Mapping[Pattern, list[str]] | None = None
        last = next((one for one in order.past if one.type.strength), None)
        self._ranking = Ranking(order, self._wanted, frozenset(last.exercises if last else ()))
        self._onward = Onward(order, catalogue, self._ranking, kin[0] if kin else None)

    def _patterns(self, sessions: Iterable[PastSession]) -> Mapping[Pattern, list[str]]:
        found: dict[Pattern, list[str]] = {}
        for name in (name for past in sessions for name in past.exercises):
            exercise = self._catalogue.exercises.get(name)
            if exercise is not None:
                found.setdefault(exercise.pattern, []).append(name)
        return found

    def fill(self, slot: Slot) -> Choice | None:
        """The exercise for `slot`; None where nothing fits any of its patterns."""
        return self._filled(slot, self._choose)

    def in_turn(self, slot: Slot) -> Choice | None:
        """The exercise for a slot of light work, where what is in progress and the best other take turns."""
        return self._filled(slot, self._turn)

    def _filled(self, slot: Slot, choose: Callable[[Pattern, Slot, list[Exercise]], Choice]) -> Choice | None:
        for pattern in slot.patterns:
            options = self._options(pattern, slot)
            if options:
                return self._taken(choose(pattern, slot, options))
        return None

    def _taken(self, choice: Choice) -> Choice:
        self._used.add(choice.exercise.id)
        self._wanted -= choice.exercise.tags
        return choice

    def missing_tags(self) -> frozenset[Tag]:
        """Tags of which the session needs one move each and has none yet."""
        return frozenset(self._wanted)

    def swap(
        self,
        choice: Choice,
        fits: Callable[[Exercise], bool],
        because: AnyReason,
        *,
        first: Callable[[Exercise], tuple[bool, ...]] = lambda _: (),
    ) -> Choice | None:
        """Another exercise for the slot of `choice`, of the same pattern, that `fits`; None where there is none.

        Those of which `first` says less come first, whatever their rank.
        """
        options = [one for one in self._options(choice.exercise.pattern, choice.slot) if fits(one)]
        best = min(options, key=lambda one: (first(one), self._ranking.of(one)), default=None)
        return None if best is None else self._taken(Choice(best, choice.slot, (because,)))

    def offers(self, pattern: Pattern, kind: BlockKind, taken: Iterable[str]) -> list[Exercise]:
        """What may be done in a block for `pattern` besides those `taken`, the best first."""
        self._used.update(taken)
        return sorted(self._options(pattern, Slot(kind, (pattern,))), key=self._ranking.of)

    def _options(self, pattern: Pattern, slot: Slot) -> list[Exercise]:
        """What may be done in the slot: fitting, earned, not yet in the session, kind to what hurts a little."""
        shelf, records, eased = self._shelf, self._order.records, self._order.limits.eased_joints
        heavy = self._heavy
        found = [
            one
            for one in shelf.of(slot.kind)[pattern]
            if one.id not in self._used
            and (one.id not in heavy or one.id in records)
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
            return Choice(self._stand_in(name, options), slot, (why.StandIn(before=name),))
        return self._onward.choice(slot, kept, options)

    def _turn(self, pattern: Pattern, slot: Slot, options: list[Exercise]) -> Choice:
        name, day = self._in_progress(pattern), self._order.day.toordinal()
        kept = [one for one in options if one.id == name]
        known = [one for one in options if one.id in self._order.records or one.load_type is not LoadType.EXTERNAL]
        others = sorted((one for one in self._not_outgrown(known) if one.id != name), key=self._ranking.of)
        changing = [one for one in (*kept, *others) if not chain.stale(self._order, one)] or [*kept, *others]
        turns = kept if kept and self._onward.held else changing[:_TURNS] or options[:1]
        return Choice(turns[day // session_rules.LIGHT_CORE_TURN_DAYS % len(turns)], slot)

    def _in_progress(self, pattern: Pattern) -> str | None:
        """What the sessions of the kind had last for the pattern; apart from leg work, what any session had lately.

        Where the sessions are too long ago to be told apart, what was done last of all goes on.
        """
        names = self._kin.get(pattern, [])
        if not names and pattern not in LEGS:
            if self._lately is None:
                self._lately = self._patterns((*self._order.goes_on_from, *self._order.past))
            names = self._lately.get(pattern, [])
        if not names and (self._fresh_kind or pattern not in LEGS):
            names = self._long_ago(pattern)
        return next((name for name in names if name not in self._used), None)

    def _long_ago(self, pattern: Pattern) -> list[str]:
        """What was done for the pattern before the past sessions that are still known, the latest first."""
        lately = {name for past in self._order.past for name in past.exercises}
        known = [one for one in self._known(pattern) if one.id in self._shelf.ids and one.id not in lately]
        records = self._order.records
        return [one.id for one in sorted(known, key=lambda one: (-records[one.id].last_day.toordinal(), one.id))]

    def _known(self, pattern: Pattern) -> list[Exercise]:
        return [one for one in self._catalogue.by_pattern.get(pattern, ()) if one.id in self._order.records]

    def _fresh(self, slot: Slot, options: list[Exercise]) -> Choice:
        best = min(self._not_outgrown(options), key=self._ranking.of)
        article = (why.ArticlePick(mistake=best.article_mistake),) if best.article_mistake else ()
        family = (why.FamilyDue(family=best.pattern),) if slot.family else ()
        return Choice(best, slot, (*family, *article))

    def _not_outgrown(self, options: list[Exercise]) -> list[Exercise]:
        """The options without the links below what the runner does already; all where nothing else is left."""
        records = self._order.records
        below: set[str] = set()
        for one in self._known(options[0].pattern) if options and not self._gentle else ():
            if records[one.id].hard < rules.TOO_HARD_TWICE:
                below |= chain.easier_links(one, self._catalogue)
        return [one for one in options if one.id not in below] or options

    def _stand_in(self, name: str, options: list[Exercise]) -> Exercise:
        """The nearest easier link that can be done, else the best of the rest."""
        by_id = {one.id: one for one in options}
        easier = self._catalogue[name].easier
        while easier:
            if easier in by_id:
                return by_id[easier]
            easier = self._catalogue[easier].easier
        return min(options, key=self._ranking.of)
