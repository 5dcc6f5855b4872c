"""Numbers and plain yes or no, as people type them."""

import re

from bot.flows.reading.typos import meant

_WORDS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_YES = frozenset(
    {"yes", "y", "yep", "yeah", "yup", "sure", "ok", "okay", "k", "fine", "agreed", "agree", "right", "true", "correct"}
    | {"of course", "i do", "she does", "he does", "they do", "they know"}
)
_BEGIN = frozenset(
    {"let", "us", "s", "lets", "go", "on", "ahead", "begin", "start", "started", "get", "do", "it", "then", "now"}
    | {"all", "right", "alright", "please", "i", "am", "m", "ready", "sure", "ok", "okay", "yes", "yeah", "agree"}
    | {"to", "that", "this", "sounds", "good", "great", "cool", "fine", "hi", "hello", "hey"}
)
_BEGINS = frozenset({"go", "begin", "start", "started", "ready", "agree", "good", "great", "alright", "right", "do"})
_NO = frozenset(
    {"no", "n", "nope", "nah", "none", "nothing", "not really", "not yet", "never", "no thanks", "none of these"}
    | {"none of them", "all good", "all fine", "no to all", "all no", "healthy", "zero", "0", "not any", "no one"}
    | {"none really", "no not really", "nothing really", "no nothing"}
)


def words(text: str) -> list[str]:
    """The lower-case words and numbers of a text, signs left out; a decimal comma becomes a point."""
    return re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", re.sub(r"(?<=\d),(?=\d)", ".", text.lower()))


def number_word(word: str) -> float | None:
    """A number in digits or as a word up to fifty."""
    if word in _WORDS:
        return _WORDS[word]
    return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) else None


def only_number(text: str, *allowed: str) -> float | None:
    """The one number of a text whose other words are all among `allowed`."""
    found = [(word, number_word(word)) for word in words(text)]
    values = [value for _, value in found if value is not None]
    others = [word for word, value in found if value is None]
    return values[0] if len(values) == 1 and all(word in allowed for word in others) else None


def yes_or_no(text: str) -> bool | None:
    """Whether a text plainly says yes or no; None where it says neither."""
    said = " ".join(words(text))
    if meant(said, _NO) or said.startswith(("no i ", "no nothing", "no none", "nothing hurts")):
        return False
    return True if said in _YES or said.split(" ")[:1] == ["yes"] else None


def willing(text: str) -> bool | None:
    """Yes or no to beginning: "ok lets go" is a yes here, where nothing is answered by it but that."""
    said = set(words(text))
    return True if said & _BEGINS and said <= _BEGIN else yes_or_no(text)
