"""What a text says of the body: soreness, pain, illness, sleep, fatigue, and the red flags before all of them."""

from collections.abc import Sequence

from bot.understanding.lexicon import Lexicon, Sign, Spot
from bot.understanding.meanings import Health, Hurts, Ill, NotSore, Pain, PainGone, Slept, Sore, Tired, Well
from bot.understanding.said_numbers import amount_before, number, score
from bot.understanding.utterance import Hit, Utterance
from coaching.facts import IllnessKind, RedFlag, SoreSource
from coaching.runner import Area, Joint

_SPAN = 14
"""How many tokens apart the words of one red flag may stand."""
_MOST_HOURS = 16.0
_SOON_AFTER = 4
_SUBJECT = 1
"""A sentence about somebody else begins with who it is."""
_BESIDE = frozenset({"with", "by", "and", "from", "/", "over", "into", "onto", "on", "against", "of", "behind"})
"""After these somebody else is not who it is about: "tripped over the dog"."""
_BARE = 3
"""Words in "it hurts" and the like: too little to tell soreness from pain."""


def red_flag(said: Utterance, lexicon: Lexicon) -> RedFlag | None:
    """The most urgent sign in a text (the order of rules 4.5), None for none. Generous: word combinations count."""
    found = {sign.flag for sign in lexicon.table.sign if _shows(said, sign)}
    return next((flag for flag in RedFlag if flag in found), None)


def supposed(said: Utterance) -> bool:
    """Whether a sign is only supposed, long over, or somebody else's: then it is asked, and not taken as told."""
    if (said.found("supposing") and not said.found("not_telling")) or (
        said.found("long_ago") and not said.found("present")
    ):
        return True
    in_general = said.found("general_ask") and not said.found("myself")
    return in_general or of_another(said)


def of_another(said: Utterance) -> bool:
    """Whether somebody else is who a text is about: "my dad had chest pains", and not "my wife says I passed out"."""
    others = [hit for hit in said.hits if hit.concept == "others"]
    if said.found("myself_clearly"):
        return bool(others) and others[0].start <= _SUBJECT and not said.found("other_says")
    beside = bool(others) and said.tokens[max(0, others[0].start - 1)] in _BESIDE
    return (bool(others) and not beside and not said.found("other_says")) or said.found("third")


def _shows(said: Utterance, sign: Sign) -> bool:
    if not all(said.found(*group) for group in sign.needs) or said.has(*sign.unless):
        return False
    groups = [[hit for hit in said.hits if hit.concept in group and _counts(said, hit, sign)] for group in sign.needs]
    if not all(groups):
        return False
    return any(_near(groups, first) for first in groups[0])


def _counts(said: Utterance, hit: Hit, sign: Sign) -> bool:
    return sign.always or hit not in said.denied


def _near(groups: list[list[Hit]], first: Hit) -> bool:
    """Whether each further group has a hit near the first one that is not the very same words."""
    return all(
        any(abs(hit.start - first.start) <= _SPAN and (hit.start, hit.end) != (first.start, first.end) for hit in group)
        for group in groups[1:]
    )


def health(said: Utterance, lexicon: Lexicon) -> tuple[Health, ...]:
    """Everything that the text says of the body, at most one of each."""
    ache = _ache(said, lexicon)
    found = (ache, _ill(said), _slept(said, lexicon), _tired(said, lexicon, taken=isinstance(ache, Sore)))
    return tuple(one for one in found if one is not None)


def _score(said: Utterance, lexicon: Lexicon) -> int | None:
    return score(said, lexicon.table.numbers, frozenset(lexicon.table.words["units"]))


def _ache(said: Utterance, lexicon: Lexicon) -> Health | None:
    spots = lexicon.spots(said.hits)
    joints = frozenset(joint for spot in spots for joint in spot.joints)
    if _is_pain(said, lexicon):
        return Pain(joints=joints, score=_score(said, lexicon), sharp=said.has("sharp", "injury") or _sided(said))
    if _may_be_pain(said, lexicon) and not _is_good_ache(said, spots):
        return Hurts()
    if said.has("sore") or _is_wrecked(said, spots) or _is_good_ache(said, spots):
        return _sore(said, lexicon)
    eased = said.denies("pain", "hurt", "injury", "aches") or said.has("eased")
    if eased and (not said.denies("hurt", "aches") or joints or not (spots or said.has("fresh"))):
        return PainGone(joints)
    if joints and (said.has("fine_now") or said.found("gone")) and not said.asks:
        return PainGone(joints)
    return NotSore() if eased or said.denies("sore") or said.has("fresh") else None


def _is_good_ache(said: Utterance, spots: Sequence[Spot]) -> bool:
    """An ache of muscles on both sides that comes from training: that is soreness, and no more."""
    muscles = said.has("aches", "tight", "wrecked") and bool(spots) and not any(_bare_joint(spot) for spot in spots)
    return (
        muscles
        and (said.has("good_way", "lift_source", "run_source") or _is_wrecked(said, spots))
        and not said.has("pain", "hurt")
        and not _sided(said)
    )


def _bare_joint(spot: Spot) -> bool:
    return bool(spot.joints) and not spot.areas


