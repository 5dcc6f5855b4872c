"""The tables: what is kept of whom, and why. What the room keeps, `/privacy` and the README list.

table             what                                              why
runner            the chat as one value, and what is kept of them   to answer: one row read, one row written
training          the training state as one value, and the next     the same; read and written only where it is another
presence          whether a runner can be written to, last heard    the owner's figures and messages to all
fact              what the runner told and did, never changed       to rebuild the state, look back, draw and export
delivery          when we write next, and what became of it         each message once per local day, across restarts
prepared_delivery what becomes of what is due within half an hour   what is due to thousands at once goes out at once
outbox            messages not sent yet (gone once sent)            no reply is lost by a crash
unsent_message    that a message could not be sent, without it      the owner can see what went wrong
sent_message      Telegram's ids of the latest messages             to edit a message in place
sent_file         Telegram's ids of pictures and files sent         to send them again without making them
intake_offset     how far a bot's updates are answered              each update is applied exactly once
seen_update       ids of the updates of the last days, no content   the same, by webhook
refused_update    which update failed and the error, no content     the owner can look into it
calendar_address  the fingerprint of a private calendar address     to find whose calendar is asked for
lease             which process does what only one may do           several processes side by side
broadcast         the owner's messages to all, how far they are     each runner gets it once, across restarts

Instants are kept in UTC, days as local dates. Bodies are bytes that only their owner reads.
"""

# Long because all that is kept is to be seen in one place.

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.sql.elements import ColumnElement

from data.columns import BIG_ID, Instant

PENDING = "pending"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def still_pending(column: Column[str]) -> ColumnElement[bool]:
    """`column` is pending, written out: a partial index is used only where its condition stands in the statement."""
    return column == literal_column(f"'{PENDING}'")


runner = Table(
    "runner",
    metadata,
    Column("id", BIG_ID, primary_key=True, autoincrement=False),  # Telegram's id of the private chat
    Column("training_version", Integer, nullable=False, default=0),
    Column("chat", LargeBinary),  # the bot's own value, opaque here
    Column("chat_version", Integer, nullable=False, default=0),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),  # how often it was saved
    Column("training_mark", BigInteger),  # of the training state that counts; null before onboarding is over
)

training = Table(
    "training",
    metadata,
    Column("runner_id", BIG_ID, ForeignKey("runner.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("mark", BigInteger, primary_key=True, autoincrement=False),  # given once
    Column("body", LargeBinary, nullable=False),  # coaching's TrainingState
)

presence = Table(
    "presence",
    metadata,
    Column("runner_id", BIG_ID, ForeignKey("runner.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("onboarded", Boolean, nullable=False),
    Column("heard_on", Date),  # the last UTC day on which they wrote
    Column("quiet_until", Date),  # paused until this local day; the last day there is: until they say so, or blocked
)

fact = Table(
    "fact",
    metadata,
    Column("id", BIG_ID, primary_key=True),  # the order in which facts are folded
    Column("runner_id", BIG_ID, ForeignKey("runner.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),  # when it was told
    Column("day", Date, nullable=False),  # the local day that it is about
    Column("kind", Text, nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index(None, "runner_id", "id"),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", BIG_ID, primary_key=True),
    Column("runner_id", BIG_ID, ForeignKey("runner.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("at", Instant, nullable=False),
    Column("status", Text, nullable=False, default=PENDING),  # pending, sent (enqueued), not_sent
    Column("reason", Text, nullable=False, default=""),
    Column("settled", Instant),
    UniqueConstraint("runner_id", "kind", "day"),
)
Index(
    "ix_delivery_due",
    delivery.c.at,
    delivery.c.id,
    sqlite_where=still_pending(delivery.c.status),
    postgresql_where=still_pending(delivery.c.status),
)
Index(
    "ix_delivery_pending",  # of one runner, beside two months of settled ones
    delivery.c.runner_id,
    sqlite_where=still_pending(delivery.c.status),
    postgresql_where=still_pending(delivery.c.status),
)
Index(
    "ix_delivery_settled",  # for the clean-up, and by itself enough for the owner's figures
    delivery.c.settled,
    delivery.c.status,
    delivery.c.reason,
    sqlite_where=delivery.c.settled.is_not(None),
    postgresql_where=delivery.c.settled.is_not(None),
)

prepared_delivery = Table(
    "prepared_delivery",
    metadata,
    Column("runner_id", BIG_ID, ForeignKey("runner.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),  # when they are due
    Column("until", Instant, nullable=False),  # so long it holds
    Column("revision", Integer, nullable=False),  # of the runner's row that it was made from
    Column("made_by", Text, nullable=False),  # the program, by what it is made of
    Column("body", LargeBinary, nullable=False),  # what is written beside the runner's row
    Column("training_mark", BigInteger, nullable=False),  # these four become the runner's own
    Column("training_version", Integer, nullable=False),
    Column("chat", LargeBinary, nullable=False),
    Column("chat_version", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BIG_ID, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),  # no key to runner: groups and people just forgotten get answers too
    Column("priority", SmallInteger, nullable=False),
    Column("slot", Text, nullable=False, default=""),
    Column("body", LargeBinary, nullable=False),
    Column("created", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("lease_owner", Text),
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", Text, nullable=False, default=""),  # of the last attempt
    Column("farewell", Boolean, nullable=False, default=False),  # survives the deletion of its runner, leaves no trace
    Index("ix_outbox_claim", "priority", "id"),
    Index("ix_outbox_chat", "chat_id", "priority", "id"),
    Index("ix_outbox_expires", "expires"),
    sqlite_autoincrement=True,  # an id is never given twice: a late mark must not hit another message
)

unsent_message = Table(
    "unsent_message",
    metadata,
    Column("id", BIG_ID, primary_key=True, autoincrement=False),  # as it was in the outbox
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("priority", SmallInteger, nullable=False),
    Column("created", Instant, nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("error", Text, nullable=False),
)

sent_message = Table(
    "sent_message",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("slot", Text, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

calendar_address = Table(
    "calendar_address",
    metadata,
    Column("runner_id", BIG_ID, ForeignKey("runner.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("fingerprint", Text, nullable=False, unique=True),
)

sent_file = Table(
    "sent_file",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),  # Telegram's file ids are each bot's own
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),  # whose it is; 0 for what is the same for all
    Column("key", Text, primary_key=True),  # of its content
    Column("file_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "chat_id"),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

intake_offset = Table(
    "intake_offset",
    metadata,
    Column("bot_id", BIG_ID, primary_key=True, autoincrement=False),
    Column("next_update", BigInteger, nullable=False),  # the offset that the next getUpdates sends
    Column("updated", Instant, nullable=False),
)

seen_update = Table(
    "seen_update",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

refused_update = Table(
    "refused_update",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, index=True),
    Column("error", Text, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

lease = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("until", Instant, nullable=False),
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", BIG_ID, primary_key=True),
    Column("owner_id", BigInteger, index=True),  # whom its progress is told; null once they are forgotten
    Column("body", LargeBinary, nullable=False),
    Column("status", Text, nullable=False),  # preview, going, done, cancelled
    Column("recipients", Integer, nullable=False),  # as counted for the preview
    Column("queued", Integer, nullable=False),
    Column("last_id", BigInteger, nullable=False),  # the runner it has come to, in the order of their ids
    Column("created", Instant, nullable=False),
    sqlite_autoincrement=True,  # an old button must not mean another message
)
