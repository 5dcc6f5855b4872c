"""A plan file lived: its history day by day, then the days to come, answered as the file says."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle

from msgspec import Struct
from msgspec.structs import replace

from bot.chat import Chat, Person
from bot.conversation import Conversation
from bot.events import TextSent
from bot.plan.file import PlanFile, at
from bot.plan.history import Lived
from coaching.days import monday_of
from coaching.facts import Feel, Moment, SessionDone, SessionSkipped
from coaching.memory.count import Status
from coaching.memory.state import NotOnboarded, TrainingState
from coaching.outcomes import DayPlan, TrainingWeek, WeekReview
from coaching.session import Session


class Shown(Struct, frozen=True, kw_only=True):
    """One day of the plan: what was told on it, its session, and what became of that (None where it stayed open).

    `week` stands on the first day shown of a calendar week, `review` on its Sunday.
    """

    plan: DayPlan
    session: Session
    told: tuple[str, ...] = ()
    became: SessionDone | SessionSkipped | None = None
    week: TrainingWeek | None = None
    review: WeekReview | None = None


class Life:
    """One runner's days. Words that are said go through the conversation itself, as they would in the chat."""

    def __init__(self, conversation: Conversation, file: PlanFile) -> None:
        self._talk = conversation
        self._coach = conversation.coach
        self._file = file
        self._person = Person(id=0)
        self._answers = cycle(file.answers)

    def days(self, weeks: int, *, reviews: bool = False) -> Iterator[Shown]:
        """`weeks` weeks from today on; with `reviews` the weekly review on Sundays too."""
        self._live_until_today()
        coming = {one.day: one for one in self._file.coming}
        for number in range(weeks * 7):
            moment = _moment(self._file.today + timedelta(days=number))
            lived = coming.get(moment.day, Lived(day=moment.day))
            shown = self._day(moment, lived, first=number == 0)
            yield self._reviewed(shown, moment) if reviews and moment.day.weekday() == 6 else shown

    @property
    def _state(self) -> TrainingState:
        state = self._person.training
        if state is None:
            raise NotOnboarded("the days begin with onboarding")
        return state

    @_state.setter
    def _state(self, state: TrainingState) -> None:
        self._person = replace(self._person, training=state)

    def _live_until_today(self) -> None:
        file, history = self._file, {one.day: one for one in self._file.history}
        moment = _moment(file.start)
        self._state = self._coach.onboard(None, file.profile, file.week, file.races, moment).state
        while True:
            lived = history.get(moment.day, Lived(day=moment.day))
            self._tell(lived, moment)
            if moment.day < file.today or lived.became is not None:
                self._state = self._coach.today(self._state, moment).state
            if lived.became is not None:
                self._state = self._coach.known(self._state, (lived.became,))
            if moment.day >= file.today:
                return
            moment = _moment(moment.day + timedelta(days=1))

    def _tell(self, lived: Lived, moment: Moment) -> None:
        self._state = self._coach.known(self._state, lived.told)
        if lived.answers is not None:
            self._answers = cycle(lived.answers)
        self._person = replace(self._person, chat=Chat())
        for number, text in enumerate(lived.said):
            event = TextSent(update_id=number, chat_id=0, text=text, message_id=number)
            self._person = self._talk.hear(self._person, event, moment.at).person

    def _day(self, moment: Moment, lived: Lived, *, first: bool) -> Shown:
        self._tell(lived, moment)
        week = self._coach.training_week(self._state, moment) if first or moment.day.weekday() == 0 else None
        outcome = self._coach.today(self._state, moment)
        self._state = outcome.state
        plan = self._plan(moment)
        became = lived.became or self._answered(outcome.value, moment)
        if became is not None:
            self._state = self._coach.known(self._state, (became,))
        return Shown(plan=plan, session=outcome.value, told=lived.lines, became=became, week=week)

    def _answered(self, session: Session, moment: Moment) -> SessionDone | None:
        """A strength session that is open is answered by the next answer in turn."""
        if not session.type.strength or self._state.status_on(moment.day) is not Status.OPEN:
            return None
        feel: Feel | None = next(self._answers)
        return SessionDone(at=moment.at, day=moment.day, feel=feel) if feel is not None else None

    def _plan(self, moment: Moment) -> DayPlan:
        days = self._coach.week(self._state, monday_of(moment.day), moment)
        return next(one for one in days if one.day == moment.day)

    def _reviewed(self, shown: Shown, moment: Moment) -> Shown:
        return replace(shown, review=self._coach.review(self._state, moment).value)


def _moment(day: date) -> Moment:
    return Moment(at(day), day)
