"""Training states apart from the runner's row, which is written at nearly every update."""

import sqlalchemy as sa
from alembic import op

from data.columns import BIG_ID

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "training",
        sa.Column("runner_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_training_runner_id_runner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("runner_id", name="pk_training"),
    )
    op.add_column("runner", sa.Column("training_mark", sa.BigInteger()))
    op.execute("INSERT INTO training (runner_id, body) SELECT id, training FROM runner WHERE training IS NOT NULL")
    op.execute("UPDATE runner SET training_mark = 0 WHERE training IS NOT NULL")
    op.drop_column("runner", "training")


def downgrade() -> None:
    op.add_column("runner", sa.Column("training", sa.LargeBinary()))
    op.execute("UPDATE runner SET training = (SELECT body FROM training WHERE runner_id = id)")
    op.drop_column("runner", "training_mark")
    op.drop_table("training")
