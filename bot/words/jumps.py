"""The test that opens jumps, in words: what to try, and what came of it (rules 2.2)."""

from bot.words import common
from coaching.facts import JumpTested
from coaching.rules import plyometric as rules

OFFER = (
    "🦘 You are strong enough to try the jump test: three minutes, four questions. Passed, small jumps join your "
    "sessions; they make each stride cheaper."
)
BUTTON = "🦘 Jump test"
NOT_NOW = "Not now"

CALVES = (
    "1 of 4 · Warm up a little first. Then on one leg, next to a wall: <b>calf raises</b>, all the way up, slowly "
    "down. How many clean ones on your weaker leg?"
)
SQUATS = "2 of 4 · <b>Split squats</b>, slow and without a wobble. How many on your weaker side?"
BALANCE = "3 of 4 · Stand on <b>one leg</b>, hands free. How many seconds on your weaker leg?"
LANDINGS = (
    "4 of 4 · <b>Snap-downs</b>: rise onto your toes, then drop quickly into a quarter squat and stick it. "
    "Of five, how many made no noise?"
)
HINT = "Tap one, or type the number."

CALF_BUTTONS = (("20", "20 or more"), ("17", "15–19"), ("12", "10–14"), ("6", "Fewer than 10"))
SQUAT_BUTTONS = (("10", "10 or more"), ("7", "6–9"), ("3", "Fewer than 6"))
BALANCE_BUTTONS = (("30", "30 s or more"), ("20", "15–29 s"), ("8", "Less than 15 s"))
LANDING_BUTTONS = (("5", "All 5"), ("4", "4"), ("3", "3"), ("1", "2 or fewer"))
"""Each button with what it counts as."""


def passed() -> str:
    """The gate is open."""
    return (
        "✅ <b>Passed.</b> From your next leg session on small jumps come first: few, low and quiet. "
        "They stay out whenever something hurts or you are sore."
    )


def not_yet(test: JumpTested) -> str:
    """What is still missing, and when to try again."""
    weeks = common.plural(rules.GATE_AGAIN_DAYS // 7, "week")
    return (
        f"Not yet, and that is good to know before it hurts: {common.listed(_missing(test))}. "
        f"Your sessions build exactly that. I ask again in {weeks} at the earliest."
    )


def _missing(test: JumpTested) -> list[str]:
    parts = (
        (test.calf_raises, rules.GATE_CALF_RAISES, "calf raises"),
        (test.split_squats, rules.GATE_SPLIT_SQUATS, "split squats"),
        (test.balance_s, rules.GATE_BALANCE_S, "seconds of balance"),
        (test.quiet_landings, rules.GATE_QUIET_LANDINGS, "quiet landings"),
    )
    return [f"it takes {needed} {what}" for got, needed, what in parts if got < needed]


def another_time() -> str:
    """The test was put off."""
    return "Fine, another time. Everything else goes on as before."
