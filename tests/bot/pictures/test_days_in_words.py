"""The calendar of days counts as the sentence above it does."""

from bot.media.picture_recipes import AdherenceCalendar
from bot.replies import Media
from bot.screens.pictures.charts import days
from bot.screens.pictures.showing import Seen
from coaching.facts import AnyFact, SessionSkipped, SkipReason
from coaching.history.past import look_back
from coaching.runner import Units
from tests.coaching.building import catalogue
from tests.coaching.told import at, day, onboarded, prescribed, trained


def drawn(*told: AnyFact | tuple[AnyFact, ...], today: int) -> AdherenceCalendar:
    facts = [onboarded(0), *(one for fact in told for one in (fact if isinstance(fact, tuple) else (fact,)))]
    history = look_back(facts)
    assert history is not None
    shown = days(Seen(history=history, catalogue=catalogue(), units=Units.KG, today=day(today)))
    assert isinstance(shown, Media)
    assert isinstance(shown.recipe, AdherenceCalendar)
    return shown.recipe


def skipped(number: int) -> SessionSkipped:
    return SessionSkipped(at=at(number), day=day(number), reason=SkipReason.TIRED)


def test_a_moved_session_and_an_open_one_of_today_are_not_missed_in_picture_or_words() -> None:
    found = drawn(prescribed(0), trained(1), trained(7), prescribed(9), prescribed(14), today=14)
    assert found.days == ".d.....d.n....."
    assert "2 of 3 planned sessions in 3 weeks" in found.subtitle


def test_what_was_skipped_and_made_up_later_is_done_once_and_skipped_nowhere() -> None:
    found = drawn(prescribed(0), skipped(0), trained(1), prescribed(7), skipped(7), today=8)
    assert found.days == ".d.....s."
    assert "1 of 2 planned sessions in 2 weeks" in found.subtitle
