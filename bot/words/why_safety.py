"""Why there are limits for this runner, or no training at all: pain, red flags, the safety check and health groups."""

from datetime import date
from typing import assert_never

from bot.words import common, labels
from coaching.reasons import readiness as why
from coaching.reasons.readiness import GroupReason, PainReason
from coaching.red_flags import RedFlag
from coaching.runner import Joint

_SIGNS = {
    RedFlag.HEART_LUNG: "Chest pain, fainting, sudden breathlessness or a racing heart",
    RedFlag.DARK_URINE: "Dark urine with heavy soreness",
    RedFlag.SWOLLEN_LEG: "A swollen, warm or throbbing leg",
    RedFlag.NUMB_SADDLE: "Numbness around the groin, or new bladder or bowel trouble",
    RedFlag.BONE_STRESS: "Pain on one spot of a bone",
    RedFlag.TEAR: "A pop with sudden weakness, or not being able to bear weight",
    RedFlag.HOT_JOINT: "A swollen, hot or locking joint",
    RedFlag.NERVE: "Numbness, tingling or weakness down a leg",
    RedFlag.SYSTEMIC: "Fever with pain, night sweats or weight loss without a reason",
    RedFlag.HEAD_INJURY: "Signs of a head injury",
    RedFlag.LOW_ENERGY: "Missed periods, repeated stress fractures or eating very little",
}


def _on(day: date) -> str:
    return f"{common.weekday(day.weekday())} {day.day} {common.month(day.month)}"


def _places(joints: tuple[Joint, ...]) -> str:
    return common.listed([labels.JOINTS[one].lower() for one in joints])


def pain(reason: PainReason) -> str:
    """Why pain or a red flag turned the plan down."""
    match reason:
        case why.PainLeftOut(joints, good):
            left = f" {common.plural(good, 'good day')} so far." if good else ""
            return (
                f"Pain ({_places(joints)}): what loads it and everything with impact is out until you told me 0 or 1 "
                f"of 10 on three days.{left}"
            )
        case why.PainEased(joints, good):
            left = f" {common.plural(good, 'good day')} so far." if good else ""
            return (
                f"A little pain ({_places(joints)}): what loads it is swapped or lighter, without impact, until you "
                f"told me 0 or 1 of 10 on three days.{left}"
            )
        case why.PainSomewhere():
            return "Pain, and I do not know where yet: nothing that loads you until you tell me the place."
        case why.PainSeeSomebody() as one:
            return _see_somebody(one)
        case why.TenderPlace(joints):
            return f"You told me about your {_places(joints)}: I leave out what could bother it."
        case why.RedFlagStands(sign):
            return f"{_SIGNS[sign]}: nothing to train until a professional has cleared you."
        case _:
            assert_never(reason)


def _see_somebody(one: why.PainSeeSomebody) -> str:
    place = f"your {labels.JOINTS[one.joint].lower()}" if one.joint else "this pain"
    if one.times > 1:
        said = f"{common.capital(place)} has come back again and again"
    else:  # what was told, not how long it hurts: that was perhaps never asked since
        said = f"You first told me of {place} {common.plural(one.days, 'day')} ago, and not yet that it is over"
    return f"{said}: please let a physio or doctor look at it."


def group(reason: GroupReason) -> str:
    """Why the safety check or a health group sets limits."""
    match reason:
        case why.NotCleared():
            return (
                "You answered yes in the safety check: I wait until a doctor or physio says yes to strength training."
            )
        case why.TooYoung():
            return "Under 13 this coach is not for you. A parent and a youth coach can do it better."
        case why.GuardianMissing():
            return "Under 18 a parent or guardian should know first."
        case why.YouthLimits():
            return "Under 18: technique first, always 3 clean reps in reserve, no barbell, only low jumps and late."
        case why.SixtyPlusLimits():
            return "From 60 on: balance in each session, and two sets at most in the first four weeks."
        case _:
            return _condition(reason)


def _condition(
    reason: (
        why.PregnancyLimits
        | why.AfterBirthLimits
        | why.BoneLimits
        | why.PressureLimits
        | why.UnderTreatment
        | why.ClearedWithCare
    ),
) -> str:
    match reason:
        case why.PregnancyLimits(supine_out):
            return _pregnancy(supine_out=supine_out)
        case why.AfterBirthLimits() as birth:
            return _birth(birth)
        case why.BoneLimits():
            return "For your bones: balance and back work each session, no bending or twisting of the spine, no jumps."
        case why.PressureLimits():
            return "For your heart: 3 reps in reserve, short holds, longer rests. Never hold your breath."
        case why.UnderTreatment(joints):
            return f"Your therapist's plan goes first: I leave your {_places(joints)} alone."
        case why.ClearedWithCare():
            return "Cleared, and careful all the same: always 3 reps in reserve, no jumps."
        case _:
            assert_never(reason)


def _pregnancy(*, supine_out: bool) -> str:
    lying = ", no lying on your back or belly" if supine_out else ""
    return (
        f"Pregnant: easy effort, keep breathing, no jumps, nothing hard that is new{lying}. "
        "Bleeding, contractions, dizziness or chest pain: stop and call your doctor."
    )


def _birth(birth: why.AfterBirthLimits) -> str:
    if birth.walking_only and birth.opens is not None:
        return (
            f"The first six weeks after a birth are for gentle walking and breathing. Strength from {_on(birth.opens)}."
        )
    impact = f" before {_on(birth.impact_opens)}" if birth.impact_opens else " for now"
    return (
        f"After a birth: the gentle variants, no impact{impact}. "
        "Leaking, heaviness or pain: please see a pelvic-health physio."
    )
