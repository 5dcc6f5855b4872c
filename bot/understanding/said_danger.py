"""Red flags in a text: which sign, how certain it is, and whether it is the runner's own and now."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.understanding.lexicon import Lexicon, Sign
from bot.understanding.utterance import Hit, Utterance
from coaching.facts import RedFlag

_SPAN = 14
"""How many tokens apart the words of one red flag may stand."""
_ACROSS = 8
"""The same where a sentence ends between them; then they may belong to two things, and it is asked."""
_SUBJECT = 1
"""A sentence about somebody else begins with who it is."""
_BESIDE = frozenset({"with", "by", "and", "from", "/", "over", "into", "onto", "on", "against", "of", "behind"})
"""After these somebody else is not who it is about: "tripped over the dog"."""

_ARTICLE = 2
"""Words before them in which that stands: "from kids", "from the kids"."""


class Danger(NamedTuple):
    """A red flag that a text shows; not `certain`: it is asked whether it is so."""

    sign: RedFlag
    certain: bool


def danger(said: Utterance, lexicon: Lexicon) -> Danger | None:
    """What is certain before what is not, then the most urgent sign (the order of rules 4.5); None for none.

    Generous: word combinations count.
    """
    shown = [(rule, certain) for rule in lexicon.signs(said) if (certain := _shows(said, rule)) is not None]
    if not shown:
        return None
    clear = [rule for rule, sure in shown if sure]
    rules = clear or [rule for rule, _ in shown]
    by_chance = {flag for rule in rules for flag in rule.rather_than}
    found = {rule.flag for rule in rules} - by_chance
    return Danger(next(flag for flag in RedFlag if flag in found), bool(clear) and not _supposed(said))


def _supposed(said: Utterance) -> bool:
    """Whether a sign is only supposed, long over, or somebody else's: then it is asked, and not taken as told."""
    if (said.found("supposing") and not said.found("not_telling")) or (
        said.found("long_ago") and not said.found("current")
    ):
        return True
    in_general = said.found("general_ask") and not said.found("myself")
    return in_general or of_another(said)


def of_another(said: Utterance) -> bool:
    """Whether somebody else is who a text is about: "my dad had chest pains", and not "my wife says I passed out"."""
    others = [hit for hit in said.hits if hit.concept == "others"]
    if said.found("myself_clearly"):
        return bool(others) and others[0].start <= _SUBJECT and not said.found("other_says")
    before = said.tokens[max(0, others[0].start - _ARTICLE) : others[0].start] if others else ()
    beside = not _BESIDE.isdisjoint(before)
    return (bool(others) and not beside and not said.found("other_says")) or said.found("third")


def _shows(said: Utterance, sign: Sign) -> bool | None:
    """Whether a text shows a sign for certain; None where it does not show it."""
    if not all(said.found(*group) for group in sign.needs) or said.has(*sign.unless):
        return None
    groups = [[hit for hit in said.hits if hit.concept in group and _counts(said, hit, sign)] for group in sign.needs]
    if not all(groups):
        return None
    near = [_near(said, groups[1:], first) for first in groups[0]]
    if all(one is None for one in near):
        return None
    return any(near) and not sign.asked and not said.has(*sign.asked_with)


def _counts(said: Utterance, hit: Hit, sign: Sign) -> bool:
    return sign.always or hit not in said.denied


def _near(said: Utterance, others: Iterable[Iterable[Hit]], first: Hit) -> bool | None:
    """Whether each further group has a hit near the first one that is not the very same words.

    None where one has not; False where a sentence ends between them.
    """
    best = [max((_together(said, first, hit) for hit in group), default=0) for group in others]
    return None if 0 in best else 1 not in best


def _together(said: Utterance, first: Hit, hit: Hit) -> int:
    """How well two hits belong together: 0 not at all, 1 across the end of a sentence, 2 in one sentence."""
    apart = abs(hit.start - first.start)
    if apart > _SPAN or (hit.start, hit.end) == (first.start, first.end):
        return 0
    start, end = min(hit.end, first.end), max(hit.start, first.start)
    stops = [at + 1 for at in range(start, end) if said.tokens[at] in ".;!?"]
    goes_on = {one.start for one in said.hits if one.concept == "same_thing"}
    if goes_on.issuperset(stops):
        return 2
    return 1 if apart <= _ACROSS else 0
