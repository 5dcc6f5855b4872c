"""The conversation state machine: a flow as data, and the engine that walks it."""
