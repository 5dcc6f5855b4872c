import pytest

from bot.flow.engine import Flows
from bot.flows.book import flows as bound
from coaching.coach import Coach
from data.catalogue import load
from data.places import Places
from tests.bot.flows.talk import Talk


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach(load())


@pytest.fixture(scope="session")
def places() -> Places:
    return Places()


@pytest.fixture(scope="session")
def flows(coach: Coach, places: Places) -> Flows:
    return bound(coach, places)


@pytest.fixture
def talk(flows: Flows) -> Talk:
    return Talk(flows)


@pytest.fixture
def known(talk: Talk) -> Talk:
    """A runner who has answered everything: four runs, chair and step, 30 minutes, 6:30."""
    talk.start().tap("All right", "None of these", "18 to 39", "4 runs", "No race", "None so far", "More than a year")
    talk.tap("Chair and step", "Nothing hurts", "30 min", "6:30", "Skip")
    assert talk.person.training is not None
    return talk
