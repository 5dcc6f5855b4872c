"""The few words in the picture of a week: a day has no room for more."""

from coaching.runner import DayClass
from coaching.session_type import SessionType

TITLE = "Your week"
LAST, NEXT = "This week", "Next week"
RUNS = {
    DayClass.REST: "rest",
    DayClass.EASY: "easy",
    DayClass.SPEED: "speed",
    DayClass.LONG: "long",
    DayClass.RACE: "race",
}
UNKNOWN_RUN = "open"
SESSIONS = {
    SessionType.NONE: "",
    SessionType.MOBILITY_ONLY: "mobility",
    SessionType.RECOVERY: "recover",
    SessionType.CORE_MOBILITY: "core",
    SessionType.LOW_IMPACT_STRENGTH: "gentle",
    SessionType.STRENGTH_UPPER_CORE: "upper",
    SessionType.STRENGTH_LOWER: "legs",
    SessionType.STRENGTH_FULL: "full",
}
