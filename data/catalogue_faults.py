"""What can be wrong in a catalogue file, told so that it can be mended."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One fault: the file, the exercise or tip ("" where it is the file's), the key, what is wrong, how to mend it."""

    file: str
    entry: str
    key: str
    problem: str
    mend: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.entry) if part)
        return f"{place}: {f'{self.key} ' if self.key else ''}{self.problem}; {self.mend}"


class CatalogueError(Exception):
    """The catalogue cannot be used. `faults` holds every fault found, in the order of the files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        return f"{len(self.faults)} fault{'s' if len(self.faults) > 1 else ''} in the exercise catalogue:\n{lines}"
