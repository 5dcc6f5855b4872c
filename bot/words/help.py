"""What the bot is, what it can do, what it keeps; and the short answers to what it does not read."""


def greeting(name: str) -> str:
    """To a runner who is known."""
    return f"Hello{f' {name}' if name else ''}. Here is today."


HELP = (
    "<b>Talk to me as you would to a coach</b>\n"
    "“done” · “done, too easy” · “skip, no time” · “later”\n"
    "“sore” · “calves sore 6” · “not sore” · “my knee hurts”\n"
    "“slept badly” · “tired” · “I am ill” · “well again”\n"
    "“why?” · “what is today?” · “remind me at 6:30”\n\n"
    "<b>Or by command</b>\n"
    "/today the session · /go step by step\n"
    "/listen hands-free · /card as a picture\n"
    "/week seven days · /why the reasons\n"
    "/history what you did · /progress with charts\n"
    "/physio four weeks on a page · /export your data\n"
    "/calendar sessions and races in your calendar\n"
    "/sore lighten it now · /done · /skip\n"
    "/settings change any answer · /pause · /resume\n"
    "/privacy what I keep · /delete forget me\n\n"
    "<b>How I plan</b>: legs on easy days, light core on hard days, rest on rest days. "
    "Two short sessions a week, single-leg work and a steady trunk in each, a little more when it felt right."
)

PRIVACY = (
    "<b>What I keep, and why</b>\n"
    "• Your answers: age band, health check, running week, races, equipment. They make the plan.\n"
    "• What you did and how it felt, soreness, pain, illness, sleep. They set the next dose.\n"
    "• Time zone, hours, language. So that I write at the right time.\n"
    "• Your Telegram number, so that I can reach you. No name, no phone number, no location.\n"
    "• A calendar, only if you ask for one: your sessions and races, at an address that you alone are given.\n\n"
    "It stays in this coach's own database. It is not sold, shared or sent to anyone else. "
    "/export gives you all of it in two files, /delete removes it, at once and for good."
)

KEPT = "Kept, nothing is gone. /start goes on where we were."


def paused(until: str) -> str:
    """Messages are paused. `until` is a day in words, "" for until the runner says so."""
    when = f"until {until}" if until else "until you tell me"
    return f"Paused {when}: I write nothing by myself. Ask me anything, any time, and I answer."


PAUSE_OPEN = "Until I say so"
RESUMED = "Good to have you back. I write again from tomorrow; here is today."
NOT_PAUSED = "I was not paused. Here is today."
NOTHING_TO_CANCEL = "There is nothing to cancel. Here is what we can do:"
THANKS = "With pleasure."
FIRST_THE_QUESTIONS = "A few taps first, then I can plan for you."

UNKNOWN_COMMAND = "I do not know that command. These I know:"
NOT_UNDERSTOOD = "I did not understand that. You can say it in other words, or tap:"
DID_YOU_MEAN = "Did you mean one of these?"
STALE_BUTTON = "That button is from an older message. Here is where we are now."
STALE_TOAST = "That one is old"

OTHER = {
    "photo": "I cannot see pictures. Tell me in words, or tap:",
    "voice": "I cannot listen to voice messages. A few typed words are enough, or tap:",
    "audio": "I cannot listen to audio. A few typed words are enough, or tap:",
    "video": "I cannot watch videos. Tell me in words, or tap:",
    "sticker": "Nice one. I only read words, though. Or tap:",
    "edited": "I only read a message once. If it changed, please send it again, or tap:",
    "forwarded": "I do not read forwarded messages. Tell me in your own words, or tap:",
    "document": "I cannot read files. Tell me in words, or tap:",
    "location": "I only need a place to find your time zone. Change it in the settings, or tap:",
}
OTHER_ANY = "I only read words and buttons. Tell me in words, or tap:"

GROUP = "I coach one to one. Write to me in private and we begin."


def hour_set(kind: str, at: str) -> str:
    """A message's hour was changed."""
    return f"Done: {kind} at {at}." if kind else f"Done: {at}."


MORNING_MESSAGE = "today's session comes"
EVENING_REMINDER = "the evening reminder comes"
WHICH_HOUR = "Which one do you mean?"


def hour_choice(kind: str, at: str) -> str:
    """A button for one of the two hours."""
    return f"{'Session' if kind == 'morning' else 'Evening reminder'} at {at}"


RACES_CHANGED = "Races stand in the settings: date, distance, how much it matters. I taper and recover around them."
HEALTH_CHANGED = (
    "Thank you for telling me. Please answer the health check again, so that I plan for it; until then leave out what "
    "worries you. What your doctor or physio says goes first, always."
)
GEAR_TOLD = "The ticks are as you told me. Tap what is still different."
GEAR_CHANGED = "Tell me what you have at hand, and I choose the exercises by it:"
SWAP = (
    "Once you have started, every exercise can be swapped for another: tap 🔁, or write “swap”. I choose by what you "
    "have, what you can do and what is quiet. Something missing? Set your equipment. "
    "Does it hurt? Then tap Pain. Too hard or too easy? Tell me after the session, and the next one changes."
)
