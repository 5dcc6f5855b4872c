"""Updates as Telegram sends them, and what we hear in them."""

from typing import Any

import msgspec
import pytest

from bot.events import ButtonTapped, ChatBlocked, GroupMessage, LocationShared, OtherSent, TextSent
from bot.inbound import CONTENTS, SERVICE, to_event

ROBIN = {"id": 7, "is_bot": False, "first_name": "Robin", "language_code": "de"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Robin"}
GROUP = {"id": -100, "type": "supergroup", "title": "Runners"}
ABOUT: dict[str, Any] = {"update_id": 5, "chat_id": 7, "language": "de", "name": "Robin"}


def hear(**update: Any) -> Any:
    return to_event({"update_id": 5, **update}, "CoachBot")


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1, "chat": chat, "from": ROBIN, **content}


def test_a_text() -> None:
    assert hear(message=message(text="sore")) == TextSent(**ABOUT, text="sore", message_id=3)


def test_a_location() -> None:
    place = {"latitude": 52.5, "longitude": 13.4, "horizontal_accuracy": 10}
    assert hear(message=message(location=place)) == LocationShared(**ABOUT, latitude=52.5, longitude=13.4)


def test_a_venue_is_a_location() -> None:
    place = {"latitude": 52.5, "longitude": 13.4}
    heard = hear(message=message(location=place, venue={"location": place, "title": "Track", "address": ""}))
    assert heard == LocationShared(**ABOUT, latitude=52.5, longitude=13.4)


def test_a_forwarded_text_is_not_taken_for_the_runners_own() -> None:
    assert hear(message=message(text="sore", forward_origin={"type": "user"})) == OtherSent(**ABOUT, kind="forwarded")


def test_an_edited_message() -> None:
    assert hear(edited_message=message(text="sore", edit_date=2)) == OtherSent(**ABOUT, kind="edited")


def test_a_live_location_that_moves_is_left_alone() -> None:
    assert hear(edited_message=message(location={"latitude": 1.0, "longitude": 2.0})) is None


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_content_that_we_do_not_read_is_named(kind: str) -> None:
    assert hear(message=message(**{kind: {}})) == OtherSent(**ABOUT, kind=kind)


def test_an_animation_is_not_called_a_document() -> None:
    assert hear(message=message(document={}, animation={})) == OtherSent(**ABOUT, kind="animation")


def test_a_content_of_the_future_is_something_else() -> None:
    assert hear(message=message(hologram={})) == OtherSent(**ABOUT, kind="other")


@pytest.mark.parametrize("kind", sorted(SERVICE))
def test_telegrams_own_notes_are_left_alone(kind: str) -> None:
    assert hear(message=message(**{kind: {}})) is None


def test_a_tap() -> None:
    tap = {"id": "99", "from": ROBIN, "chat_instance": "1", "data": "p:1:a:b", "message": message()}
    assert hear(callback_query=tap) == ButtonTapped(**ABOUT, callback_id="99", data="p:1:a:b", message_id=3)


def test_a_tap_on_a_message_too_old_to_be_given() -> None:
    tap = {"id": "99", "from": ROBIN, "data": "x", "message": {"chat": PRIVATE, "message_id": 3, "date": 0}}
    assert hear(callback_query=tap) == ButtonTapped(**ABOUT, callback_id="99", data="x", message_id=3)


def test_a_tap_without_a_message() -> None:
    tap = {"id": "99", "from": ROBIN, "inline_message_id": "abc"}
    assert hear(callback_query=tap) == ButtonTapped(**ABOUT, callback_id="99", data="", message_id=None)


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_the_bot_is_blocked_and_let_in_again(status: str, blocked: bool) -> None:
    change = {"chat": PRIVATE, "from": ROBIN, "date": 1, "old_chat_member": {}, "new_chat_member": {"status": status}}
    assert hear(my_chat_member=change) == ChatBlocked(**ABOUT, blocked=blocked)


def test_being_added_to_a_group_is_not_being_unblocked() -> None:
    assert hear(my_chat_member={"chat": GROUP, "from": ROBIN, "new_chat_member": {"status": "member"}}) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/today", True),
        ("/today@CoachBot", True),
        ("/today@OtherBot", False),
        ("hey @coachbot", True),
        ("hello all", False),
    ],
)
def test_in_a_group_only_what_is_said_to_us_is_heard(text: str, heard: bool) -> None:
    group = GroupMessage(update_id=5, chat_id=-100, language="de", name="Robin")
    assert hear(message=message(GROUP, text=text)) == (group if heard else None)


def test_in_a_group_an_answer_to_us_is_heard() -> None:
    ours = {"message_id": 1, "from": {"id": 1, "is_bot": True, "first_name": "C", "username": "CoachBot"}}
    assert isinstance(hear(message=message(GROUP, text="hi", reply_to_message=ours)), GroupMessage)


@pytest.mark.parametrize("kind", ["channel_post", "inline_query", "poll", "something_new"])
def test_updates_that_we_do_not_ask_for_are_left_alone(kind: str) -> None:
    assert hear(**{kind: {"id": 1}}) is None


@pytest.mark.parametrize(
    "update",
    [{"message": 3}, {"message": {"message_id": "x"}}, {"callback_query": {}}, {"message": message(text=4)}],
)
def test_an_update_in_no_known_form_is_a_typed_fault(update: dict[str, Any]) -> None:
    with pytest.raises((msgspec.ValidationError, AttributeError)):
        hear(**update)
