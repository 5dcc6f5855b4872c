"""What was typed at an open question: a button's label, an answer, or one of the words that every question knows."""

from bot.flow.data import Picked, Reading, Typed
from bot.flow.screen import Control, Spot

_CONTROLS = {
    "back": Control.BACK,
    "go back": Control.BACK,
    "skip": Control.SKIP,
    "skip this": Control.SKIP,
    "start again": Control.AGAIN,
    "start over": Control.AGAIN,
    "restart": Control.AGAIN,
    "cancel": Control.CANCEL,
    "stop": Control.CANCEL,
    "quit": Control.CANCEL,
}


def control(spot: Spot, text: str) -> str:
    """The control that a text names ("back", "/cancel"), "" for none; skipping a session is no control."""
    value = _CONTROLS.get(plain(text), "")
    settled = spot.scene.person.training is not None
    return "" if value == Control.SKIP and not spot.step.skip and settled else value


def read(spot: Spot, text: str) -> Reading | None:
    """What a text means to the step: a button's own label first, then an answer, then the first words of one label."""
    labels = {plain(c.label): c.value for row in spot.step.choices.rows(spot.scene) for c in row}
    said = plain(text)
    if said in labels:
        return spot.step.read(Picked(labels[said]), spot.scene)
    reading = spot.step.read(Typed(text), spot.scene)
    begun = [value for label, value in labels.items() if said and label.startswith(f"{said} ")]
    if reading is None and len(begun) == 1:
        return spot.step.read(Picked(begun[0]), spot.scene)
    return reading


def plain(text: str) -> str:
    """A text without case, signs and spare spaces: what labels and words are compared by."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
