"""Short texts are read once for everybody; of longer ones nothing stays."""

from bot.conversation import SHORT
from tests.bot.talking import Runner, conversation


def test_what_one_runner_said_means_the_same_from_the_next() -> None:
    one, other = Runner().says("calves 3"), Runner().says("calves 3")
    assert one.heard.replies == other.heard.replies
    assert one.facts == other.facts


def test_it_is_read_once() -> None:
    short = conversation()._short
    Runner().says("hips 2")
    before = short.cache_info()
    Runner().says("hips 2")
    assert (short.cache_info().hits, short.cache_info().misses) == (before.hits + 1, before.misses)


def test_a_longer_text_is_not_remembered() -> None:
    short = conversation()._short
    before = short.cache_info()
    Runner().says("my calves are a bit stiff")
    Runner().says("x" * (SHORT + 1))
    assert short.cache_info() == before
