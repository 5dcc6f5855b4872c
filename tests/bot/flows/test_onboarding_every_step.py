"""At each question of the onboarding: Back, Cancel, Start again, a restart, old and forged buttons; and each way on."""

import pytest

from bot.buttons import Pick
from bot.flow.engine import Flows
from bot.flow.screen import SLOT
from bot.words import turns as words
from tests.bot.flows.talk import Talk

TO_HOUR = (
    *("All right", "None of these", "18 to 39", "4 runs", "No race", "None so far", "More than a year"),
    *("Nothing at all", "Nothing hurts", "30 min"),
)
PATHS = {
    "consent": (),
    "safety": ("All right",),
    "bones": ("All right", "5", "Done"),
    "baby": ("All right", "7", "Done"),
    "cleared": ("All right", "1", "Done"),
    "blocked": ("All right", "1", "Done", "Not yet"),
    "age": TO_HOUR[:2],
    "guardian": (*TO_HOUR[:2], "13 to 15"),
    "adult_first": (*TO_HOUR[:2], "13 to 15", "Not yet"),
    "runs": TO_HOUR[:3],
    "days_run": (*TO_HOUR[:3], "Set my own days"),
    "race": TO_HOUR[:4],
    "race_month": (*TO_HOUR[:4], "Marathon"),
    "race_day": (*TO_HOUR[:4], "Marathon", "Apr"),
    "race_weight": (*TO_HOUR[:4], "Marathon", "Apr", "11"),
    "strength": TO_HOUR[:5],
    "last": (*TO_HOUR[:5], "2 to 12 months"),
    "running": TO_HOUR[:6],
    "gear": TO_HOUR[:7],
    "gear_list": (*TO_HOUR[:7], "Let me choose"),
    "dumbbells": (*TO_HOUR[:7], "Let me choose", "Dumbbells", "Done"),
    "kettlebells": (*TO_HOUR[:7], "Let me choose", "Kettlebells", "Done"),
    "plates": (*TO_HOUR[:7], "Let me choose", "Barbell", "Done"),
    "bands": (*TO_HOUR[:7], "Let me choose", "Resistance band", "Done"),
    "pain": TO_HOUR[:8],
    "treated": (*TO_HOUR[:8], "Knee", "Done"),
    "minutes": TO_HOUR[:9],
    "days": (*TO_HOUR[:9], "Prefer certain days"),
    "hour": TO_HOUR,
    "zone": (*TO_HOUR, "🌍"),
    "which_zone": (*TO_HOUR, "🌍", ">Portland"),
    "mass": (*TO_HOUR, "6:30"),
}


def stand(flows: Flows, step: str) -> Talk:
    """A runner who has come to that question."""
    talk = Talk(flows).start()
    for act in PATHS[step]:
        talk.type(act[1:]) if act.startswith(">") else talk.tap(act)
    assert talk.step == step
    return talk


every_step = pytest.mark.parametrize("step", PATHS)
every_later_step = pytest.mark.parametrize("step", [step for step in PATHS if step != "consent"])


def test_no_question_is_left_out(flows: Flows) -> None:
    assert set(PATHS) == {step.name for step in flows.flows["onboarding"].steps}


@every_later_step
def test_back_returns_to_the_question_before(flows: Flows, step: str) -> None:
    talk = stand(flows, step)
    position = talk.person.chat.position
    assert position is not None
    assert talk.tap("← Back").step == position.trail[-1]


@every_later_step
def test_back_all_the_way_ends_at_the_first_question(flows: Flows, step: str) -> None:
    talk = stand(flows, step)
    for _ in range(30):
        if talk.step == "consent":
            break
        talk.tap("← Back")
    assert talk.step == "consent"


@every_later_step
@pytest.mark.parametrize("how", ["tap", "type"])
def test_cancel_asks_then_keeps_nothing(flows: Flows, step: str, how: str) -> None:
    talk = stand(flows, step)
    talk.tap("✕ Cancel") if how == "tap" else talk.type("/cancel")
    assert talk.step == step
    talk.tap(words.STOP)
    assert talk.forgotten
    assert not talk.open


@every_later_step
def test_start_again_asks_then_begins_with_nothing(flows: Flows, step: str) -> None:
    talk = stand(flows, step).tap("↺ Restart", words.ANEW)
    assert (talk.step, talk.draft) == ("consent", {})


