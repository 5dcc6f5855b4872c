"""Random taps, texts, old and forged buttons, places, restarts and time: never an exception, never a dead end."""

from random import Random  # noqa: TID251 - seeded: it makes the same cases each time

import msgspec
import pytest

from bot.buttons import Pick
from bot.chat import Chat
from bot.flow.engine import Flows
from tests.bot.flows.talk import Talk

TEXTS = (
    *(
        "none",
        "34",
        "yes",
        "no",
        "4 runs",
        "tue easy, sun long",
        "marathon in 9 weeks",
        "skip",
        "back",
        "done",
        "5, 7",
    ),
    *("due in 9 weeks", "2 years", "nothing", "chair and 8 kg dumbbells", "knee", "30", "6:30", "Berlin", "Portland"),
    *(
        "14:05",
        "75 kg",
        "cancel",
        "start again",
        "",
        "🏃",
        "<b>",
        "a" * 4000,
        "/start",
        "0",
        "-1",
        "99999999999999999999",
    ),
    *("31 April", "12/13/14", "²³", "٣", "1/0", "until tomorrow", "off", "kg", "x", ":", "p:1:age:34", "22:00 to 6:00"),
)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_sent_there_is_always_a_way_on(flows: Flows, seed: int) -> None:
    draw = Random(seed)
    talk = Talk(flows, language=draw.choice(["en", "de", "", "pt-br"])).start()
    for _ in range(120):
        send_something(talk, draw)
        assert talk.screen.text
        assert (not talk.open) or talk.screen.keyboard
        assert msgspec.json.decode(msgspec.json.encode(talk.person.chat), type=Chat) == talk.person.chat


def send_something(talk: Talk, draw: Random) -> None:
    kind = draw.random()
    if not talk.open:
        talk.begin(draw.choice(list(talk.flows.flows)))
    elif kind < 0.65:
        label = draw.choice(talk.labels)
        talk.press(next(b.does for row in talk.screen.keyboard for b in row if b.label == label))
    elif kind < 0.85:
        text = draw.choice(TEXTS)
        talk.lost() if talk.hear_text(text) is None else talk.type(text)
    elif kind < 0.9:
        turn = talk.person.chat.turn - draw.randint(-1, 3)
        talk.press(
            Pick(turn, draw.choice(["age", "hour", talk.step]), draw.choice(["done", "z1", "d3", "_back", "r0", "yes"]))
        )
    elif kind < 0.94:
        talk.share(draw.uniform(-95, 95), draw.uniform(-190, 190))
    elif kind < 0.97:
        talk.restart()
    else:
        talk.later(hours=draw.choice([1, 15, 24 * 40]))
