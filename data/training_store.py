"""Training states, each under a mark: the one that counts, which the runner's row names, and one that is prepared."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select, update

from coaching.memory.state import TrainingState
from data.codec import encode_training
from data.session import Session
from data.tables import runner, training
from data.unit import Part, insert


class TrainingWrites(Part):
    """Putting in and taking out."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._marks: dict[int, int | None] = {}  # of those who are held, the mark of what counts now

    async def _keep_trainings(self, marked: Iterable[tuple[int, int | None, TrainingState | None]]) -> None:
        """Keeps those of (runner id, mark, state) that are others than what counts, in its place where it is known."""
        changed, new, alone = [], [], []
        for who, mark, state in marked:
            former = self._marks.get(who, _UNREAD)
            if mark == former:
                continue
            if state is not None and mark is not None:
                if former is None or former == _UNREAD:
                    new.append((who, mark, state))
                else:
                    changed.append((who, former, mark, state))
            if mark is None or former == _UNREAD:
                alone.append(who)
            self._marks[who] = mark
        missing = await self._change_trainings(changed)
        await self._put_trainings(new + missing)
        await self._drop_other_trainings([*alone, *(who for who, _, _ in missing)])

    async def _put_trainings(self, new: Iterable[tuple[int, int, TrainingState]]) -> None:
        """Keeps these, given as (runner id, mark, state). The runners must be there."""
        rows = [{"runner_id": who, "mark": mark, "body": encode_training(state)} for who, mark, state in new]
        if rows:
            await self._run(_put(self._dialect), rows)

    async def _change_trainings(
        self, changed: Iterable[tuple[int, int, int, TrainingState]]
    ) -> list[tuple[int, int, TrainingState]]:
        """Puts these in the place of those that count, given as (runner id, former mark, mark, state).

        Gives those whose former one is not there. One by one: of many rows at once PostgreSQL does not say how many.
        """
        missing = []
        for who, former, mark, state in changed:
            values = {"who": who, "former": former, "mark": mark, "body": encode_training(state)}
            if (await self._run(_CHANGE, values)).rowcount != 1:
                missing.append((who, mark, state))
        return missing

    async def _drop_other_trainings(self, ids: Iterable[int]) -> None:
        """Of each of these runners only the state that counts stays."""
        rows = [{"who": one} for one in ids]
        if rows:
            await self._run(_DROP_OTHERS, rows)


_UNREAD = -1  # no mark
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
