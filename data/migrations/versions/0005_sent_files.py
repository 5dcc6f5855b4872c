"""Telegram's ids of files that were sent."""

import sqlalchemy as sa
from alembic import op

from data.columns import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sent_file",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "chat_id", "key", name="pk_sent_file"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sent_file_chat_id", "sent_file", ["chat_id"])
    op.create_index("ix_sent_file_at", "sent_file", ["at"])


def downgrade() -> None:
    op.drop_table("sent_file")
