"""The outbox goes out: in order, within Telegram's limits, nothing lost."""