@every_step
def test_a_restart_shows_the_same_question_and_goes_on(flows: Flows, step: str) -> None:
    talk = stand(flows, step)
    before = talk.screen
    assert talk.restart().screen == before
    assert talk.step == step


@every_step
def test_a_forged_button_changes_nothing(flows: Flows, step: str) -> None:
    talk = stand(flows, step)
    before = talk.person
    for value in ("", "nonsense", "d9", "z9", "99", "r7", "_forged", "kg999", "d-1"):
        talk.press(Pick(talk.person.chat.turn, step, value))
        assert talk.person == before
        assert talk.toast == words.unknown_button()


@every_step
def test_a_button_of_long_ago_changes_nothing_and_shows_the_question(flows: Flows, step: str) -> None:
    talk = stand(flows, step)
    before = talk.person
    talk.press(Pick(-3, "age", "18_39"))
    assert talk.person == before
    assert talk.toast == words.old_button()
    assert talk.step == step


@every_step
def test_what_nobody_understands_gets_a_hint_and_the_question(flows: Flows, step: str) -> None:
    talk = stand(flows, step)
    question = talk.screen
    talk.lost()
    hint, _, rest = talk.screen.text.partition("\n\n")
    assert hint
    assert rest
    assert rest == question.text or len(rest) < 100  # a long question still stands right above
    assert talk.screen.keyboard == question.keyboard


@every_step
def test_every_button_leads_on_and_fits_telegram(flows: Flows, step: str) -> None:
    """No dead end: each button of each question can be pressed, and something is on the screen after it."""
    labels = [label for label in stand(flows, step).labels if label != "·"]
    for label in labels:
        talk = stand(flows, step).tap(label)
        assert talk.screen.text
        assert len(talk.toast) <= 200
        assert all(len(row) <= 8 for row in talk.screen.keyboard)


def test_the_slot_of_the_conversation_has_one_name() -> None:
    assert SLOT == "flow"


def test_every_declared_way_on_is_really_taken(flows: Flows) -> None:
    """From each question by each button, and by words that no button says: all edges of the graph are seen."""
    seen: set[tuple[str, str]] = set()
    for step in PATHS:
        for label in stand(flows, step).labels:
            if label not in CONTROLS:
                seen.add((step, stand(flows, step).tap(label).step))
        for text in TYPED:
            talk = stand(flows, step)
            if talk.hear_text(text) is not None:
                seen.add((step, talk.type(text).step))
    for path in MORE:
        talk = Talk(flows).start()
        for act in path:
            before = talk.step
            seen.add((before, talk.tap(act).step))
    declared = {(step.name, edge.to) for step in flows.flows["onboarding"].steps for edge in step.then}
    assert declared - seen == set()


CONTROLS = {"← Back", "↺ Restart", "✕ Cancel", "No, thank you"}
TYPED = (
    *("5", "7", "1", "none", "12", "15", "34", "tue easy", "10k in 6 weeks", "in 6 weeks", "no race", "6 weeks"),
    *("nothing", "chair", "knee", "Tokyo", "Portland", "6:30", "75 kg", "8 kg"),
)
ALL_KIT = ("Let me choose", "Dumbbells", "Kettlebells", "Barbell", "Resistance band", "Done")
MORE = (
    ("All right", "7", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Resistance band", "Done"),
    ("All right", "5", "7", "Done", "Osteoporosis", "Done", "Pregnant, before", "Yes"),
    ("All right", "5", "Done", "Osteoporosis", "Done"),
    ("All right", "1", "Done", "Not yet", "Look at my answers again"),
    ("All right", "1", "Done", "Not yet", "A professional cleared me"),
    (*TO_HOUR[:7], *ALL_KIT, "8 kg", "Done", "12 kg", "Done", "5 kg", "Done", "Light", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Dumbbells", "Barbell", "Done", "8 kg", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Dumbbells", "Resistance band", "Done", "8 kg", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Dumbbells", "Done", "8 kg", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Kettlebells", "Resistance band", "Done", "8 kg", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Kettlebells", "Done", "8 kg", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Barbell", "Done", "5 kg", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Done"),
    (*TO_HOUR[:7], "Let me choose", "Dumbbells", "Done", "← Back", "← Back", "Nothing at all"),
    (*TO_HOUR[:3], "Set my own days", "Mon:", "Done"),
    (*TO_HOUR[:8], "Knee", "Done", "Yes"),
    (*TO_HOUR[:9], "Prefer certain days", "Tue", "Done"),
)
