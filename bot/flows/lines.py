"""Answers in a line each: for the summary at the end and for the settings."""

from collections.abc import Sequence
from datetime import date

from bot.words import onboarding as words
from bot.words.labels import JOINTS
from bot.words.onboarding_labels import EQUIPMENT
from bot.words.questions_runs import week_line
from coaching.runner import Joint, Profile, Race, RunningWeek


def runs_line(week: RunningWeek) -> str:
    """The running week."""
    return words.week_varies() if week.varies else week_line(week)


def race_line(races: Sequence[Race], today: date) -> str:
    """The next race, and how many follow it."""
    ahead = sorted(race for race in races if race.day >= today)
    if not ahead:
        return words.no_race()
    line = words.race_words(ahead[0].distance, ahead[0].day, today)
    return words.and_more(line, len(ahead) - 1)


def gear_line(profile: Profile) -> str:
    """What there is to train with."""
    names = [label.lower() for kind, label in EQUIPMENT.items() if kind in profile.gear.owned]
    return words.gear_words(names, profile.gear.dumbbells_kg, profile.gear.kettlebells_kg, profile.units)


def joints_line(joints: frozenset[Joint]) -> str:
    """Where it hurts."""
    return ", ".join(label.lower() for joint, label in JOINTS.items() if joint in joints)
