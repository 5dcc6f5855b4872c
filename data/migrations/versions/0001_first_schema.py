"""The first schema."""

import sqlalchemy as sa
from alembic import op

from data.columns import BIG_ID, Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PENDING = sa.text("status = 'pending'")
SETTLED = sa.text("settled IS NOT NULL")


def upgrade() -> None:
    _runners()
    _deliveries()
    _outbox()
    _messages()
    _intake()
    _refusals_and_leases()


def downgrade() -> None:
    for table in (
        "lease",
        "refused_update",
        "seen_update",
        "intake_offset",
        "sent_message",
        "unsent_message",
        "outbox",
        "delivery",
        "fact",
        "runner",
    ):
        op.drop_table(table)


def _runners() -> None:
    op.create_table(
        "runner",
        sa.Column("id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("training", sa.LargeBinary()),
        sa.Column("training_version", sa.Integer(), nullable=False),
        sa.Column("chat", sa.LargeBinary()),
        sa.Column("chat_version", sa.Integer(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("updated", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runner"),
    )
    op.create_table(
        "fact",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("runner_id", BIG_ID, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_fact_runner_id_runner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_fact"),
    )
    op.create_index("ix_fact_runner_id_id", "fact", ["runner_id", "id"])


def _deliveries() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("runner_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("settled", Instant()),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_delivery_runner_id_runner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("runner_id", "kind", "day", name="uq_delivery_runner_id_kind_day"),
    )
    op.create_index("ix_delivery_due", "delivery", ["at", "id"], sqlite_where=PENDING, postgresql_where=PENDING)
    op.create_index("ix_delivery_settled", "delivery", ["settled"], sqlite_where=SETTLED, postgresql_where=SETTLED)


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("expires", Instant(), nullable=False),
        sa.Column("lease_owner", sa.Text()),
        sa.Column("lease_until", Instant()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("farewell", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_claim", "outbox", ["priority", "id"])
    op.create_index("ix_outbox_chat", "outbox", ["chat_id", "priority", "id"])
    op.create_index("ix_outbox_expires", "outbox", ["expires"])


def _messages() -> None:
    op.create_table(
        "unsent_message",
        sa.Column("id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unsent_message"),
    )
    op.create_index("ix_unsent_message_chat_id", "unsent_message", ["chat_id"])
    op.create_index("ix_unsent_message_created", "unsent_message", ["created"])
    op.create_table(
        "sent_message",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "slot", name="pk_sent_message"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sent_message_at", "sent_message", ["at"])


def _intake() -> None:
    op.create_table(
        "intake_offset",
        sa.Column("bot_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("next_update", sa.BigInteger(), nullable=False),
        sa.Column("updated", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", name="pk_intake_offset"),
    )
    op.create_table(
        "seen_update",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_seen_update"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_seen_update_at", "seen_update", ["at"])


def _refusals_and_leases() -> None:
    op.create_table(
        "refused_update",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_refused_update"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_refused_update_chat_id", "refused_update", ["chat_id"])
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )
