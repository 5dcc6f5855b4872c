"""Pain is not soreness, and some signs need a professional: the sign, the urgency, "stop", never a diagnosis."""

from collections.abc import Sequence

from bot.words import common
from bot.words.changes import STAYS, what_changed
from bot.words.labels import JOINTS
from coaching.coach import Change
from coaching.facts import PainReported, RedFlag
from coaching.rules import readiness as rules

PAIN_BANDS = ((1, "0–1"), (2, "2"), (3, "3"), (5, "4–6"), (8, "7–10"))
"""Each button with the score that it reports."""

NOT_MEDICAL = "<i>I am a coach, not a doctor: this is training advice, not a diagnosis.</i>"
_SEE_SOMEBODY = (
    "See a physio or doctor if it makes you limp, hurts at rest or at night, lasts a week, or keeps coming back."
)
_OTHER_SIGNS = "Swollen, numb, a pop, or one spot on a bone? Tap it below: that changes the answer."


def where(report: PainReported) -> str:
    """The painful places in a sentence, with their side where it was said; "" while the places are not said."""
    places = common.listed(sorted(JOINTS[joint].lower() for joint in report.joints))
    return f"{report.side} {places}".strip() if places else ""


def answer(report: PainReported, change: Change, why: Sequence[str], *, spared: bool = False) -> str:
    """Pain is not soreness: stop, leave it out, say when a professional should look.

    `spared` says that the place was left out before this report already.
    """
    changed = what_changed(change)
    if spared and report.score is not None:
        if report.score <= rules.PAIN_GONE:
            return "\n\n".join(part for part in (_nearly_gone(report), changed, "\n".join(why)) if part)
        changed = _STILL_SPARED if changed == STAYS else changed
    place = where(report)
    head = f"<b>Pain ({place}) is not soreness.</b>" if place else "<b>Pain is not soreness.</b>"
    parts = [
        f"{head} Stop what hurts; nobody gets fitter by pushing through it.",
        changed,
        "\n".join(why),
        f"{_SEE_SOMEBODY} {_OTHER_SIGNS}",
        question(report),
        NOT_MEDICAL,
    ]
    return "\n\n".join(part for part in parts if part)


_STILL_SPARED = (
    f"What loads it stays out, as before. It comes back after {rules.PAIN_GONE_DAYS} days at {rules.PAIN_GONE} or less."
)


def _nearly_gone(report: PainReported) -> str:
    place = common.listed(sorted(JOINTS[joint] for joint in report.joints)).capitalize()
    return f"<b>{place or 'Pain'}: {report.score} of 10. Good.</b> I go on sparing it until that holds."


def question(report: PainReported) -> str:
    """What is still worth knowing about it."""
    missing = [] if report.joints else ["Where is it?"]
    if report.score is None:
        missing.append("How bad, 0 to 10?")
    return f"<i>{' '.join(missing)}</i>" if missing else ""


SORE_OR_PAIN = (
    "<b>Sore or painful?</b> It makes all the difference.\n\n"
    "<b>Sore</b>: dull, both sides, in the muscle, eases as you warm up.\n"
    "<b>Pain</b>: sharp, one spot or one side, a joint or a bone, or it makes you limp. Then stop what hurts."
)
NO_PAIN = "Good. Tell me the same on three days, and everything comes back."

# The signs of rules 4.5 ------------------------------------------------------------------------------------------

_NOW = "call the emergency number now (112 in Europe, 911 in the US, 999 in the UK)"

_URGENCY = {
    RedFlag.HEART_LUNG: (
        "Chest pain or pressure, fainting, sudden breathlessness or a racing heart",
        f"{_NOW}. Do not drive yourself, and do not wait for it to pass",
    ),
    RedFlag.DARK_URINE: (
        "Dark, cola-coloured or very little urine",
        "go to an emergency department today, and say that it came after hard exercise",
    ),
    RedFlag.SWOLLEN_LEG: (
        "One leg swollen, warm, red or throbbing",
        "have a doctor see it today. With breathlessness or chest pain, call the emergency number now",
    ),
    RedFlag.NUMB_SADDLE: ("Numbness in the groin or seat, new bladder or bowel trouble, or both legs weak", _NOW),
    RedFlag.BONE_STRESS: (
        "Pain on one spot of a bone, pain at night, or pain deep in the groin",
        "do not run or jump, and see a doctor within one to three days",
    ),
    RedFlag.TEAR: (
        "A pop with sudden weakness, or a leg that will not carry you",
        "keep the weight off it and have a doctor see it today",
    ),
    RedFlag.HOT_JOINT: (
        "A joint that is swollen or hot, locks or gives way",
        "see a doctor within one to two days; with fever, today",
    ),
    RedFlag.NERVE: (
        "Numbness, tingling or weakness down a limb",
        "see a doctor in the next days; at once if it spreads, or with bladder or bowel trouble",
    ),
    RedFlag.SYSTEMIC: (
        "Fever with back or joint pain, weight loss without a reason, or night sweats",
        "see a doctor soon; with high fever, today",
    ),
    RedFlag.HEAD_INJURY: (
        "A knock to the head, or signs after one",
        (
            "have a doctor see you today, and do not stay alone until then. If the headache grows, or with vomiting "
            "or drowsiness, call the emergency number now"
        ),
    ),
    RedFlag.LOW_ENERGY: (
        "Missed periods, repeated stress fractures, eating very little, or exhaustion that stays",
        "talk to a doctor or a sports dietitian soon",
    ),
}
"""Per sign: what was named, and how urgent it is."""

