"""Training states and facts as bytes and back: JSON by msgspec, its encoder and decoders built once.

JSON, so that what is kept can be read with any tool and exported as it is. Equal values give equal bytes.
"""

import msgspec

from coaching.facts import AnyFact
from coaching.memory.state import STATE_VERSION, TrainingState
from data.errors import UnreadableFact

FACT_VERSION = 1
"""Raised when a fact's form changes in a way that an older reader cannot take."""

_encoder = msgspec.json.Encoder(order="deterministic")
_training = msgspec.json.Decoder(TrainingState)
_fact: msgspec.json.Decoder[AnyFact] = msgspec.json.Decoder(AnyFact)


def encode_training(state: TrainingState) -> bytes:
    """The state as it is kept."""
    return _encoder.encode(state)


def decode_training(body: bytes, version: int) -> TrainingState | None:
    """The state, or None where it is not of today's version: then it is rebuilt from the facts."""
    if version != STATE_VERSION:
        return None
    try:
        return _training.decode(body)
    except msgspec.DecodeError:
        return None


def encode_fact(fact: AnyFact) -> bytes:
    """The fact as it is kept."""
    return _encoder.encode(fact)


def decode_fact(body: bytes, version: int = FACT_VERSION) -> AnyFact:
    """The fact.

    Raises:
        UnreadableFact: a newer program wrote it, or it is damaged. It is never skipped: it could be a red flag.
    """
    if version > FACT_VERSION:
        raise UnreadableFact(f"fact of format {version}, this program reads up to {FACT_VERSION}")
    try:
        return _fact.decode(body)
    except msgspec.DecodeError as error:
        raise UnreadableFact(str(error)) from error
