"""How long a text takes to be understood, and the word table to be read: `python -m tests.benchmarks.understanding`."""

import sys
from functools import partial
from time import thread_time

from tests.benchmarks.yardstick import measured, timed
from tests.bot.labelled import HALVES, ears, sentences

_MS = 1000.0


def main() -> None:
    start = thread_time()
    understanding = ears()
    loading = (thread_time() - start) * _MS
    texts = [one.text for half in HALVES for one in sentences(half)]
    work = [partial(understanding.understand, text) for text in texts]
    timed(work)
    start = thread_time()
    found = timed(work)
    mean = (thread_time() - start) * _MS / len(texts)
    yard = measured().median
    sys.stdout.write(
        f"{len(texts)} texts, ms of CPU: mean {mean:.3f} ({mean / yard:.1f} yardsticks), median {found.median:.3f}, "
        f"p95 {found.p95:.3f}, worst {found.worst:.3f}; catalogue and word table read in {loading:.0f}\n"
    )


if __name__ == "__main__":
    main()
