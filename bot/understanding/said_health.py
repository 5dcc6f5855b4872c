"""What a text says of the body: soreness, pain, illness, sleep, fatigue. Red flags are read first (`said_danger`)."""

from collections.abc import Sequence

from bot.understanding.lexicon import Lexicon, Spot
from bot.understanding.meanings import Health, Hurts, Ill, NotSore, Pain, PainGone, Slept, Sore, Tired, Well
from bot.understanding.said_numbers import amount_before, number, score
from bot.understanding.utterance import Utterance
from coaching.facts import LEFT, RIGHT, IllnessKind, SoreSource
from coaching.runner import Area, Joint

_MOST_HOURS = 16.0
_SOON_AFTER = 4
_BARE = 3
"""Words in "it hurts" and the like: too little to tell soreness from pain."""


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
        sharp = said.has("sharp", "injury")
        return Pain(joints=joints, score=_score(said, lexicon), sharp=sharp, side=_side(said))
    if _may_be_pain(said, lexicon) and not _is_good_ache(said, spots):
        return Hurts()
    if said.has("sore") or _is_wrecked(said, spots) or _is_good_ache(said, spots):
        return _sore(said, lexicon)
    return _eased(said, spots, joints)


def _eased(said: Utterance, spots: Sequence[Spot], joints: frozenset[Joint]) -> Health | None:
    """Not sore, or no pain any more."""
    eased = said.denies("pain", "hurt", "injury", "aches") or said.has("eased")
    if said.denies("sore") and not joints and not said.denies("pain", "hurt", "injury", "aches"):
        return NotSore()
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
    unclear = said.has("tight", "not_right") or (said.has("wrecked") and not _is_wrecked(said, spots))
    if unclear and not said.has("sore"):
        return bool(spots)
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
    return len(_sides(said)) == 1 or said.has("one_sided")


def _side(said: Utterance) -> str:
    """Which one it is, "" where that is not said."""
    sides = _sides(said)
    return next(iter(sides)) if len(sides) == 1 and sides <= {LEFT, RIGHT} else ""


def _sides(said: Utterance) -> set[str]:
    return {
        said.tokens[hit.start - 1]
        for hit in said.hits
        if hit.concept.startswith("body:") and hit.start and said.tokens[hit.start - 1] in {LEFT, RIGHT, "one"}
    }


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
    well = said.has("well") and not said.has("above_neck", "below_neck") and not said.denies("sore")
    if said.has("well_from") or well:
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
