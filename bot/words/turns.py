"""Words that every conversation shares: the buttons below each question, and what is said when a turn goes astray."""

BACK = "← Back"
SKIP = "Skip this"
AGAIN = "↺ Restart"
CANCEL = "✕ Cancel"
GO_ON = "Go on where I was"
STOP = "Yes, stop"
ANEW = "Yes, from the start"


def needed() -> str:
    """Skip, where the answer is needed."""
    return "This one I need: without it I cannot plan safely."


def skipped_as(label: str) -> str:
    """A question was skipped; `label` is the answer that stands until there is one."""
    return f"Skipped. Until you tell me more: “{label}”. /settings changes it."


def old_button() -> str:
    """A button of an earlier question was tapped."""
    return "That button belongs to an earlier question. Here is the current one."


def settled() -> str:
    """A button of a conversation that is over was tapped."""
    return "That one is already settled."


def unknown_button() -> str:
    """A button that we never offered."""
    return "I don't know that button. Here is where we are."


def first_already() -> str:
    """Back at the first question."""
    return "This is the first question."


def noted() -> str:
    """A second tap on the same button."""
    return "Got it."


def sure_to_stop() -> str:
    """Before Cancel throws answers away."""
    return "Stop here? Your answers so far will be thrown away."


def sure_to_begin_again() -> str:
    """Before Start again throws answers away."""
    return "Begin again with the first question? Your answers so far will be thrown away."


def first_things_first() -> str:
    """Something was opened that needs a runner whom we know."""
    return "A few questions first, then that works too."


def back_to_it() -> str:
    """An interrupted conversation goes on."""
    return "Back to where we were:"


def began_anew() -> str:
    """An update of the bot changed a conversation in progress."""
    return "I have been updated since, so let us take this from its first question."


def only_for_zone() -> str:
    """A location was shared where none was asked for."""
    return "I only use a location to find your time zone, and I keep nothing of it. Not needed here."
