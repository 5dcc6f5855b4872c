"""Which questions of the safety check a text speaks of: "high blood pressure" is number 1."""

from bot.flows.reading.numbers import words

_DENIED = frozenset({"no", "not", "never", "none", "without", "nothing", "t", "neither", "nor"})
_NUMBERS = (
    ("1", ("heart", "blood pressure", "hypertension", "stroke", "arrhythmia", "afib", "bypass", "pacemaker")),
    ("2", ("chest",)),
    ("3", ("faint", "fainted", "fainting", "passed out", "blacked out", "blackout", "dizzy", "dizziness")),
    ("4", ("diabetes", "diabetic", "insulin", "asthma", "epilepsy", "epileptic", "kidney", "kidneys")),
    ("4", ("blood thinner", "blood thinners", "statin", "statins", "medicine", "medicines", "medication")),
    ("5", ("osteoporosis", "osteopenia", "arthritis", "fracture", "fractured", "broken", "hernia", "herniated")),
    ("5", ("tendon", "tendonitis", "tendinitis", "tendinopathy", "disc")),
    ("6", ("surgery", "operation", "operated")),
    ("7", ("pregnant", "pregnancy", "gave birth", "given birth", "newborn", "postpartum", "postnatal")),
    ("8", ("period", "periods", "eating disorder", "anorexia", "bulimia", "amenorrhea", "amenorrhoea")),
    ("9", ("supervision", "supervised")),
)


def conditions_said(text: str) -> list[str]:
    """The numbers that a text speaks of; none where it denies something, for then only the list is safe."""
    said = words(text)
    if _DENIED & set(said):
        return []
    whole = f" {' '.join(said)} "
    return list(dict.fromkeys(number for number, names in _NUMBERS if any(f" {name} " in whole for name in names)))
