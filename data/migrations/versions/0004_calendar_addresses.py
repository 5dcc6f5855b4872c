"""Private addresses of calendars, by their fingerprints."""

import sqlalchemy as sa
from alembic import op

from data.columns import BIG_ID

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_address",
        sa.Column("runner_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["runner_id"], ["runner.id"], name="fk_calendar_address_runner_id_runner", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("runner_id", name="pk_calendar_address"),
        sa.UniqueConstraint("fingerprint", name="uq_calendar_address_fingerprint"),
    )


def downgrade() -> None:
    op.drop_table("calendar_address")
