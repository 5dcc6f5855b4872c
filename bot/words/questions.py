"""The questions about a runner in words: age, strength so far, running, equipment, pain, time, place, body mass."""

from collections.abc import Sequence
from datetime import datetime

from bot.words.common import clock, esc, listed, place
from coaching.runner import Units


def age() -> str:
    """The age band."""
    return "How old are you?"


def age_hint() -> str:
    """What the question about age understands."""
    return "Tap a group, or type your age, like 34."


def too_young_later() -> str:
    """Under 13, said in the settings."""
    return "I am made for runners of 13 and older. If you are younger, please ask a parent, and use /delete."


def guardian() -> str:
    """Whether an adult knows."""
    return "Does a parent or guardian know that you want to do strength training with me?"


def guardian_first() -> str:
    """The adult does not know yet."""
    return (
        "Please show them this chat first: short sessions, technique before weight, no heavy lifting, at most two a "
        "week. When they know about it, tap the button and we go on. Your place here is kept."
    )


def guardian_hint() -> str:
    """What the waiting place understands."""
    return "Tap the first button when a parent or guardian knows."


def background() -> str:
    """Strength training so far."""
    return "How much strength training have you done, regularly and without long breaks?"


def last_strength() -> str:
    """When strength was last trained."""
    return "And when was the last time?"


def last_hint() -> str:
    """What the question about the last time understands."""
    return "Tap one, or type it like “last week” or “3 months ago”."


def tap_hint() -> str:
    """Where only the buttons answer."""
    return "Please tap one of the buttons below."


def running() -> str:
    """Running experience."""
    return "How long have you been running regularly?"


def running_hint() -> str:
    """What the question about running understands."""
    return "Tap one, or type it, like “2 years” or “5 months”."


def gear() -> str:
    """Equipment, quick picks first."""
    return (
        "What can you train with? A stair counts as a step, a steady sofa edge as a chair.\n"
        "You can also type it: “two 8 kg dumbbells, a band and a chair”."
    )


def gear_hint() -> str:
    """What the question about equipment understands."""
    return "Tap one, or type what you have, like “chair, step, 12 kg kettlebell”, or “nothing”."


def gear_list() -> str:
    """Equipment, one by one."""
    return "Tap everything you have, then Done."


def which_dumbbells() -> str:
    """The weights of the dumbbells."""
    return "Which dumbbells? Weight of one. Tap all you have, or type them: “2x8 kg, 12 kg”."


def which_kettlebells() -> str:
    """The weights of the kettlebells."""
    return "Which kettlebells? Tap all you have, or type them: “12 and 16 kg”."


def which_plates(units: Units) -> str:
    """The plates of the barbell."""
    bar, typed = ("20 kg", "1.25, 2.5, 5, 10") if units is Units.KG else ("44 lb", "2.5, 5, 10, 25")
    return f"Which plates for the bar? One of each pair. I take the bar as {bar}. Tap, or type: “{typed}”."


def which_bands() -> str:
    """The strengths of the bands."""
    return "Which bands? Tap all you have."


def weights_hint() -> str:
    """What the questions about weights understand."""
    return "Tap the weights, or type them like “6, 8, 12 kg” or “20 lb”. Not sure? Skip, then I ask as we go."


def gym_note() -> str:
    """What a full gym is taken to have."""
    return "I take the usual gym weights. You can correct them in /settings."


def pain() -> str:
    """Pain or injury now."""
    return "Does anything hurt now, or were you injured in the last 3 months? Tap where, then Done."


def pain_hint() -> str:
    """What the question about pain understands."""
    return "Tap where it hurts, or type it, like “left knee”. If nothing does: “Nothing hurts”."


def treated(places: Sequence[str]) -> str:
    """Whether somebody treats it."""
    return f"{listed(places).capitalize()}: is a doctor or physio treating it? Then their plan goes first."


def minutes() -> str:
    """How long a session may be."""
    return "How long may a session be, warm-up included? Two a week are plenty."


def minutes_hint() -> str:
    """What the question about minutes understands."""
    return "Tap one, or type the minutes, like 30."


def minutes_taken(taken: int) -> str:
    """Another number of minutes was typed than can be planned."""
    return f"I plan {taken} minutes."


def days() -> str:
    """Preferred days."""
    return "Which days do you like best for strength? I use them wherever your runs allow. Tap, then Done."


def hour(local: datetime, zone: str) -> str:
    """The hour of the daily message; choosing it confirms the zone."""
    return (
        "At what time shall the day's session reach you?\n\n"
        f"It is <b>{clock(local.time())}</b> where you are, I think ({esc(place(zone))} time). If not, tap “Other time "
        "zone” first.\n\nAny time can be typed: “6:45”, “half past six”."
    )


def hour_hint() -> str:
    """What the question about the hour understands."""
    return "Tap an hour, or type one like “6:30” or “half past six”."


def zone() -> str:
    """How to find the zone."""
    return "Where are you? Type your town, or the time on your clock now, like “14:05”. Or share your location."


def zone_hint() -> str:
    """What the question about the zone understands."""
    return "I did not find that. Try the next big town, or the time on your clock now, like “14:05”."


def share_location() -> str:
    """Beside the button that shares the location."""
    return "Tap the button below. I look up your time zone and forget the place at once."


def zone_found(town: str) -> str:
    """The zone is set."""
    return f"{esc(town)}, thank you."


def zone_many(said: str) -> str:
    """Several places fit; they are on the buttons."""
    return f"Which one did you mean by “{esc(said)}”?"


def zone_nowhere() -> str:
    """A location without a zone."""
    return "I found no time zone there. Please type the next big town."


def clock_nowhere() -> str:
    """No zone shows that time."""
    return "No time zone that I know shows that now. Please type your town."


def mass(units: Units) -> str:
    """Body mass, skippable."""
    return (
        "Last one. Your body weight? It helps me guess first weights and protein. Tap, type it, or skip.\n"
        f"Weights are shown in {units.value}."
    )


def mass_hint() -> str:
    """What the question about body mass understands."""
    return "Type it like “75 kg” or “165 lb”, or skip it."


def yes_no_hint() -> str:
    """What a question of yes or no understands."""
    return "Tap an answer, or type yes or no."
