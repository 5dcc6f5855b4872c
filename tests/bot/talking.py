"""A runner to talk to: real coach, real catalogue, real flows; the clock is moved by hand."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from msgspec.structs import replace

from bot.buttons import Act, Action, Callback, pack
from bot.chat import Chat, Heard, Person, Preferences
from bot.conversation import Conversation, moment_of
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ButtonTapped, TextSent
from bot.flows.book import flows
from bot.replies import Edit, Media, Remove, Screen, Send, Toast
from bot.words import doses
from coaching.coach import Coach
from coaching.facts import AnyFact
from coaching.memory.state import TrainingState
from coaching.runner import AgeBand, DayClass, Equipment, Gear, Profile, Race, RunDay, RunningWeek
from data import catalogue
from data.places import Places

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=n) for n in range(1, 7))
REST, EASY, SPEED, LONG = RunDay(), RunDay(DayClass.EASY), RunDay(DayClass.SPEED), RunDay(DayClass.LONG)
WEEK = RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG))
PROFILE = Profile(
    age=AgeBand.ADULT_18_39,
    gear=Gear(owned=frozenset({Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX})),
)


@cache
def conversation() -> Conversation:
    """One conversation for all tests: it keeps nothing between calls."""
    coach = Coach(catalogue.load())
    return Conversation(coach, flows(coach, Places()), link="https://t.me/strength_coach_bot")


class Runner:
    """A runner in the chat. Says and taps; remembers what came back. `now` starts on `day` at 7:00 UTC."""

    def __init__(
        self,
        *,
        onboarded: bool = True,
        day: date = THURSDAY,
        week: RunningWeek = WEEK,
        profile: Profile = PROFILE,
        races: tuple[Race, ...] = (),
        zone: str = "UTC",
    ) -> None:
        self.talk = conversation()
        self.now = datetime.combine(day, time(7), tzinfo=UTC)
        self.person = Person(id=7, chat=Chat(preferences=Preferences(zone=zone)))
        self.facts: list[AnyFact] = []
        self._shown: list[Screen] = []
        self._below: list[Screen] = []  # what an open how-to stands under
        self.heard = Heard(person=self.person)
        self.updates = 0
        if onboarded:
            moment = moment_of(self.person, self.now)
            outcome = self.talk.coach.onboard(None, profile, week, races, moment)
            self.person = replace(self.person, training=outcome.state)
            self.facts += outcome.facts

    @property
    def training(self) -> TrainingState:
        assert self.person.training is not None
        return self.person.training

    @property
    def today(self) -> date:
        return moment_of(self.person, self.now).day

    # What the runner does

    def says(self, text: str) -> "Runner":
        return self.sends(TextSent(update_id=self._next(), chat_id=7, text=text, message_id=self.updates))

    def taps(self, callback: Callback | Action | str, *, on: int = 1) -> "Runner":
        does = Act(callback, self.today) if isinstance(callback, Action) else callback
        data = does if isinstance(does, str) else pack(does)
        event = ButtonTapped(update_id=self._next(), chat_id=7, callback_id="c", data=data, message_id=on)
        return self.sends(event)

    def taps_label(self, start: str) -> "Runner":
        """A button that stands on the screen, by the beginning of its label."""
        found = [button for row in self.screen.keyboard for button in row if start in button.label]
        assert found, f"no button {start!r} among {self.labels}"
        assert found[0].does is not None
        return self.taps(found[0].does)

    def sends(self, event: AnyEvent) -> "Runner":
        heard = self.talk.hear(self.person, event, self.now)
        if heard.looks_back:
            heard = self.talk.hear(replace(self.person, history=tuple(self.facts)), event, self.now)
        self._take(heard)
        return self

    def waits(self, **span: float) -> "Runner":
        self.now += timedelta(**span)
        return self

    def sleeps_until(self, day: date, at: time = time(7)) -> "Runner":
        self.now = datetime.combine(day, at, tzinfo=UTC)
        return self

    def gets(self, kind: DeliveryKind, day: date | None = None) -> NotSent | None:
        """A due delivery; None where it was sent."""
        outcome = self.talk.open(self.person, kind, day or self.today, self.now)
        if isinstance(outcome, NotSent):
            return outcome
        self._take(outcome)
        return None

    def _take(self, heard: Heard) -> None:
        self.heard = heard
        if any(isinstance(reply, Remove) for reply in heard.replies):
            self._shown = self._below
        else:
            if any(isinstance(reply, Media) and reply.alone and not reply.message_id for reply in heard.replies):
                self._below = self._shown
            self._shown = [reply.screen for reply in heard.replies if isinstance(reply, Send | Edit | Media)]
        self.person = heard.person
        self.facts += heard.facts

    def _next(self) -> int:
        self.updates += 1
        return self.updates

    # What came back

    @property
    def screens(self) -> list[Screen]:
        """What the last turn showed; once what was open is closed, what was there before."""
        return self._shown

    @property
    def media(self) -> Media:
        """The last picture, sound or page of the turn."""
        return [reply for reply in self.heard.replies if isinstance(reply, Media)][-1]

    @property
    def screen(self) -> Screen:
        return self.screens[-1]

    @property
    def text(self) -> str:
        """The last text as it looks: a space that does not break is a space."""
        return self.screen.text.replace(doses.NO_BREAK, " ")

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.screen.keyboard for button in row]

    @property
    def toast(self) -> str | None:
        return next((reply.text for reply in self.heard.replies if isinstance(reply, Toast)), None)

    def kinds(self) -> list[str]:
        """The kinds of the facts of the last turn."""
        return [type(fact).__name__ for fact in self.heard.facts]
