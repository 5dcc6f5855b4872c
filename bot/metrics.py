"""What is counted and timed, as Prometheus understands it, and when each part last showed a sign of life.

Labels are kinds and outcomes, never anything of a runner.
"""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.sending.pace import Monotonic
from bot.words import metrics as words

UPDATES, TICK = "updates", "tick"
"""The parts that show signs of life: Telegram was asked for updates (or for the state of the webhook), and it was
looked for what is due."""

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_SIZES = (1, 2, 5, 10, 20, 50, 100)


class Metrics:
    """The figures of one process. Each part is given the one that it counts with."""

    def __init__(self, monotonic: Monotonic = time.monotonic) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)  # start time, memory, processor time, open files
        self._updates = Counter("coach_updates", words.UPDATES, ["kind"], registry=registry)
        self._refused = Counter("coach_updates_refused", words.REFUSED, registry=registry)
        self._batches = Counter("coach_batches", words.BATCHES, ["outcome"], registry=registry)
        self._sizes = Histogram("coach_batch_updates", words.BATCH_SIZE, buckets=_SIZES, registry=registry)
        self._keeping = _seconds(registry, "coach_batch_seconds", words.BATCH)
        self._deliveries = Counter("coach_deliveries", words.DELIVERIES, ["kind", "outcome"], registry=registry)
        self._prepared = Counter("coach_deliveries_prepared", words.PREPARED, registry=registry)
        self._ticking = _seconds(registry, "coach_tick_seconds", words.TICK)
        self._sends = Counter("coach_sends", words.SENDS, ["outcome"], registry=registry)
        self._sent = self._sends.labels("sent")
        sending = _seconds(registry, "coach_send_seconds", words.SENDING, "priority")
        self._sent_after = {True: sending.labels("answer"), False: sending.labels("started")}
        self._waiting = Gauge("coach_outbox_waiting", words.WAITING, registry=registry)
        self._oldest = Gauge("coach_outbox_oldest_seconds", words.OLDEST, registry=registry)
        self._ages = Gauge("coach_last_seen_seconds", words.ALIVE, ["part"], registry=registry)
        self._monotonic = monotonic
        self._seen = dict.fromkeys((UPDATES, TICK), monotonic())

    # Signs of life

    def alive(self, part: str) -> None:
        """The part has just done what it is there for."""
        self._seen[part] = self._monotonic()

    def ages(self) -> dict[str, float]:
        """Seconds since each part's last sign of life; from the start on until there is one."""
        now = self._monotonic()
        return {part: now - at for part, at in self._seen.items()}

    # What happened

    def batch(self, size: int, seconds: float) -> None:
        """A batch was kept as a whole."""
        self._batches.labels("kept").inc()
        self._sizes.observe(size)
        self._keeping.observe(seconds)

    def batch_failed(self) -> None:
        """A batch is tried update by update."""
        self._batches.labels("taken_apart").inc()

    def update(self, kind: str) -> None:
        self._updates.labels(kind).inc()

    def refused(self) -> None:
        self._refused.inc()

    def tick(self, seconds: float) -> None:
        self._ticking.observe(seconds)
        self.alive(TICK)

    def delivery(self, kind: str, outcome: str) -> None:
        """`outcome` is "sent", or why it was not."""
        self._deliveries.labels(kind, outcome).inc()

    def prepared(self, used: int) -> None:
        """So many due rows were settled as they had been judged before they were due."""
        self._prepared.inc(used)

    def message(self, outcome: str) -> None:
        self._sends.labels(outcome).inc()

    def sent(self, seconds: float, *, answer: bool) -> None:
        self._sent.inc()
        self._sent_after[answer].observe(seconds)

    # What is told

    def outbox(self, waiting: float, oldest_s: float) -> None:
        """How the outbox stands; nan for unknown."""
        self._waiting.set(waiting)
        self._oldest.set(oldest_s)

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        for part, age in self.ages().items():
            self._ages.labels(part).set(age)
        return generate_latest(self.registry)


def _seconds(registry: CollectorRegistry, name: str, says: str, *labels: str) -> Histogram:
    return Histogram(name, says, labels, buckets=_SECONDS, registry=registry)