SIGNS = {
    RedFlag.HEART_LUNG: "Chest, breath, fainting",
    RedFlag.DARK_URINE: "Dark urine",
    RedFlag.SWOLLEN_LEG: "One leg swollen",
    RedFlag.NUMB_SADDLE: "Numb groin, bladder",
    RedFlag.BONE_STRESS: "One spot on a bone",
    RedFlag.TEAR: "A pop, cannot stand",
    RedFlag.HOT_JOINT: "Hot, swollen joint",
    RedFlag.NERVE: "Numb or tingling limb",
    RedFlag.SYSTEMIC: "Fever and joints",
    RedFlag.HEAD_INJURY: "Knock to the head",
    RedFlag.LOW_ENERGY: "No periods, exhausted",
}
"""The signs as buttons."""

WHICH_SIGN = "Which of these is it? If none of them, tap the last one and I ask where it hurts."


def red_flag(sign: RedFlag) -> str:
    """The safety answer: fixed per sign."""
    named, urgency = _URGENCY[sign]
    return (
        f"🛑 <b>Stop training.</b>\n\n<b>{named}</b> needs a professional, not a coach. Please {urgency}.\n\n"
        f"I stop all training advice until a professional has cleared you.\n\n{NOT_MEDICAL}"
    )


def suspected(sign: RedFlag) -> str:
    """A sign that was told of somebody else, of long ago, only supposed, or not for certain."""
    named, urgency = _URGENCY[sign]
    return (
        f"<b>{named}</b>: is that you, and now? Then tap below: it needs a professional before any training.\n\n"
        f"For anybody whom it happens to: please {urgency}."
    )


def red_flag_at_start(sign: RedFlag) -> str:
    """The same to somebody whom we do not know yet."""
    named, urgency = _URGENCY[sign]
    return (
        f"🛑 <b>{named}</b> needs a professional before any training. Please {urgency}. The questions can wait."
        f"\n\n{NOT_MEDICAL}"
    )


def stopped(why: Sequence[str]) -> str:
    """Training is on hold because of a red flag."""
    because = "\n".join(f"• {one}" for one in why)
    parts = [
        "🛑 <b>Training is on hold.</b>",
        because,
        "Please see a professional about it. Once they say yes to strength training, tap below and we start gently.",
        NOT_MEDICAL,
    ]
    return "\n\n".join(part for part in parts if part)


_UNTIL_CLEARED = (
    "Until then: easy walking if it feels good, enough sleep, regular meals. Show a doctor or physio what you plan: "
    "two short strength sessions a week, bodyweight first, never to failure."
)


def blocked(why: Sequence[str]) -> str:
    """No plan yet because of the safety check: what to do until then."""
    because = "\n".join(f"• {one}" for one in why)
    parts = [
        "<b>No strength plan yet.</b>",
        because,
        _UNTIL_CLEARED,
        NOT_MEDICAL,
    ]
    return "\n\n".join(part for part in parts if part)


def confirm_misread(signs: Sequence[RedFlag]) -> str:
    """Before a false alarm is lifted: the signs once more, in full."""
    named = "\n".join(f"• {_URGENCY[sign][0]}" for sign in signs)
    return f"Sorry, I read with caution. To be sure, do you have any of this?\n\n{named}"


BACK_AGAIN = "Good. Then all is as it was."

# Outside the signs ------------------------------------------------------------------------------------------------

EMERGENCY = (
    "🛑 <b>If this is an emergency, please do not write to a coach</b>: "
    f"{_NOW}.\n\nIf it is something else, tell me what it is, or tap:"
)
DESPAIR = (
    "I am a training bot and cannot be what you need now, but people can. Please talk to somebody today: someone you "
    "trust, a doctor, or a crisis line (findahelpline.com lists them by country; 116 123 in much of Europe, 988 in the "
    "US and Canada). If you are in danger, call the emergency number now.\n\n"
    "Training can wait. You matter more than any plan."
)
