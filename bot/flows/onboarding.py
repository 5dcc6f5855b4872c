"""The onboarding: consent, ten questions, and the first session."""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec.structs import replace

from bot.chat import Person, Preferences
from bot.flow.data import END, Answer, Ending, Flow, Picked, Reading, Scene, Step, Stop, Take, Typed
from bot.flows import answers
from bot.flows.lines import gear_line, race_line, runs_line
from bot.flows.pieces import always, menu
from bot.flows.questions.about import age, background, pain, running
from bot.flows.questions.kit import gear
from bot.flows.questions.mass import mass
from bot.flows.questions.races import race
from bot.flows.questions.runs import week
from bot.flows.questions.safety import safety
from bot.flows.questions.times import hour, minutes
from bot.flows.reading.numbers import willing
from bot.flows.skipping import skippable
from bot.moment import moment
from bot.replies import Screen, Send
from bot.screens import runs
from bot.screens import training as screens
from bot.screens.week import A_WEEK
from bot.words import onboarding as words
from bot.words import onboarding_labels as labels
from bot.words import reasons as why_words
from bot.words.common import listed, near_date
from bot.words.onboarding import numbered
from coaching.coach import Coach, DayPlan
from coaching.days import monday_of
from coaching.facts import Moment
from coaching.memory.state import TrainingState
from coaching.reasons import AnyReason
from coaching.reasons.placement import AllDaysHard
from coaching.runner import AgeBand
from data.places import Places

NAME = "onboarding"
_WAITING = frozenset({"blocked", "adult_first"})


def onboarding(coach: Coach, places: Places) -> Flow:
    """The flow for those whom we do not know yet."""
    questions = (
        safety("age", parked=True),
        age("runs", refuse=True),
        week("race"),
        race("strength"),
        background("running"),
        running("gear"),
        gear("pain"),
        pain("minutes"),
        (*minutes("hour"), *hour("mass", places)),
        mass(END),
    )
    steps = (step for number, chain in enumerate(questions, 1) for step in _counted(number, chain))
    return Flow(
        name=NAME,
        first="consent",
        steps=(_consent(), *steps),
        finish=lambda scene: _finish(coach, scene),
        stopped=_stopped,
        newcomers=True,
        careful=True,
        closes=labels.NO_THANKS,
    )


def _counted(number: int, chain: Iterable[Step]) -> Iterable[Step]:
    """The steps of a question with its number above them; a place to wait has none."""
    for step in chain:
        if step.name in _WAITING:
            yield step
            continue
        again = step.again and _with_number(number, step.again)
        yield skippable(replace(step, ask=_with_number(number, step.ask), again=again))


def _with_number(number: int, ask: Callable[[Scene], str]) -> Callable[[Scene], str]:
    return lambda scene: numbered(number, ask(scene))


def _consent() -> Step:
    return Step(
        name="consent",
        ask=lambda scene: words.welcome(scene.name),
        choices=menu(([("yes", labels.BEGIN)], 1)),
        read=_read_consent,
        then=always("safety"),
        hint=lambda _: words.welcome_hint(),
        again=lambda _: words.welcome_again(),
    )


def _read_consent(answer: Answer, scene: Scene) -> Reading | None:
    said = willing(answer.text) if isinstance(answer, Typed) else isinstance(answer, Picked) or None
    if said is None:
        return None
    return Take(scene.draft | {"consented_at": scene.now.isoformat()}) if said else Stop()


def _stopped(scene: Scene) -> Ending:
    """Nothing of a newcomer is kept; a runner whom we know stays as they were."""
    begun = len(scene.draft) > 0
    screen = Screen(words.stopped() if begun else words.declined())
    return Ending(person=scene.person, screen=screen, forget=scene.person.training is None)


def _finish(coach: Coach, scene: Scene) -> Ending:
    draft, person = scene.draft, scene.person
    if draft["age"] == AgeBand.UNDER_13:
        return Ending(person=person, screen=Screen(words.too_young()), forget=True)
    wishes: Preferences = answers.preferences(draft, person.chat.preferences)
    wishes = replace(wishes, language=scene.language or wishes.language)
    chat = replace(person.chat, preferences=wishes, consented_at=datetime.fromisoformat(draft["consented_at"]))
    profile, week, now = answers.profile(draft), answers.week(draft), moment(chat, scene.now)
    told = answers.race(draft)
    outcome = coach.onboard(person.training, profile, week, () if told is None else (told,), now)
    session = screens.today(outcome.value, profile, coach.catalogue, None if week.varies else week.on(now.day))
    if not outcome.state.run_known(now.day):
        session = runs.asking_today(session, now.day)
    begun = replace(person, training=outcome.state, chat=replace(chat, since=scene.now))
    return Ending(
        person=begun,
        facts=outcome.facts,
        screen=Screen(_summary(coach, begun, scene)),
        replies=(Send(screen=session, slot=screens.slot(now.day)),),
    )


def _summary(coach: Coach, person: Person, scene: Scene) -> str:
    """What was told, and on which days strength work comes."""
    training, wishes = person.training, person.chat.preferences
    if training is None:
        return words.done({})
    now = moment(person.chat, scene.now)
    plans = _next_days(coach, training, now)
    return words.done(
        {
            words.RUNS: runs_line(training.week),
            words.RACE: race_line(training.races, now.day),
            words.WITH: gear_line(training.profile),
            words.SESSIONS: words.length_line(training.profile.minutes, words.at_hour(wishes.hour, wishes.zone)),
            words.STRENGTH_DAYS: listed([near_date(plan.day, now.day) for plan in plans if plan.type.strength]),
        },
        "".join(why_words.all_of(_warned(plans))),
    )


def _next_days(coach: Coach, training: TrainingState, now: Moment) -> list[DayPlan]:
    """The next seven days, as the coach sees them today."""
    monday = monday_of(now.day)
    plans = [plan for start in (monday, monday + A_WEEK) for plan in coach.week(training, start, now)]
    return [plan for plan in plans if 0 <= (plan.day - now.day).days < len(plans) // 2]


def _warned(plans: Iterable[DayPlan]) -> Iterable[AnyReason]:
    """What a runner whose every day is hard has to hear before anything else."""
    return [reason for plan in plans for reason in plan.because if isinstance(reason, AllDaysHard)]
