"""Today's session in words: what to do, and nothing that a runner does not need while doing it."""

from collections.abc import Sequence
from datetime import date

from bot.words import doses
from bot.words.common import esc
from coaching.building.tips import protein_g
from coaching.exercise import Catalogue, Exercise
from coaching.memory.count import Status
from coaching.runner import DayClass, RunDay, Units
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType

NAMES = {
    SessionType.NONE: "No strength work",
    SessionType.MOBILITY_ONLY: "Mobility",
    SessionType.RECOVERY: "Recovery",
    SessionType.CORE_MOBILITY: "Light core and mobility",
    SessionType.LOW_IMPACT_STRENGTH: "Gentle strength",
    SessionType.STRENGTH_UPPER_CORE: "Upper body and core",
    SessionType.STRENGTH_LOWER: "Leg strength",
    SessionType.STRENGTH_FULL: "Full-body strength",
}
SHORT_NAMES = {
    SessionType.NONE: "No strength",
    SessionType.MOBILITY_ONLY: "Mobility",
    SessionType.RECOVERY: "Recovery",
    SessionType.CORE_MOBILITY: "Light core",
    SessionType.LOW_IMPACT_STRENGTH: "Gentle strength",
    SessionType.STRENGTH_UPPER_CORE: "Upper body, core",
    SessionType.STRENGTH_LOWER: "Leg strength",
    SessionType.STRENGTH_FULL: "Full body",
}
"""In a list of days, where a line of a phone holds the weekday and the run as well."""
RUNS = {
    DayClass.REST: "rest day",
    DayClass.EASY: "easy run",
    DayClass.SPEED: "speed work",
    DayClass.LONG: "long run",
    DayClass.RACE: "race",
}
_ASIDE = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})


def session_name(session: Session) -> str:
    """The session's name with its letter: "Full-body strength A"."""
    return f"{NAMES[session.type]} {session.letter}".rstrip()


def run_name(run: RunDay) -> str:
    """What is run: "easy run", "easy run + speed work"."""
    if run.second is None:
        return RUNS[run.first]
    return f"{RUNS[run.first]} + {RUNS[run.second]}"


def day_and_run(session: Session, run: RunDay | None) -> str:
    """The weekday and what is run on it, where that is known."""
    return f"{doses.weekday(session.day)} · {run_name(run)}" if run else doses.weekday(session.day)


def heading(session: Session, run: RunDay | None) -> str:
    """The day, its run and the session in two lines."""
    day = day_and_run(session, run)
    length = doses.length(session)
    return f"{day}\n<b>{session_name(session)}</b>{f' · {length}' if length else ''}"


def order(session: Session, run: RunDay | None) -> str:
    """Run first or strength first, in one line."""
    kind = run.day_class if run else None
    if kind is DayClass.EASY and session.type.strength:
        return "Run first, lift 30 min to 3 h later."
    if kind in {DayClass.SPEED, DayClass.LONG} and session.type is not SessionType.NONE:
        return "After the run, never before it. Heavy legs wait for an easy day."
    if kind is DayClass.REST and session.type is SessionType.RECOVERY:
        return "Training tears down, rest builds up. Today is for building."
    return ""


def head(session: Session, run: RunDay | None) -> str:
    """The heading, and the order below it."""
    return "\n".join(line for line in (heading(session, run), order(session, run)) if line)


def nothing(session: Session, run: RunDay | None) -> str:
    """A day on which the coach asks for nothing."""
    if run and run.day_class is DayClass.RACE:
        return f"{doses.weekday(session.day)} · race day\n\nNothing from me today but this: good luck, and enjoy it."
    return f"{heading(session, run)}\n\nNothing to lift today. Run as planned, or rest well."


def numbered(session: Session) -> tuple[Prescription, ...]:
    """The exercises that carry a number on the screen: all but warm-up and cool-down."""
    return tuple(one for block in session.blocks if block.kind not in _ASIDE for one in block.prescriptions)


def aside(session: Session) -> tuple[Prescription, ...]:
    """Warm-up and cool-down."""
    return tuple(one for block in session.blocks if block.kind in _ASIDE for one in block.prescriptions)


def name_of(exercise: str, catalogue: Catalogue) -> str:
    """The exercise's name; its id in plain letters where the catalogue no longer has it."""
    known = catalogue.exercises.get(exercise)
    return esc(known.name if known else exercise.replace("_", " ").capitalize())


def how(one: Prescription, exercise: Exercise | None, *, leads: bool = False) -> str:
    """Tempo, rest and effort of one exercise. `leads` says that the next one is done in turn with it."""
    parts = (doses.tempo(one.tempo, exercise), doses.rest(one, leads=leads), doses.effort(one.rir))
    return " · ".join(part for part in parts if part)


def tips(texts: Sequence[str]) -> str:
    """Recovery advice at the end: the session is not over when the weights are down."""
    return "\n".join(f"🌱 {esc(text)}" for text in texts)


