"""The pending rows of a runner by index, however many were settled before."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PENDING = sa.text("status = 'pending'")
NAME = "ix_delivery_pending"


def upgrade() -> None:
    op.create_index(NAME, "delivery", ["runner_id"], sqlite_where=PENDING, postgresql_where=PENDING)


def downgrade() -> None:
    op.drop_index(NAME, "delivery")
