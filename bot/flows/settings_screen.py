"""The settings at a glance: every answer in a line."""

from bot.flow.data import Scene
from bot.flows import answers
from bot.flows.lines import gear_line, joints_line, race_line, runs_line
from bot.words import onboarding_labels as labels
from bot.words import settings_words as words
from bot.words.common import body_mass, clock, listed, weekday
from bot.words.onboarding import at_hour
from coaching.runner import Profile


def overview(scene: Scene) -> str:
    """Every answer in a line; nothing for one whom we do not know."""
    training, wishes = scene.person.training, scene.person.chat.preferences
    if training is None:
        return words.overview({})
    profile = training.profile
    return words.overview(
        {
            words.RUNS: runs_line(training.week),
            words.RACES: race_line(training.races, answers.today(scene)),
            words.SESSIONS: words.session_line(profile.minutes, profile.sessions_per_week, _days(profile)),
            words.GAP: words.run_gap_line(profile.run_gap_days),
            words.WITH: gear_line(profile),
            words.PAIN: joints_line(profile.painful) or words.nothing(),
            words.SAFETY: _safety(profile),
            words.AGE: labels.AGES[profile.age],
            words.STRENGTH: labels.BACKGROUNDS[profile.background].lower(),
            words.RUNNING: labels.RUNNING[profile.running].lower(),
            words.BODY: _body(profile),
            words.MORNING: at_hour(wishes.hour, answers.zone(scene)),
            words.EVENING: clock(wishes.reminder) if wishes.reminder else words.off(),
            words.WEEKLY: weekday(wishes.nudge_weekday),
            words.QUIET: words.quiet_line(wishes.quiet_from, wishes.quiet_to),
        }
    )


def _days(profile: Profile) -> str:
    return listed([weekday(day, short=True) for day in sorted(profile.preferred_days)])


def _safety(profile: Profile) -> str:
    told = [label for condition, label in labels.CONDITIONS.items() if condition in profile.conditions]
    return words.safety_line(told, cleared=profile.cleared)


def _body(profile: Profile) -> str:
    mass = None if profile.body_mass_kg is None else body_mass(profile.body_mass_kg, profile.units)
    return words.body_line(mass, profile.units)
