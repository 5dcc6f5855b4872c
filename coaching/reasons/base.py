"""What every reason has."""

from typing import ClassVar

from msgspec import Struct


class Reason(Struct, frozen=True, gc=False, tag=True, tag_field="reason"):
    """A reason: numbers and names as fields, and the id of the rule that speaks.

    Attributes:
        rule: where `rules.md` says it, for example "P3", "4.2" or "2.1".
    """

    rule: ClassVar[str]
