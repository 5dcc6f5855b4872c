"""Training states, each under a mark: the one that counts, which the runner's row names, and one that is prepared."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select, update

from coaching.memory.state import TrainingState
from data.codec import encode_training
from data.tables import runner, training
from data.unit import Part, insert


class TrainingWrites(Part):
    """Putting in and taking out."""

    async def _put_trainings(self, new: Iterable[tuple[int, int, TrainingState]]) -> None:
        """Keeps these, given as (runner id, mark, state). The runners must be there."""
        rows = [{"runner_id": who, "mark": mark, "body": encode_training(state)} for who, mark, state in new]
        if rows:
            await self._run(_put(self._dialect), rows)

    async def _change_trainings(self, changed: Iterable[tuple[int, int, int, TrainingState]]) -> None:
        """Puts these in the place of those that count, given as (runner id, former mark, mark, state)."""
        rows = [
            {"who": who, "former": former, "mark": mark, "body": encode_training(state)}
            for who, former, mark, state in changed
        ]
        if rows:
            await self._run(_CHANGE, rows)

    async def _drop_other_trainings(self, ids: Iterable[int]) -> None:
        """Of each of these runners only the state that counts stays."""
        rows = [{"who": one} for one in ids]
        if rows:
            await self._run(_DROP_OTHERS, rows)


_CHANGE = (
    update(training)
    .where(training.c.runner_id == bindparam("who"), training.c.mark == bindparam("former"))
    .values(mark=bindparam("mark"), body=bindparam("body"))
)
_COUNTS = select(runner.c.training_mark).where(runner.c.id == bindparam("who")).scalar_subquery()
_DROP_OTHERS = delete(training).where(
    training.c.runner_id == bindparam("who"), training.c.mark.is_distinct_from(_COUNTS)
)


@cache
def _put(dialect: str) -> Executable:
    return insert(dialect, training).on_conflict_do_nothing()
