# ruff: noqa: T201 - a command that prints what it found
"""`python -m tests.mutation`: move each number of the rules table by one step and see whether a test notices.

Ends with 1 where a mutant survives that `equivalent.toml` does not list, where a listed one is killed or is none, or
where a test fails with the table as it stands.
"""

import argparse
import os
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.mutation.bench import Bench, Verdict
from tests.mutation.table import Mutant, mutants

HERE = Path(__file__).parent
TESTS = "tests/coaching"


def equivalents() -> dict[str, str]:
    """The mutants that cannot matter, each with its proof."""
    listed = tomllib.loads((HERE / "equivalent.toml").read_text(encoding="utf-8")).get("equivalent", [])
    return {name: one["proof"] for one in listed for name in one["mutants"]}


def options(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("only", nargs="*", help="tables or constants: readiness, races.TAPERS")
    parser.add_argument(
        "--every", type=int, default=1, metavar="K", help="only every K-th mutant, by the table's order"
    )
    parser.add_argument("--from", type=int, default=0, dest="start", metavar="N", help="begin the K-th at this one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once (default: all cores)")
    parser.add_argument("--list", action="store_true", help="list the mutants and try none")
    parser.add_argument("--verbose", action="store_true", help="tell every mutant and the test that killed it")
    return parser.parse_args(given)


def chosen(only: Sequence[str], every: int, start: int) -> list[Mutant]:
    named = [one for one in mutants() if not only or {one.module, f"{one.module}.{one.constant}"} & set(only)]
    return named[start % every :: every]


def main(given: Sequence[str]) -> int:
    asked = options(given)
    picked = chosen(asked.only, asked.every, asked.start)
    if asked.list:
        print(*(one.name for one in picked), sep="\n")
        return 0
    started = time.monotonic()
    bench = Bench(picked, asked.jobs)
    quiet = ["-qq", "--no-header", "--no-summary", "-p", "no:cacheprovider", "-p", "no:xdist"]
    pytest.main([*quiet, TESTS], plugins=[bench])
    _tell("These fail with the table as it stands and do not count", bench.failed)
    if asked.verbose:
        for one in bench.verdicts:
            print(f"{one.seconds:6.2f} s  {one.mutant.name}: {one.by or 'survived'}")
    return report(bench, equivalents(), time.monotonic() - started)


def report(bench: Bench, listed: dict[str, str], seconds: float) -> int:
    """Tell what became of the mutants; 1 where it is not as it should be."""
    survived = [one for one in bench.verdicts if not one.by]
    wrong = sorted(one.mutant.name for one in survived if one.mutant.name not in listed)
    noticed = sorted(f"{one.mutant.name} by {one.by}" for one in bench.verdicts if one.by and one.mutant.name in listed)
    unknown = sorted(set(listed) - {one.name for one in mutants()})
    _by_table(bench.verdicts, listed)
    unread = sorted({f"{a}.{b}" for a, b in (one.mutant.read for one in survived) if (a, b) not in bench.readers})
    _tell("No test reads", unread)
    _tell("Survived", wrong)
    _tell("Listed as equivalent, but noticed", noticed)
    _tell("Listed as equivalent, but not in the table", unknown)
    print(
        f"{len(bench.verdicts)} mutants, {len(bench.verdicts) - len(survived)} killed, {len(survived)} survived, "
        f"{len(survived) - len(wrong)} of them listed as equivalent; {bench.counted} tests, {seconds:.0f} s"
    )
    return int(bool(wrong or noticed or unknown or bench.failed or not bench.counted))


def _by_table(verdicts: Sequence[Verdict], listed: dict[str, str]) -> None:
    print(f"{'table':<14}{'mutants':>9}{'killed':>9}{'listed':>9}{'survived':>9}{'seconds':>9}")
    for table in sorted({one.mutant.module for one in verdicts}):
        mine = [one for one in verdicts if one.mutant.module == table]
        found = Counter("killed" if one.by else "listed" if one.mutant.name in listed else "survived" for one in mine)
        row = (len(mine), found["killed"], found["listed"], found["survived"], round(sum(one.seconds for one in mine)))
        print(f"{table:<14}" + "".join(f"{one:>9}" for one in row))


def _tell(what: str, names: Sequence[str]) -> None:
    if names:
        print(f"{what}:", *names, sep="\n  ")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
