"""What was judged before it is due, tied to a revision of the runner's row."""

import sqlalchemy as sa
from alembic import op

from data.columns import BIG_ID, Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("runner", sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "prepared_delivery",
        sa.Column("runner_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("training", sa.LargeBinary(), nullable=False),
        sa.Column("training_version", sa.Integer(), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("chat_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["runner_id"], ["runner.id"], name="fk_prepared_delivery_runner_id_runner", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("runner_id", name="pk_prepared_delivery"),
    )
    op.create_index("ix_prepared_delivery_at", "prepared_delivery", ["at"])


def downgrade() -> None:
    op.drop_table("prepared_delivery")
    op.drop_column("runner", "revision")
