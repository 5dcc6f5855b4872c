"""All conversations, bound together."""

from bot.flow.data import Flow
from bot.flow.engine import Flows
from bot.flows.cleared import cleared
from bot.flows.day_runs import day_runs
from bot.flows.delete import delete
from bot.flows.jump_test import jump_test
from bot.flows.log import log
from bot.flows.onboarding import NAME, onboarding
from bot.flows.pause import pause
from bot.flows.screening import screening
from bot.flows.settings import settings
from bot.flows.sides import sides
from bot.flows.travel import travel
from bot.flows.week_once import week_once
from coaching.coach import Coach
from data.places import Places


def flows(coach: Coach, places: Places, *more: Flow) -> Flows:
    """The engine with every flow; `more` are those that are built elsewhere.

    Raises:
        FlowError: a flow that cannot be walked.
    """
    ours = (onboarding(coach, places), settings(coach, places), delete(coach), pause(), cleared(coach))
    about = (log(coach), sides(coach), screening(coach), jump_test(coach))
    changes = (day_runs(coach), week_once(coach), travel(coach))
    return Flows((*ours, *about, *changes, *more), home=NAME)
