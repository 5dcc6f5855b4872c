"""What the process asks of the C library and of asyncio: seen in a process of its own, since it is for good."""

import subprocess
import sys

import pytest

_LOOKS = """
import asyncio, ctypes, socket
from bot import allocator

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks".split()]
    _fields_ += [(name, ctypes.c_size_t) for name in "uordblks fordblks keepcost".split()]

def own_pages(size):
    before = library.mallinfo2().hblks
    blocks = [bytes(size) for _ in range(100)]  # the first ones find room in the heap
    return library.mallinfo2().hblks - before

async def read_at_once():
    here, there = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=here)
    found = writer.transport.max_size
    writer.close()
    there.close()
    return found

allocator.settle()
print(asyncio.run(read_at_once()))
library = ctypes.CDLL(None)
if hasattr(library, "mallinfo2"):
    library.mallinfo2.restype = Info
    for _ in range(2):
        print(own_pages(allocator.READ_AT_ONCE + 1000), own_pages(allocator.OWN_PAGES_FROM + 1000))
        bytes(4_000_000)  # given back, it would move glibc's line
"""


@pytest.fixture(scope="module")
def seen() -> list[str]:
    found = subprocess.run([sys.executable, "-c", _LOOKS], capture_output=True, text=True, check=True, timeout=60)
    return found.stdout.splitlines()


def test_a_socket_is_read_in_small_pieces(seen: list[str]) -> None:
    assert seen[0] == "8192"


def test_large_blocks_get_pages_of_their_own_whatever_was_given_back_before(seen: list[str]) -> None:
    if not seen[1:]:
        pytest.skip("the C library is not glibc, or an old one")
    for small, large in (map(int, line.split()) for line in seen[1:]):
        assert small == 0
        assert large > 50
