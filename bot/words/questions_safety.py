"""The safety check in words: its nine questions, the follow-ups, and what helps while it waits."""

from collections.abc import Sequence

from bot.words.common import listed
from bot.words.onboarding_labels import CONDITIONS
from coaching.runner import Condition


def screening() -> str:
    """The nine questions of the safety check."""
    return (
        "<b>A safety check.</b> Does any of these fit you?\n\n"
        "1. A doctor told you of a heart problem, a stroke or high blood pressure.\n"
        "2. You get pain or pressure in the chest, at rest or with effort.\n"
        "3. In the last 12 months you fainted, or were so dizzy that you lost your balance.\n"
        "4. A long-term illness or regular medicine that affects effort: diabetes, asthma not under control, epilepsy, "
        "kidneys, blood thinners, statins with muscle pain.\n"
        "5. A bone, joint, tendon or back problem that training could make worse, osteoporosis, or a bone broken in a "
        "small fall.\n"
        "6. An operation in the last 12 weeks, or you were told not to lift.\n"
        "7. You are pregnant, or gave birth in the last 6 months.\n"
        "8. Your periods have stayed away for 3 months or more, or somebody worries about how little you eat.\n"
        "9. You were told to exercise only under supervision, or there is another reason to hold back."
    )


def screening_again() -> str:
    """Shown below the hint: the nine lines stand right above."""
    return "<b>The safety check</b> above: does any of the nine fit you?"


def ticked(numbers: Sequence[str]) -> str:
    """What a description in words was taken for; the runner confirms it."""
    return f"I ticked {listed(numbers)} for that. Tap what else fits, then Done."


def screening_hint() -> str:
    """What the safety check understands."""
    return "Tap the numbers that fit you, or type them, like “4, 6”. If nothing fits: “None of these”."


def bones() -> str:
    """The follow-up to the fifth question."""
    return "About number 5: which is it? Tap all that fit, then Done."


def bones_hint() -> str:
    """What the follow-up understands."""
    return "Tap what fits, then Done."


def baby() -> str:
    """The follow-up to the seventh question."""
    return "About number 7: which is it? If you know the date, you can type it: “due 3 May” or “born 2 October”."


def baby_hint() -> str:
    """What the follow-up understands."""
    return "Tap one, or type a date like “due 3 May” or “born 2 October”."


def baby_date_off() -> str:
    """A date that cannot be."""
    return "That date does not fit: a due date lies in the next 10 months, a birth in the last 6."


def cleared(conditions: Sequence[Condition]) -> str:
    """Whether a professional said yes."""
    ticked = listed([CONDITIONS[condition] for condition in conditions])
    return (
        f"You ticked: {ticked}.\n\nHas a doctor or physio who knows about it said yes to strength training? "
        "Then I plan with care around it."
    )


def blocked() -> str:
    """Not cleared: general recovery information, how to get cleared, and the way back in."""
    return (
        "Then the strength work waits until a doctor or physio says yes. That is not a no for good.\n\n"
        "<b>How to get cleared.</b> Ask: “May I do two short strength sessions a week, bodyweight first, light weights "
        "later, no jumps? What should I leave out?” Come back with the answer, your place here is kept.\n\n"
        "<b>Until then</b>, what helps every runner recover: 7 to 9 hours of sleep, regular meals with some protein, "
        "drinking to thirst, and easy walks as far as your doctor is happy with them.\n\n"
        "Chest pain, fainting or sudden breathlessness now: call your emergency number."
    )


def blocked_hint() -> str:
    """What the waiting place understands."""
    return "Tap the first button once a doctor or physio has said yes."
