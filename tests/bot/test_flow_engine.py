"""The engine on small flows of its own: what any conversation can rely on."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from bot.buttons import Pick
from bot.chat import Position
from bot.flow.data import (
    END,
    Answer,
    Draft,
    Edge,
    Ending,
    Flow,
    FlowError,
    Jump,
    Keep,
    Located,
    Picked,
    Reading,
    Scene,
    Skipped,
    Step,
    Stop,
    Take,
    Typed,
    Unclear,
)
from bot.flow.engine import Flows
from bot.flow.graph import graph
from bot.flows.pieces import menu, ticks
from bot.replies import Screen, Send
from bot.words import turns as words
from tests.bot.flows.talk import Talk


def read_colour(answer: Answer, scene: Scene) -> Reading | None:
    match answer:
        case Picked(value="blink"):
            return Keep(scene.draft | {"blinks": scene.draft.get("blinks", 0) + 1}, "Blink")
        case Picked(value):
            leave: dict[str, Reading] = {"other": Jump("other"), "never": Stop()}
            return leave.get(value, Take(scene.draft | {"colour": value}))
        case Typed("7"):
            return Unclear("Seven is no colour.")
        case Typed("mauve"):
            return Take(scene.draft | {"colour": "mauve"}, "Fine taste.")
        case Located():
            return Keep(scene.draft, "Nice place", extra=(Send(screen=Screen("beside")),))
        case _:
            return None


def read_size(answer: Answer, scene: Scene) -> Reading | None:
    if isinstance(answer, Skipped):
        return Take(scene.draft | {"size": "any"})
    return Take(scene.draft | {"size": answer.value}) if isinstance(answer, Picked) else None


def step(name: str, read: Callable[[Answer, Scene], Reading | None], *then: Edge, **more: Any) -> Step:
    return Step(name=name, ask=lambda _: f"{name}?", read=read, then=then, hint=lambda _: f"say a {name}", **more)


def colours(*, careful: bool = False) -> Flow:
    offered = [("red", "Red"), ("green", "Dark green"), ("blink", "Blink"), ("other", "Other"), ("never", "Never")]
    return Flow(
        name="colours",
        first="colour",
        steps=(
            step(
                "colour",
                read_colour,
                Edge("shade", is_red, "red"),
                Edge("size"),
                choices=menu((offered, 2)),
                locates=True,
            ),
            step(
                "shade",
                read_size,
                Edge("colour", is_odd, "odd"),
                Edge("size"),
                choices=menu(([("odd", "Odd"), ("ok", "Ok")], 2)),
            ),
            step("size", read_size, Edge(END), choices=menu(([("big", "Big")], 1)), skip=True),
        ),
        finish=lambda scene: Ending(person=scene.person, screen=Screen(f"{scene.draft}")),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen("stopped")),
        leads=("other",),
        doors=("size",),
        newcomers=True,
        careful=careful,
    )


def is_red(scene: Scene) -> bool:
    return bool(scene.draft["colour"] == "red")


def is_odd(scene: Scene) -> bool:
    return bool(scene.draft["size"] == "odd")


def other() -> Flow:
    return Flow(
        name="other",
        first="one",
        steps=(step("one", read_size, Edge(END), choices=menu(([("a", "A")], 1))),),
        finish=lambda scene: Ending(person=scene.person, begin="colours", note="Again:"),
        stopped=lambda scene: Ending(person=scene.person),
        leads=("colours",),
        newcomers=True,
    )


def members() -> Flow:
    return replace(other(), name="members", newcomers=False, leads=())


@pytest.fixture
def chat() -> Talk:
    return Talk(Flows([colours(), other(), members()], home="colours")).begin("colours")


@pytest.fixture
def careful_chat() -> Talk:
    return Talk(Flows([colours(careful=True), other()], home="colours")).begin("colours")


class TestRefusedWhenBuilt:
    def test_a_jump_to_nowhere(self) -> None:
        with pytest.raises(FlowError, match="'a' jumps to 'b', which is nowhere"):
            flow_of(step("a", read_size, Edge("b")))

    def test_a_step_nobody_reaches(self) -> None:
        with pytest.raises(FlowError, match="'b' is reached by nobody"):
            flow_of(step("a", read_size, Edge(END)), step("b", read_size, Edge(END)))

    def test_a_step_without_a_way_on(self) -> None:
        with pytest.raises(FlowError, match="no last way on"):
            flow_of(step("a", read_size))

    def test_a_step_whose_last_way_is_not_always_open(self) -> None:
        with pytest.raises(FlowError, match="no last way on"):
            flow_of(step("a", read_size, Edge(END, is_red)))

    def test_a_way_on_that_hides_another(self) -> None:
        with pytest.raises(FlowError, match="hides those after it"):
            flow_of(step("a", read_size, Edge(END), Edge(END)))

    def test_callback_data_that_could_exceed_64_bytes(self) -> None:
        with pytest.raises(FlowError, match="could exceed 64 bytes"):
            flow_of(step("a", read_size, Edge(END), choices=menu(([("ü" * 25, "x")], 1))))

    def test_a_value_of_the_engines_own(self) -> None:
        with pytest.raises(FlowError, match="the engine's own"):
            flow_of(step("a", read_size, Edge(END), choices=menu(([("_back", "x")], 1))))

    def test_two_buttons_with_one_value(self) -> None:
        with pytest.raises(FlowError, match="offers a value twice"):
            flow_of(step("a", read_size, Edge(END), choices=menu(([("x", "x"), ("x", "y")], 1))))

    def test_a_step_whose_name_could_not_be_read_back(self) -> None:
        with pytest.raises(FlowError, match="is no name for a step"):
            flow_of(step("a:b", read_size, Edge(END)))

    def test_two_steps_of_one_name_and_all_faults_at_once(self) -> None:
        with pytest.raises(FlowError, match=r"'a' names two steps.*jumps to 'c'"):
            flow_of(step("a", read_size, Edge("c")), step("a", read_size, Edge(END)))

    def test_a_flow_that_opens_nowhere(self) -> None:
        with pytest.raises(FlowError, match="'b' is where it opens"):
            flow_of(step("a", read_size, Edge(END)), first="b")

    def test_a_flow_that_leads_to_none(self) -> None:
        with pytest.raises(FlowError, match="colours to other"):
            Flows([colours()], home="colours")


def flow_of(*steps: Step, first: str = "a") -> Flow:
    return Flow(name="f", first=first, steps=steps, finish=ending, stopped=ending)


def ending(scene: Scene) -> Ending:
    return Ending(person=scene.person)


class TestATurn:
    def test_a_tap_goes_on_and_edits_the_message_in_place(self, chat: Talk) -> None:
        chat.tap("Dark green")
        assert chat.step == "size"
        assert chat.edited
        assert chat.screen.text == "size?"

    def test_a_typed_answer_goes_on_in_a_new_message_with_its_note(self, chat: Talk) -> None:
        chat.type("mauve")
        assert (chat.step, chat.edited, chat.screen.text) == ("size", False, "Fine taste.\n\nsize?")

    def test_a_typed_label_is_a_tap(self, chat: Talk) -> None:
        assert chat.type("dark GREEN!").draft == {"colour": "green"}

    def test_the_first_words_of_one_label_are_enough_but_half_a_word_is_not(self, chat: Talk) -> None:
        assert chat.hear_text("dar") is None
        assert chat.type("dark").draft == {"colour": "green"}

    def test_words_without_meaning_are_left_to_others_and_lost_says_what_would_do(self, chat: Talk) -> None:
        assert chat.hear_text("what is this") is None
        assert chat.hear_text("/today") is None
        chat.lost()
        assert chat.screen.text == "say a colour\n\ncolour?"

    def test_an_unusable_answer_is_told_why_and_the_question_stays(self, chat: Talk) -> None:
        turn = chat.person.chat.turn
        chat.type("7")
        assert chat.screen.text == "Seven is no colour.\n\ncolour?"
        assert chat.person.chat.turn == turn

    def test_a_change_that_keeps_the_question_keeps_its_buttons_alive(self, chat: Talk) -> None:
        blink = chat.button("Blink").does
        chat.press(blink).press(blink)
        assert chat.draft == {"blinks": 2}
        assert chat.toast == "Blink"

    def test_a_condition_decides_the_way(self, chat: Talk) -> None:
        assert chat.tap("Red").step == "shade"

    def test_coming_back_to_a_step_forgets_the_loop(self, chat: Talk) -> None:
        chat.tap("Red", "Odd")
        assert chat.step == "colour"
        assert chat.person.chat.position is not None
        assert chat.person.chat.position.trail == ()

    def test_the_end_replaces_the_question_and_closes_the_conversation(self, chat: Talk) -> None:
        chat.tap("Dark green", "Big")
        assert chat.screen == Screen("{'colour': 'green', 'size': 'big'}")
        assert chat.person.chat.position is None

    def test_an_answer_can_open_another_flow_and_its_end_a_third(self, chat: Talk) -> None:
        chat.tap("Other")
        assert chat.step == "one"
        chat.tap("A")
        assert chat.screen.text == "Again:\n\ncolour?"

    def test_a_location_reaches_the_step_and_may_bring_another_message(self, chat: Talk) -> None:
        chat.share(1, 2)
        assert chat.screen.text == "Nice place\n\ncolour?"
        assert [screen.text for screen in chat.others] == ["beside"]

    def test_a_location_that_nobody_asked_for_says_so(self, chat: Talk) -> None:
        chat.tap("Dark green").share(1, 2)
        assert words.only_for_zone() in chat.screen.text
        chat.tap("Big").share(1, 2)
        assert chat.others[0].text == words.only_for_zone()


class TestOnEveryQuestion:
    def test_back_goes_to_the_question_before_with_the_answers_kept(self, chat: Talk) -> None:
        chat.tap("Dark green", "← Back")
        assert (chat.step, chat.draft) == ("colour", {"colour": "green"})

    def test_back_can_be_typed_and_says_so_at_the_first_question(self, chat: Talk) -> None:
        chat.tap("Dark green").type("back", "/back")
        assert chat.screen.text == f"{words.first_already()}\n\ncolour?"

    def test_skip_is_offered_only_where_the_step_allows_it(self, chat: Talk) -> None:
        assert words.SKIP not in chat.labels
        assert "This one I need" in chat.type("skip").screen.text
        chat.tap("Dark green", "Skip")
        assert chat.screen.text == "{'colour': 'green', 'size': 'any'}"

    def test_start_again_begins_with_nothing(self, chat: Talk) -> None:
        chat.tap("Dark green", "↺ Restart")
        assert (chat.step, chat.draft) == ("colour", {})

    @pytest.mark.parametrize("text", ["cancel", "/cancel", "Stop."])
    def test_cancel_can_be_typed(self, chat: Talk, text: str) -> None:
        chat.type(text)
        assert chat.screen.text == "stopped"
        assert chat.person.chat.position is None

    def test_a_no_is_a_cancel(self, chat: Talk) -> None:
        assert chat.tap("Never").screen.text == "stopped"

    def test_a_careful_flow_asks_before_answers_are_thrown_away(self, careful_chat: Talk) -> None:
        chat = careful_chat.tap("Dark green", "✕ Cancel")
        assert chat.screen.text == words.sure_to_stop()
        assert chat.tap(words.GO_ON).draft == {"colour": "green"}
        chat.tap("↺ Restart")
        assert chat.screen.text == words.sure_to_begin_again()
        assert chat.tap(words.ANEW).draft == {}
        assert chat.tap("Dark green", "✕ Cancel", words.STOP).screen.text == "stopped"

    def test_a_careful_flow_does_not_ask_where_there_is_nothing_to_lose(self, careful_chat: Talk) -> None:
        assert careful_chat.tap("✕ Cancel").screen.text == "stopped"


class TestOldAndForgedButtons:
    def test_a_double_tap_is_harmless(self, chat: Talk) -> None:
        green = chat.button("Dark green").does
        chat.press(green)
        before = chat.person
        chat.press(green)
        assert chat.person == before
        assert chat.toast == words.noted()

    def test_an_old_button_says_so_and_shows_the_current_question_anew(self, chat: Talk) -> None:
        old = chat.button("Red").does
        chat.tap("Red", "Ok")
        before = chat.person
        chat.press(old)
        assert chat.toast == words.old_button()
        assert not chat.edited
        assert chat.screen.text == "size?"
        assert chat.person == before

    @pytest.mark.parametrize("step_name", ["colour", "shade", "size", ""])
    @pytest.mark.parametrize("value", ["blue", "", "_skip", "_nonsense", "big"])
    def test_a_forged_button_changes_nothing(self, chat: Talk, step_name: str, value: str) -> None:
        before = chat.person
        chat.press(Pick(chat.person.chat.turn, step_name, value))
        assert chat.person == before
        assert chat.toast == words.unknown_button()
        assert chat.screen.text == "colour?"

    def test_a_button_of_the_future_is_an_old_one_too(self, chat: Talk) -> None:
        before = chat.person
        chat.press(Pick(chat.person.chat.turn + 5, "colour", "red"))
        assert (chat.person, chat.toast) == (before, words.old_button())

    def test_a_button_after_the_end_is_settled(self, chat: Talk) -> None:
        big = chat.tap("Dark green").button("Big").does
        chat.press(big).press(big)
        assert chat.toast == words.settled()


class TestLivingOn:
    def test_a_restart_goes_on_with_the_same_question(self, chat: Talk) -> None:
        chat.tap("Red").restart()
        assert chat.screen.text == "shade?"
        assert chat.tap("Ok").step == "size"

    def test_a_step_that_an_update_took_away_starts_its_flow_again(self, chat: Talk) -> None:
        chat.stand(Position(flow="colours", step="gone", draft={"colour": "red"}))
        chat.restart()
        assert chat.screen.text == f"{words.began_anew()}\n\ncolour?"
        assert chat.draft == {}

    def test_a_flow_that_an_update_took_away_leads_home(self, chat: Talk) -> None:
        chat.stand(Position(flow="gone", step="gone"))
        chat.press(Pick(chat.person.chat.turn, "gone", "x"))
        assert chat.step == "colour"

    def test_a_newcomer_is_led_home_first(self, chat: Talk) -> None:
        chat.tap("Red").begin("members")
        assert chat.screen.text == f"{words.first_things_first()}\n\nshade?"

    def test_a_newcomers_answers_survive_an_interruption(self, chat: Talk) -> None:
        chat.tap("Red").begin("other")
        assert chat.step == "one"
        chat.tap("✕ Cancel")
        assert chat.screen.text == f"{words.back_to_it()}\n\nshade?"
        assert chat.draft == {"colour": "red"}

    def test_a_flow_can_be_opened_at_a_door_with_the_first_question_behind_it(self, chat: Talk) -> None:
        chat.begin("colours", step="size")
        assert chat.step == "size"
        assert chat.tap("← Back").step == "colour"
        assert chat.begin("colours", step="shade").step == "colour"


def test_a_list_shows_its_ticks_and_how_many() -> None:
    def read(answer: Answer, scene: Scene) -> Reading | None:
        draft: Draft = scene.draft
        return Keep(draft | {"on": ["b"]}) if answer == Picked("b") else None

    lists = Flow(
        name="lists",
        first="a",
        steps=(step("a", read, Edge(END), choices=ticks("on", [("a", "A"), ("b", "B")], 2)),),
        finish=ending,
        stopped=ending,
        newcomers=True,
    )
    chat = Talk(Flows([lists], home="lists")).begin("lists")
    assert chat.labels[:3] == ["A", "B", "Done"]
    assert chat.tap("B").labels[:3] == ["A", "✓ B", "Done (1)"]


def test_the_graph_is_the_data() -> None:
    drawn = graph((colours(), other()))
    assert ("colours", "shade") in drawn.nodes
    assert {(arrow.step, arrow.to_step, arrow.says) for arrow in drawn.arrows if arrow.flow == "colours"} == {
        ("colour", "shade", "red"),
        ("colour", "size", ""),
        ("shade", "colour", "odd"),
        ("shade", "size", ""),
        ("size", "", ""),
        ("", "one", ""),
    }
