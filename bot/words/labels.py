"""What stands on buttons outside the flows."""

from coaching.facts import Feel, SkipReason
from coaching.runner import Area, DayClass, Joint

DONE = "✅ Done"
LATER = "⏰ Later"
HANDS_FREE = "🎧 Listen"
SORE = "🦵 Sore"
WHY = "❔ Why"
SKIP = "Skip today"
TODAY = "Today"
WEEK = "My week"
THIS_WEEK = "‹ This week"
NEXT_WEEK = "Next week ›"
LIST = "📋 Exercises"
BACK = "‹ Back to the session"
BACK_TO_WEEK = "‹ Back to the week"
CLOSE = "✕ Close"
ALL_CUES = "Read all"
FIGURES = "📖"
SETTINGS = "Settings"
CHANGE = "🔀 Change"
HELP = "Help"
HISTORY = "📒 What I did"
PROGRESS = "📈 My progress"
WEEKS = "Week by week"
NEWER = "‹ Newer"
OLDER = "Older ›"
BACK_TO_HISTORY = "‹ What I did"
EXPORT = "💾 My data"
CALENDAR = "🗓 Calendar"
PHYSIO = "🩺 Physio page"
NEWER_EXERCISES = "‹ Back"
MORE_EXERCISES = "More exercises ›"
LOG_A_DAY = "✍️ Another day"
CORRECT = "✍️ Correct it"
LOG_IT = "✍️ Log it"
UNDO_DONE = "Undo Done"
LEFT, RIGHT = "left", "right"
SIDES = "⚖️ Left and right"
CHART_EXERCISE = "Exercise"
CHART_WEEKS = "Weeks"
CHART_DAYS = "Days"
CHART_BODY = "Body"
CHART_SIDES = "Left & right"
DARK, LIGHT = "🌙 Dark", "☀️ Light"
CARD = "🖼 Card"
PRIVACY = "What I keep"
UNDO = "Undo"
SHARP = "Sharp / one side"
ONLY_SORE = "Dull: just sore"
NOT_SORE = "Not sore"
PAIN_WORD = "🛑 Pain"
JUST_PAIN = "None of these: pain"
OTHER_SIGNS = "⚠️ Warning signs"
THAT_IS_ME = "Yes, me, now"
CLEARED = "A professional cleared me"
MISREAD = "You misread me"
MISREAD_YES = "No, I have nothing like that"
MISREAD_NO = "I do, or I am not sure"
DELETE = "Delete me"
CHANGE_IT = "Change it"
GEAR = "My equipment"
EVERYTHING = "All over"
FROM_RUN = "From run"
FROM_LIFT = "From lift"
DELETE_YES = "Delete everything"
DELETE_NO = "Keep it"
OPEN_PRIVATE = "Write to me"

LATERS = (("60", "In 1 h"), ("180", "In 3 h"), ("300", "In 5 h"))
FEELS = {Feel.TOO_EASY: "Too easy", Feel.RIGHT: "Right", Feel.TOO_HARD: "Too hard"}
SKIPS = {
    SkipReason.NO_TIME: "No time",
    SkipReason.TIRED: "Tired",
    SkipReason.ILL: "Ill",
    SkipReason.TRAVEL: "Travelling",
}
RUNS = {
    DayClass.REST: "Rest",
    DayClass.EASY: "Easy",
    DayClass.SPEED: "Speed",
    DayClass.LONG: "Long",
    DayClass.RACE: "Race",
}
AREAS = {
    Area.QUADS: "Front thighs",
    Area.HAMSTRINGS: "Back thighs",
    Area.GLUTES: "Glutes",
    Area.CALVES: "Calves",
    Area.ADDUCTORS: "Inner thighs",
    Area.HIP_FLEXORS: "Hip front",
    Area.HIP_ABDUCTORS: "Outer hips",
    Area.SHINS: "Shins",
    Area.FEET: "Feet",
    Area.ANKLES: "Ankles",
    Area.LOW_BACK: "Low back",
    Area.UPPER_BACK: "Upper back",
    Area.CORE: "Belly",
    Area.SHOULDERS: "Shoulders",
    Area.CHEST: "Chest",
    Area.ARMS: "Arms",
    Area.FULL_BODY: "Everything",
}
JOINTS = {
    Joint.KNEE: "Knee",
    Joint.HIP: "Hip",
    Joint.LOW_BACK: "Low back",
    Joint.ACHILLES_CALF: "Achilles or calf",
    Joint.FOOT: "Foot or ankle",
    Joint.SHIN: "Shin",
    Joint.HAMSTRING: "Hamstring",
    Joint.SHOULDER: "Shoulder",
}


def joint(of: Joint, side: str) -> str:
    """A place of pain and its side, where that was told: "Knee, left"."""
    return f"{JOINTS[of]}, {side}" if side else JOINTS[of]


def chosen(label: str, *, on: bool) -> str:
    """A choice of several, with its tick."""
    return f"✓ {label}" if on else label


def ticked(label: str, *, on: bool) -> str:
    """The same where five stand in a row: no room for a space."""
    return f"✓{label}" if on else label