def _is_wrecked(said: Utterance, spots: Sequence[Spot]) -> bool:
    """Soreness by a picture: "my quads are cooked"; of both sides, and of muscles."""
    return said.has("wrecked") and bool(spots) and all(spot.areas for spot in spots) and not _sided(said)


def _is_pain(said: Utterance, lexicon: Lexicon) -> bool:
    """Pain by its word, or by its kind: sharp, one side, a joint."""
    if said.has("injury"):
        return True
    if said.has("pain"):
        return not said.has("muscle") or said.has("sharp") or bool(_joint_only(said, lexicon))
    if said.has("a_little", "unsure_ache") and said.has("hurt", "aches") and not said.has("sharp"):
        return False
    hurts = said.has("hurt", "aches") or (said.has("wrecked") and bool(_joint_only(said, lexicon)))
    if not hurts and not (said.has("sharp") and lexicon.spots(said.hits)):
        return False
    alone = len(said.tokens) <= _BARE
    plain = not alone and not lexicon.spots(said.hits) and not said.has("muscle") and said.has("hurt")
    return said.has("sharp") or _sided(said) or bool(_joint_only(said, lexicon)) or plain


def _may_be_pain(said: Utterance, lexicon: Lexicon) -> bool:
    """It may be sore or painful: a word that says both, or soreness in a joint or on one side."""
    if said.has("pain", "aches") or (said.has("hurt") and not _hurts_as_sore(said, lexicon)):
        return True
    spots = lexicon.spots(said.hits)
    if said.has("tight", "not_right") or (said.has("wrecked") and not _is_wrecked(said, spots)):
        return bool(spots) and not said.has("sore")
    return said.has("sore") and (bool(_joint_only(said, lexicon)) or _sided(said))


def _hurts_as_sore(said: Utterance, lexicon: Lexicon) -> bool:
    """For "sore abs, hurts when I laugh": the sore muscles are what hurts."""
    spots = lexicon.spots(said.hits)
    return said.has("sore") and bool(spots) and not any(_bare_joint(spot) for spot in spots) and not _sided(said)


def _joint_only(said: Utterance, lexicon: Lexicon) -> frozenset[Joint]:
    """Joints and tendons among the places: there soreness is not simply soreness."""
    return frozenset(joint for spot in lexicon.spots(said.hits) if not spot.areas for joint in spot.joints)


def _sided(said: Utterance) -> bool:
    """Whether one side is named: "left calf", "one calf", and not "left and right"."""
    sides = {
        said.tokens[hit.start - 1]
        for hit in said.hits
        if hit.concept.startswith("body:") and hit.start and said.tokens[hit.start - 1] in {"left", "right", "one"}
    }
    return len(sides) == 1 or said.has("one_sided")


def _sore(said: Utterance, lexicon: Lexicon) -> Sore:
    spots = lexicon.spots([hit for hit in said.hits if hit not in said.denied])
    areas: frozenset[Area] = frozenset(area for spot in spots for area in spot.areas)
    source = SoreSource.UNKNOWN
    if said.has("run_source") != said.has("lift_source"):
        source = SoreSource.RUN if said.has("run_source") else SoreSource.LIFT
    everything = said.has("body:everything") and not areas
    return Sore(score=_score(said, lexicon), areas=areas, everything=everything, source=source)


def only_a_little(said: Utterance) -> bool:
    """Whether it says "not very sore": neither sore nor not, so it is asked."""
    after = {hit.end for hit in said.said("not_very")}
    return any(hit.start - end in range(_SOON_AFTER) for hit in said.said("sore") for end in after)


def _ill(said: Utterance) -> Health | None:
    if said.has("well_from") or (said.has("well") and not said.has("above_neck", "below_neck")):
        return Well()
    if said.has("below_neck"):
        return Ill(IllnessKind.BELOW_NECK)
    if said.has("above_neck"):
        return Ill(IllnessKind.ABOVE_NECK)
    if said.has("ill"):
        return Ill(IllnessKind.ABOVE_NECK if said.denies("below_neck") else IllnessKind.UNKNOWN)
    return Well() if said.denies("ill", "below_neck", "above_neck") else None


def _slept(said: Utterance, lexicon: Lexicon) -> Health | None:
    if not said.has("slept", "sleep_bad", "sleep_good"):
        return None
    hours = _hours(said, lexicon)
    if hours is not None:
        return Slept(hours=hours)
    if said.has("sleep_bad"):
        return Slept(bad=True)
    return Slept() if said.has("sleep_good") else None


def _hours(said: Utterance, lexicon: Lexicon) -> float | None:
    numbers = lexicon.table.numbers
    hours = amount_before(said, frozenset(lexicon.table.words["sleep_hours"]), numbers)
    if hours is None:
        close = [said.tokens[hit.end : hit.end + 3] for hit in said.hits if hit.concept == "slept"]
        plain = (number(token, {}) for words in close for token in words)
        hours = next((value for value in plain if value is not None), None)
    return hours if hours is not None and 0 <= hours <= _MOST_HOURS else None


def _tired(said: Utterance, lexicon: Lexicon, *, taken: bool) -> Health | None:
    if not said.has("tired"):
        return None
    return Tired(None if taken else _score(said, lexicon))
