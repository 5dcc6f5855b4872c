"""A runner who thinks in pounds: weights as they are sold in pounds, and body weight asked in them."""

from bot.words.common import LB_PER_KG
from coaching.runner import Equipment, Units
from tests.bot.flows.talk import Talk
from tests.bot.flows.test_onboarding_branches import AFTER_SAFETY, TO_GEAR


def kilos(*pounds: float) -> tuple[float, ...]:
    return tuple(round(one / LB_PER_KG, 3) for one in pounds)


def at_dumbbells(talk: Talk) -> Talk:
    return talk.start().tap(*TO_GEAR, "Let me choose", "Dumbbells", "Done")


def test_the_list_of_weights_turns_to_pounds_and_body_weight_is_asked_in_them(talk: Talk) -> None:
    at_dumbbells(talk).tap("Show pounds instead")
    assert {"5 lb", "12 lb", "25 lb"} < set(talk.labels)
    talk.tap("12 lb", "25 lb")
    assert "Done (2)" in talk.labels
    talk.tap("Done", "Nothing hurts", "30 min", "6:30")
    assert "160 lb" in talk.labels
    talk.tap("160 lb")
    profile = talk.training.profile
    assert (profile.units, profile.gear.dumbbells_kg) == (Units.LB, kilos(12, 25))


def test_ticks_of_the_other_list_do_not_stay_out_of_sight(talk: Talk) -> None:
    at_dumbbells(talk).tap("8 kg", "Show pounds instead")
    assert "Done" in talk.labels
    assert talk.draft["dumbbells"] == []


def test_pounds_that_were_typed_are_meant_from_then_on(talk: Talk) -> None:
    talk.start().tap(*TO_GEAR).type("two 20 lb dumbbells and a barbell")
    talk.tap("Done")
    assert "✓ 20 lb" in talk.labels
    talk.type("15 and 20 lb")
    assert "44 lb" in talk.screen.text
    assert "45 lb" in talk.labels


def test_a_gym_has_pounds_where_one_lifts_in_pounds(talk: Talk) -> None:
    talk.start().tap("All right", "None of these", *AFTER_SAFETY).begin("settings").tap("Equipment", "A full gym")
    assert talk.training.profile.gear.dumbbells_kg[:2] == (2.0, 4.0)
    talk.tap("Weight, units").type("165 lb")
    gear = talk.training.profile.gear
    assert gear.dumbbells_kg[:3] == kilos(5, 10, 15)
    assert Equipment.BARBELL in gear.owned
    talk.tap("Weight, units").type("75 kg")
    assert talk.training.profile.gear.dumbbells_kg[:2] == (2.0, 4.0)


def test_own_weights_stay_what_they_are_in_other_units(talk: Talk) -> None:
    at_dumbbells(talk).tap("8 kg", "Done", "Nothing hurts", "30 min", "6:30", "Show pounds instead", "160 lb")
    assert talk.training.profile.gear.dumbbells_kg == (8.0,)
