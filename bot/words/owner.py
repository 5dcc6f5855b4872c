"""What whoever runs the bot reads: figures, and how a message to all is doing."""

from datetime import datetime, timedelta

from bot.words.common import esc, plural
from data.figures_store import Figures

BROADCAST_HOW = (
    "Write the message behind the command: <code>/broadcast The plan for race week is new.</code>\n"
    "You see it first as it will look; nothing goes out before you say so."
)
NOBODY = "Nobody can get this: there is no runner yet, or all have paused or blocked the coach."
ONE_IS_GOING = "One message is still going out. Stop it, or wait until it is through, then send the next."
BROADCAST_GONE = "That message is not waiting any more: it went out, was stopped, or a later one took its place."
NOT_SENT = "Not sent. Nobody got it."
CANCEL, STOP = "Cancel", "Stop it"
REASONS = {
    "already_trained": "already trained",
    "answered": "answered before",
    "paused": "paused",
    "blocked_bot": "blocked the coach",
    "nothing_due": "nothing to say that day",
    "too_late": "too late in the day",
    "not_onboarded": "questions still open",
    "in_conversation": "in the middle of the questions",
    "silence": "not answered for a while: a note once a week",
    "with_review": "came with the weekly review",
    "failed": "failed, see the log",
}


def send_to(runners: int) -> str:
    """The button that lets it go."""
    return f"Send to {_many(runners)}"


def ask(runners: int, seconds: float) -> str:
    """Before it goes out."""
    span = f"{_length(seconds)} at least" if seconds >= 1 else "a moment"
    return (
        f"Above is how it will look. It goes to <b>{plural(runners, 'runner')}</b>, without a sound, not to those who "
        f"paused or blocked the coach. That takes {span}; answers go first."
    )


def going(sent: int, runners: int) -> str:
    """While it goes out."""
    return f"Going out: {_many(sent)} of about {_many(runners)}."


def stopped(sent: int, runners: int) -> str:
    """After a cancel half way."""
    return f"Stopped. {_many(sent)} of about {_many(runners)} have it or are getting it; nobody else will."


def done(sent: int, failed: int) -> str:
    """It is through."""
    lost = f" {_many(failed)} could not be reached." if failed else ""
    return f"Through: {plural(sent, 'runner')} got it.{lost}"


def stats(figures: Figures, now: datetime, since: datetime, process: str, version: str) -> str:
    """Everything at a glance."""
    people = figures.people
    lines = [
        f"<b>Runners</b>: {_many(people.runners)}, onboarded {_many(people.onboarded)}",
        f"Active in 7 days: {_many(people.active)} · can be written to: {_many(people.reachable)}",
        "",
        *_deliveries(figures, now),
        "",
        f"<b>Outbox</b>: {_many(figures.waiting)} waiting{_oldest(figures, now)}",
        f"Given up in 24 h: {_many(figures.given_up)}",
        f"<b>Updates refused</b> in 30 days: {_many(figures.refused)}",
        f"<b>Process</b>: {esc(process)}, version {esc(version)}, up for {_length((now - since).total_seconds())}",
    ]
    return "\n".join(lines)


def _deliveries(figures: Figures, now: datetime) -> list[str]:
    not_sent = sum(figures.not_sent.values())
    due, sent = _many(figures.sent + not_sent), _many(figures.sent)
    lines = [f"<b>Messages due in 24 h</b>: {due}, sent {sent}, not sent {_many(not_sent)}"]
    by_number = sorted(figures.not_sent.items(), key=lambda one: (-one[1], one[0]))
    lines += [f"  {_many(count)} {REASONS.get(reason, esc(reason))}" for reason, count in by_number]
    if figures.overdue:
        lines.append(f"  {_many(figures.overdue)} overdue")
    if figures.next_delivery is not None:
        lines.append(f"Next in {_length((figures.next_delivery - now).total_seconds())}")
    return lines


def _oldest(figures: Figures, now: datetime) -> str:
    if figures.oldest_waiting is None:
        return ""
    return f" (the oldest for {_length((now - figures.oldest_waiting).total_seconds())})"


def _many(count: int) -> str:
    return f"{count:,}"


def _length(seconds: float) -> str:
    """A span: "12 s", "3 min", "5 h 20 min", "4 days"."""
    minutes = int(max(0.0, seconds)) // 60
    if minutes < 2:
        return f"{max(0, round(seconds))} s"
    if minutes < 120:
        return f"{minutes} min"
    span = timedelta(minutes=minutes)
    if span.days > 1:
        return plural(span.days, "day")
    return f"{minutes // 60} h {minutes % 60} min"
