"""What newer coaching rules changed for one runner, in one sentence."""

from bot.words import today as words
from coaching.outcomes import Renewal
from coaching.session_type import SessionType


def renewal(changed: Renewal) -> str:
    """What is other now, and that nothing done is lost."""
    news = [_week(changed)] if changed.week != changed.week_before else []
    if changed.before is not None and changed.now is not None and changed.before is not changed.now:
        news.append(f"today is {_name(changed.now)} instead of {_name(changed.before)}")
    told = " and ".join(news) or f"you go on in strength week {changed.week}"
    return f"I have new coaching rules since we last spoke: all you did still counts, and {told}."


def _week(changed: Renewal) -> str:
    return f"your last session belongs to strength week {changed.week} now, not {changed.week_before}"


def _name(kind: SessionType) -> str:
    return words.NAMES[kind].lower()
