"""What stands on the buttons of the questions, and short names for answers."""

from coaching.runner import (
    AgeBand,
    Condition,
    Distance,
    Equipment,
    LastStrength,
    Priority,
    RunningExperience,
    StrengthBackground,
)

BEGIN = "All right, let's begin"
NO_THANKS = "No, thank you"
NONE_OF_THESE = "None of these"
DONE = "Done"
YES = "Yes"
NOT_YET = "Not yet"
NO = "No"
CLEARED_NOW = "A professional cleared me"
ANSWERS_AGAIN = "Look at my answers again"
THEY_KNOW = "They know now"
CHANGE_AGE = "Change my age"
OWN_DAYS = "Set my own days"
VARIES = "My week varies"
SECOND_RUN = "Add second runs"
FIRST_RUN = "Back to first runs"
NO_RACE = "No race"
CHOOSE = "Let me choose"
NOTHING = "Nothing at all"
CHAIR_STEP = "Chair and step"
FULL_GYM = "A full gym"
NOTHING_HURTS = "Nothing hurts"
PREFER_DAYS = "Prefer certain days"
OTHER_ZONE = "🌍 Other time zone"
SHARE = "📍 Share my location"
TO_POUNDS = "Show pounds instead"
TO_KILOS = "Show kilos instead"

PRESETS = {"3": "3 runs", "4": "4 runs", "5": "5 runs"}

AGES = {
    AgeBand.UNDER_13: "Under 13",
    AgeBand.YOUTH_13_15: "13 to 15",
    AgeBand.YOUTH_16_17: "16 or 17",
    AgeBand.ADULT_18_39: "18 to 39",
    AgeBand.ADULT_40_59: "40 to 59",
    AgeBand.ADULT_60_PLUS: "60 or more",
}

CONDITIONS = {
    Condition.HEART_OR_PRESSURE: "heart or blood pressure",
    Condition.CHEST_PAIN: "chest pain",
    Condition.FAINTING: "fainting or dizziness",
    Condition.LONG_TERM_ILLNESS: "a long-term illness or medicine",
    Condition.BONE_OR_JOINT: "a bone, joint, tendon or back problem",
    Condition.OSTEOPOROSIS: "osteoporosis",
    Condition.VERTEBRAL_FRACTURE: "a broken vertebra or several small-fall fractures",
    Condition.RECENT_SURGERY: "an operation, or told not to lift",
    Condition.PREGNANT: "pregnant",
    Condition.AFTER_BIRTH: "gave birth",
    Condition.LOW_ENERGY: "missed periods or eating little",
    Condition.SUPERVISION: "supervision or another reason",
}

BONES = {
    Condition.BONE_OR_JOINT: "Joint, tendon, bone or back",
    Condition.OSTEOPOROSIS: "Osteoporosis",
    Condition.VERTEBRAL_FRACTURE: "Broken vertebra, or several breaks",
}

BABY = {
    "p15": "Pregnant, before week 16",
    "p16": "Pregnant, week 16 or later",
    "b0": "Gave birth, under 6 weeks ago",
    "b6": "Gave birth, 6 to 12 weeks ago",
    "b12": "Gave birth, 3 to 6 months ago",
}

DISTANCES = {
    Distance.FIVE_K: "5 km or less",
    Distance.TEN_K: "10 km to 10 mi",
    Distance.HALF: "Half to 30 km",
    Distance.MARATHON: "Marathon",
    Distance.ULTRA: "Ultra to 80 km",
    Distance.LONG_ULTRA: "Longer ultra",
}

RACE_NAMES = DISTANCES | {
    Distance.FIVE_K: "5 km",
    Distance.HALF: "Half marathon",
    Distance.ULTRA: "Ultra",
    Distance.LONG_ULTRA: "Long ultra",
}

PRIORITIES = {Priority.A: "Main race", Priority.B: "Tune-up", Priority.C: "Just training"}

BACKGROUNDS = {
    StrengthBackground.NONE: "None so far",
    StrengthBackground.UNDER_2_MONTHS: "Less than 2 months",
    StrengthBackground.MONTHS_2_12: "2 to 12 months",
    StrengthBackground.OVER_12_MONTHS: "More than 12 months",
}

LASTS = {
    LastStrength.WITHIN_2_WEEKS: "In the last 2 weeks",
    LastStrength.WITHIN_2_MONTHS: "In the last 2 months",
    LastStrength.WITHIN_6_MONTHS: "In the last 6 months",
    LastStrength.OVER_6_MONTHS: "Longer ago",
}

RUNNING = {
    RunningExperience.UNDER_3_MONTHS: "Less than 3 months",
    RunningExperience.MONTHS_3_12: "3 to 12 months",
    RunningExperience.OVER_1_YEAR: "More than a year",
}

EQUIPMENT = {
    Equipment.BENCH_OR_CHAIR: "Chair or bench",
    Equipment.STEP_OR_BOX: "Step or stair",
    Equipment.BAND: "Resistance band",
    Equipment.DUMBBELL: "Dumbbells",
    Equipment.KETTLEBELL: "Kettlebells",
    Equipment.BARBELL: "Barbell",
    Equipment.CABLE: "Cable machine",
    Equipment.PULLUP_BAR: "Pull-up bar",
    Equipment.FOAM_ROLLER: "Foam roller",
    Equipment.BACKPACK: "Backpack",
}

BANDS = {
    "extra light": "Extra light",
    "light": "Light",
    "medium": "Medium",
    "strong": "Strong",
    "extra strong": "Extra strong",
}


def minutes(count: int) -> str:
    """Minutes on a button."""
    return f"{count} min"


def done(count: int) -> str:
    """Done, with how many are ticked."""
    return f"{DONE} ({count})" if count else DONE
