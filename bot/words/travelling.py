"""Away with other equipment, in words."""

GEARS = {
    "nothing": "Nothing at all",
    "chair": "Chair and step",
    "band": "A band",
    "gym": "A gym",
}
SPANS = {"0": "Only today", "2": "3 days", "6": "A week", "13": "Two weeks"}
"""Days after today until the last day away, with what stands on the button."""
HOME = "I am back home"


def what_gear() -> str:
    """What is at hand."""
    return "<b>What have you got there?</b>\nOr type it: “a band and a chair”. Your own equipment waits for you."


def gear_hint() -> str:
    """What the question about equipment understands."""
    return "Tap one, or type what you have, like “a band” or “dumbbells 8 kg and 10 kg”."


def until() -> str:
    """The last day away."""
    return "<b>Until when?</b>\nOr type the last day: “Friday”, “3 January”."


def until_hint() -> str:
    """What the question about the last day understands."""
    return "Tap one, or type a day or a date, like “Friday”, “5 days” or “3 January”."
