"""Who can be written to, and the owner's messages to all."""

import sqlalchemy as sa
from alembic import op

from data.columns import BIG_ID, Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SETTLED = sa.text("settled IS NOT NULL")


def upgrade() -> None:
    _presence()
    _broadcasts()
    _index_settled("settled", "status", "reason")


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("runner_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("onboarded", sa.Boolean(), nullable=False),
        sa.Column("heard_on", sa.Date()),
        sa.Column("quiet_until", sa.Date()),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_presence_runner_id_runner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("runner_id", name="pk_presence"),
    )
    # Whoever is silent or blocked is known again at the next change; until then a message to them is simply refused.
    op.execute("INSERT INTO presence (runner_id, onboarded) SELECT id, training IS NOT NULL FROM runner")


def _broadcasts() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("owner_id", sa.BigInteger()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("queued", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_broadcast_owner_id", "broadcast", ["owner_id"])


def downgrade() -> None:
    _index_settled("settled")
    op.drop_table("broadcast")
    op.drop_table("presence")


def _index_settled(*columns: str) -> None:
    op.drop_index("ix_delivery_settled", "delivery")
    op.create_index("ix_delivery_settled", "delivery", columns, sqlite_where=SETTLED, postgresql_where=SETTLED)