def tip_text(tip: str, catalogue: Catalogue, body_mass_kg: float | None) -> str:
    """A tip with its grams of protein filled in; "" for a tip that the catalogue no longer has."""
    text = next((one.text for one in catalogue.tips if one.id == tip), "")
    grams = f"{protein_g(body_mass_kg)}" if body_mass_kg else "20–40"
    return text.replace("{p}", grams)


HOW_TO = "Tap a number for how-to, 📖 for terms."
NO_CUES = "Nothing to explain today."


def reference(exercise: Exercise) -> str:
    """How one exercise is done, and what to avoid."""
    cues = "\n".join(f"• {esc(cue)}" for cue in exercise.cues)
    avoid = " · ".join(esc(mistake) for mistake in exercise.mistakes)
    return f"{cues}\n\n<b>Avoid</b> {avoid}"


def explained(exercise: Exercise) -> str:
    """One exercise, whether or not it is in today's session."""
    tempo = doses.tempo(exercise.tempo, exercise)
    pace = f"\n{tempo}" if tempo else ""
    return f"<b>{esc(exercise.name)}</b>{pace}\n\n{reference(exercise)}\n\n<i>{esc(exercise.why)}.</i>"


def cues(one: Prescription, catalogue: Catalogue, units: Units, *, leads: bool = False) -> str:
    """The cues of one exercise of the session, with its dose."""
    head = f"<b>{name_of(one.exercise, catalogue)}</b>\n{doses.dose(one, units)}"
    known = catalogue.exercises.get(one.exercise)
    said = how(one, known, leads=leads)
    body = reference(known) if known else "This exercise has left the list. Do the others, and I plan anew next time."
    return f"{head}\n{said}\n\n{body}" if said else f"{head}\n\n{body}"


def all_cues(session: Session, catalogue: Catalogue) -> str:
    """The cues of every exercise, short: for the one who reads before starting."""
    parts = []
    for one in (*numbered(session), *aside(session)):
        known = catalogue.exercises.get(one.exercise)
        if known:
            parts.append(f"<b>{esc(known.name)}</b>\n" + "\n".join(f"• {esc(cue)}" for cue in known.cues))
    return "\n\n".join(parts)


NUMBERS = (
    "<b>What the figures mean</b>\n"
    "<b>3 × 10/side</b>: three sets of ten reps, ten left and ten right in each.\n"
    "<b>tempo 3-1-1</b>: the pace of one rep: 3 seconds down, 1 second pause, 1 second up. X means fast. "
    "Where a move goes another way, its how-to says which. You get stronger on the slow way down.\n"
    "<b>rest 75 s</b>: the pause after each set.\n"
    "<b>in turn with 2</b>: a set of this one, then a set of number 2, then the rest, and round again.\n"
    "<b>leave 3–4 reps</b>: end the set while you could still do that many well (reps in reserve). "
    "You never go to failure here: it makes the next run slow and you no stronger.\n"
    "<b>landings</b>: count each touch of the ground."
)

DONE_TOAST = "Logged"
ALREADY_DONE = "That one is logged already."
FEEL_QUESTION = "How did it feel?"


def not_today(day: date) -> str:
    """A button of another day's message."""
    return f"That was {doses.weekday(day)}'s session. Here is today."


def later(at: str) -> str:
    """The session was put off."""
    return f"Good. I will bring it back at {at}."


TOO_LATE_FOR_LATER = "The day is nearly over. Do it now, or leave it: I plan tomorrow around whatever you do."
LATER_TOAST = "See you later"
UNDONE = "Taken back. The session is open again."


def skipped(session: Session, moved: str) -> str:
    """A skipped session: no debt, no guilt. `moved` are the days that change with it, "" for none."""
    if moved:
        return f"Skipped. Nothing to catch up; the week goes on like this:\n{moved}"
    if session.type.lower_body:
        return "Skipped. Nothing to catch up: the legs go on the next day that suits your runs."
    return "Skipped. Nothing to catch up, we simply go on."


WHY_SKIP = "If you like, tell me why, so that I can plan better:"
ASK_RUN_TODAY = "What do you run today? Until I know, I keep your legs out of it."


def ask_run_tomorrow(tomorrow: date) -> str:
    """The question for a week that varies."""
    return f"What do you run tomorrow, {doses.weekday(tomorrow)}? Then I fit the strength work to it."


def run_noted(run: RunDay) -> str:
    """The answer to what is run today, above today's session."""
    return f"Noted: {run_name(run)}."


def run_noted_tomorrow(run: RunDay, session: Session) -> str:
    """The answer to what is run tomorrow."""
    what = session_name(session).lower()
    if session.type is SessionType.NONE:
        return f"Tomorrow: {run_name(run)}, and no strength work with it."
    return f"Tomorrow: {run_name(run)}, and with it <b>{what}</b>, {doses.length(session)}."


STATUS = {Status.DONE: "✅ Done for today.", Status.SKIPPED: "➖ Skipped today. If you change your mind:"}
NOTHING_TO_UNDO = "There is nothing to take back today."
NOTHING_WAS_PLANNED = "Nothing was planned, so there is nothing to log. Movement counts all the same."
