"""Why a session is so, in words: every reason has its sentence, short, safe in HTML, in the runner's units."""

import re
from typing import get_args

import pytest

from bot.words.why_session import word
from coaching.reasons import session as why
from coaching.reasons.session import SessionReason
from coaching.runner import Units
from coaching.session_type import SessionType

EXAMPLES: tuple[SessionReason, ...] = (
    why.PhaseDose(week=5, phase=2),
    why.FirstSession(sets=2),
    why.FitsTime(minutes=20, sets_cut=1, moves_cut=2),
    why.AskedMinutes(minutes=12, counts=False),
    why.AskedMinutes(minutes=25, counts=True),
    why.TurnedDown(sets=8, normal_sets=15, left_out=("clamshell",)),
    why.SteppedDown(planned=SessionType.STRENGTH_FULL, given=SessionType.STRENGTH_UPPER_CORE, missing=("single_leg",)),
    why.SlotLeftOut(slot="calf_hip"),
    why.JumpsOpen(contacts=25, level=1),
    why.ArticlePick(mistake=3),
    why.FamilyDue(family="step"),
    why.HarderVariant(before="split_squat"),
    why.EasierVariant(before="push_up"),
    why.NewVariant(before="goblet_squat"),
    why.NewVariant(before="goblet_squat", stalled=True),
    why.StandIn(before="step_up"),
    why.FirstLoad(kg=10.0, share=0.15),
    why.FirstLoad(kg=6.0, share=0.15, cautious=True),
    why.CarriedLoad(kg=32.5, variant="goblet_squat", lifted=40.0),
    *(why.Swapped(before="step_up", kind=kind) for kind in why.SwapKind),
    why.TriedLoad(kg=10.0, sets=2),
    why.TriedLoad(kg=0.0, sets=1),
    why.EmptyBar(kg=20.0),
    why.ChooseLoad(reps=15),
    why.RepsUp(before=8, now=9),
    why.RepsUp(before=8, now=12, easy=True),
    why.HoldUp(before=20, now=25),
    why.LoadUp(before=10.0, now=12.5),
    why.BandUp(band="<red>"),
    why.OnceMoreAtTop(times=1, needed=2),
    why.Bridge(share=0.5, session=1, sessions=2),
    why.OnceMoreAtTop(times=2, needed=2),
    why.SlowerTempo(tempo="4-2-1"),
    why.HoldAnew(before=40, now=15),
    why.SetAdded(before=2, now=3),
    why.EasedOff(before=9, now=8),
    why.EasedOff(before=8, now=8),
    why.LoadDown(before=10.0, now=8.0),
    why.LoadDown(before=2.0, now=0.0),
    why.WithoutLoad(before=9.0),
    why.WithoutLoad(before=9.0, eased=True),
    why.BackFromTravel(days=9, before=10.0, now=10.0, once=True),
    why.BackFromTravel(days=20, before=10.0, now=8.0, once=True),
    why.BackFromTravel(days=35, before=10.0, now=6.0, once=False),
    why.Stalled(exposures=3),
    why.Held(),
    why.TonnageHeld(rise=0.14),
    why.Held(area="low_back"),
    why.WindowMoved(before=12, now=10),
    why.WeakerSideFirst(side="left", extra_sets=1),
    why.SideFirst(side="right"),
)


def test_every_reason_is_among_the_examples() -> None:
    assert {type(one) for one in EXAMPLES} == set(get_args(SessionReason))


@pytest.mark.parametrize("reason", EXAMPLES, ids=repr)
def test_a_reason_is_one_or_two_short_plain_sentences(reason: SessionReason) -> None:
    said = word(reason)
    assert said[0].isupper() or said[0].isdigit()
    assert said.endswith(".")
    assert len(said) <= 140
    assert not re.search(r"[_<>{}!]|None|RIR", said), said


def test_what_comes_from_outside_is_escaped() -> None:
    assert "&lt;red&gt;" in word(why.BandUp(band="<red>"))


def test_loads_are_told_in_the_runners_units() -> None:
    assert "12.5 kg" in word(why.LoadUp(before=10.0, now=12.5))
    assert "27.5 lb" in word(why.LoadUp(before=10.0, now=12.5), Units.LB)


def test_the_time_tells_what_was_cut() -> None:
    assert (
        word(why.FitsTime(minutes=20, sets_cut=1, moves_cut=0)) == "1 set fewer than usual, so that it fits 20 minutes."
    )
    assert "2 sets and 1 exercise fewer" in word(why.FitsTime(minutes=20, sets_cut=2, moves_cut=1))
