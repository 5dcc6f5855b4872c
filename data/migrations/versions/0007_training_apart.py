"""Training states apart from the runner's row, which is written at nearly every update, each under a mark."""

import sqlalchemy as sa
from alembic import op

from data.columns import BIG_ID, Instant

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "training",
        sa.Column("runner_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_training_runner_id_runner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("runner_id", "mark", name="pk_training"),
    )
    op.add_column("runner", sa.Column("training_mark", sa.BigInteger()))
    op.execute("UPDATE runner SET training_mark = 0 WHERE training IS NOT NULL")
    op.execute(
        "INSERT INTO training (runner_id, mark, body) SELECT id, 0, training FROM runner WHERE training IS NOT NULL"
    )
    op.drop_column("runner", "training")
    _prepare_anew(sa.Column("training_mark", sa.BigInteger(), nullable=False))


def downgrade() -> None:
    op.add_column("runner", sa.Column("training", sa.LargeBinary()))
    op.execute("UPDATE runner SET training = (SELECT body FROM training WHERE runner_id = id AND mark = training_mark)")
    op.drop_column("runner", "training_mark")
    op.drop_table("training")
    _prepare_anew(sa.Column("training", sa.LargeBinary(), nullable=False))


def _prepare_anew(training: sa.Column) -> None:  # type: ignore[type-arg]  # of either type
    """What was prepared goes: it is made again before it is due."""
    op.drop_table("prepared_delivery")
    op.create_table(
        "prepared_delivery",
        sa.Column("runner_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        training,
        sa.Column("training_version", sa.Integer(), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("chat_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["runner_id"], ["runner.id"], name="fk_prepared_delivery_runner_id_runner", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("runner_id", name="pk_prepared_delivery"),
    )
    op.create_index("ix_prepared_delivery_at", "prepared_delivery", ["at"])
