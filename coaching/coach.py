"""The use cases: what the conversation and the deliveries ask of the coach.

Each takes the training state and the moment, and returns an `Outcome`: the value, the facts to append, and the state
that folding them gives. Nothing here reads a clock or keeps anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from coaching import rules
from coaching.agenda import week_days
from coaching.asking import week_of
from coaching.change import Change
from coaching.change_options import moves
from coaching.exercise import Catalogue
from coaching.facts import AnyFact, Moment, Onboarded, SessionDone, SessionPrescribed
from coaching.follow_up import Asked, Asking, Question, follow_up
from coaching.memory.count import Status
from coaching.memory.fold import fold, rebuild
from coaching.memory.state import STATE_VERSION, TrainingState
from coaching.outcomes import DayPlan, MoveTo, NextTime, Outcome, Renewal, Summary, TrainingWeek, WeekReview
from coaching.outlooks import Outlooks
from coaching.planning import Outlook, plan_day, training_week
from coaching.review import ahead, coming_changes, done_as_planned, next_time, week_review
from coaching.rules import memory
from coaching.runner import Profile, Race, RunningWeek
from coaching.session import Session
from coaching.session_type import SessionType

__all__ = ["Change", "Coach", "DayPlan", "MoveTo", "NextTime", "Outcome", "Summary", "WeekReview"]


class Coach:
    """The coach, with the catalogue it prescribes from.

    `plans_kept` is how many plans it remembers: asked again about a state on the same day it does not plan again.
    Nothing else is kept between calls.
    """

    def __init__(self, catalogue: Catalogue, *, plans_kept: int = 0) -> None:
        self.catalogue = catalogue
        self._outlooks = Outlooks(plans_kept)

    def forget_unused(self) -> None:
        """Forgets the plans that nobody asked about since the last call."""
        self._outlooks.forget_unused()

    def onboard(
        self,
        state: TrainingState | None,
        profile: Profile,
        week: RunningWeek,
        races: Sequence[Race],
        moment: Moment,
    ) -> Outcome[Session]:
        """The ten questions are answered: the first (or a new) start, with today's session."""
        fact = Onboarded(at=moment.at, day=moment.day, profile=profile, week=week, races=tuple(races))
        return _after(fact, self.today(fold(state, (fact,), self.catalogue), moment))

    def today(self, state: TrainingState, moment: Moment) -> Outcome[Session]:
        """Today's session. Prescribed, that is kept as a fact, when it is new or changed since it was told.

        A session that was done or skipped today stays as it was.
        """
        return self._today(state, self._outlooks.of(state, moment.day), moment)

    def _today(self, state: TrainingState, outlook: Outlook, moment: Moment) -> Outcome[Session]:
        known = state.session_on(moment.day)
        if known is not None and state.status_on(moment.day) in {Status.DONE, Status.SKIPPED}:
            return Outcome(known, (), state)
        session = outlook.session(moment.day, self.catalogue)
        if session == known:
            return Outcome(known, (), state)
        fact = SessionPrescribed(at=moment.at, day=moment.day, session=session)
        return Outcome(session, (fact,), fold(state, (fact,), self.catalogue))

    def preview(self, state: TrainingState, day: date, moment: Moment) -> Session:
        """The session of another day as it would be if all until then were done as planned. Nothing is kept."""
        if day <= moment.day:
            return self._past(state, day, moment)
        for session, before in ahead(self._with_today(state, moment), moment, day, self.catalogue):
            if session.day == day:
                return session
            state = done_as_planned(before, session, moment, self.catalogue)
        return plan_day(state, day, day, self.catalogue)

    def _past(self, state: TrainingState, day: date, moment: Moment) -> Session:
        if day == moment.day:
            return self.today(state, moment).value
        entry = state.trained_on(day)
        return state.session_on(day) or Session(day=day, type=entry.type if entry else SessionType.NONE)

    def _with_today(self, state: TrainingState, moment: Moment) -> TrainingState:
        """The state once today's session is done as planned."""
        if state.status_on(moment.day) in {Status.DONE, Status.SKIPPED}:
            return state
        session = self.today(state, moment).value
        return done_as_planned(state, session, moment, self.catalogue)

    def week(self, state: TrainingState, monday: date, moment: Moment) -> tuple[DayPlan, ...]:
        """The seven days of the calendar week that begins at `monday`."""
        return week_days(self._outlooks.of(state, moment.day), monday)

    def training_week(self, state: TrainingState, moment: Moment) -> TrainingWeek:
        """What kind of week the calendar week of `moment.day` is."""
        return training_week(state, moment.day)

    def tell(self, state: TrainingState, fact: AnyFact, moment: Moment) -> Outcome[Change]:
        """A report or a change of plan: the plan before and after, with the reasons."""
        return self.change(state, (fact,), moment)

    def change(self, state: TrainingState, facts: Sequence[AnyFact], moment: Moment) -> Outcome[Change]:
        """The same for several facts that are one change. Told or only looked at: that is the caller's."""
        was = self._outlooks.of(state, moment.day)
        before = self._today(state, was, moment).value
        told = fold(state, facts, self.catalogue)
        now = Outlook(told, moment.day, like=was)
        after = self._today(told, now, moment)
        if after.state is not told:  # today's session was prescribed, and else nothing is known that was not before
            now = Outlook(after.state, moment.day, like=now)
        change = Change(before, after.value, was, self._outlooks.keep(after.state, now, after=state))
        return Outcome(change, (*facts, *after.facts), after.state)

    def moves(self, state: TrainingState, moment: Moment) -> tuple[MoveTo, ...]:
        """The days left in this week, each with whether today's strength session may move there, and why not."""
        return moves(state, self.today(state, moment).value, moment, self.catalogue)

    def known(self, state: TrainingState, facts: Iterable[AnyFact]) -> TrainingState:
        """The state after facts that ask for no answer: a history that is told all at once."""
        return fold(state, facts, self.catalogue)

    def finish(
        self, state: TrainingState, done: SessionDone, moment: Moment, *, look_ahead: bool = True
    ) -> Outcome[Summary]:
        """A session was done. A second Done for the same day replaces the first.

        Without `look_ahead` the summary says nothing of next time: that takes two weeks of planning.
        """
        facts: tuple[AnyFact, ...] = (done,)
        session = state.session_on(done.day)
        if session is None:
            session = plan_day(state, done.day, done.day, self.catalogue)
            facts = (SessionPrescribed(at=done.at, day=done.day, session=session), done)
        after = fold(state, facts, self.catalogue)
        changes = next_time(after, session, moment, self.catalogue) if look_ahead else ()
        return Outcome(Summary(session=session, next_time=changes, tips=session.tips), facts, after)

    def review(self, state: TrainingState, moment: Moment) -> Outcome[WeekReview]:
        """The weekly progression nudge, for the calendar week that `moment.day` is in."""
        return Outcome(week_review(state, moment, self.catalogue), (), state)

    def follow_up(self, state: TrainingState, moment: Moment, asked: Mapping[Asking, Asked]) -> Question | None:
        """The one question that this morning's message asks, given what was asked when; None for none."""
        return follow_up(state, moment.day, asked)

    def coming(self, state: TrainingState, moment: Moment) -> tuple[NextTime, ...]:
        """The next step of each exercise that was done before, in the sessions of the next two weeks."""
        until = moment.day + timedelta(days=memory.LOOK_AHEAD_DAYS)
        found = coming_changes(self._with_today(state, moment), moment, (moment.day, until), self.catalogue)
        return tuple(one for one in found if one.exercise in state.records)

    def rebuild(self, facts: Iterable[AnyFact]) -> TrainingState:
        """The state from all facts of a runner, under the rules of today: for one that is `outdated`.

        Raises:
            NotOnboarded: no `Onboarded` is among them.
        """
        return rebuild(facts, self.catalogue)

    def renewal(self, state: TrainingState, moment: Moment) -> Renewal:
        """What a rebuilt state makes of what the runner was told before it."""
        told = next((one for one in reversed(state.log) if one.type.strength and one.day <= moment.day), None)
        open_today = state.status_on(moment.day) is Status.OPEN
        before = state.session_on(moment.day) if open_today else None
        return Renewal(
            week_before=told.week if told else 1,
            week=week_of(state, told.day) if told else 1,
            before=before.type if before else None,
            now=plan_day(state, moment.day, moment.day, self.catalogue).type if before else None,
        )

    @staticmethod
    def outdated(state: TrainingState) -> bool:
        """Whether the state was folded under other rules, or in another form, and has to be rebuilt."""
        return (state.version, state.rules) != (STATE_VERSION, rules.RULES_VERSION)


def _after(fact: AnyFact, outcome: Outcome[Session]) -> Outcome[Session]:
    return Outcome(outcome.value, (fact, *outcome.facts), outcome.state)
