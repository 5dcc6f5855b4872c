"""Every number of the coaching rules, once, with its source.

Each constant is annotated `Annotated[<type>, Source(...)]` and read as an attribute of its module when it is needed, so
that a test can move each by one step and see what notices.
"""

from typing import NamedTuple

RULES_VERSION = 1
"""Raised when a rule changes what it makes of the same facts: a state of an older version is rebuilt from them."""


class Source(NamedTuple):
    """Where a number comes from.

    Attributes:
        rule: the section or id of `rules.md` ("P2", "1.5", "4.2").
        basis: the article's mistake ("S5"), a reference ("[16]"), or "E" for a coaching choice without a study.
    """

    rule: str
    basis: str = "E"
