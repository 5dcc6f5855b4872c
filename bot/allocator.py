"""How this process takes memory from the system, so that it does not grow while it runs.

asyncio asks for 256 kB at each read from a socket and gives nearly all of it back; files of up to 2 MB come and go too.
glibc keeps all that in one heap, among what stays, and the line from which a block gets pages of its own moves up to
the largest block that was ever given back. So the heap gets holes: a third of it within ten minutes of load.

That line stays where it is now, and reads are small: larger ones leave holes, or cost seven times as much above it.
"""

import ctypes
import os
from asyncio import selector_events

READ_AT_ONCE = 8 * 1024
"""Bytes of one read from a socket, more than most answers have; uvloop has a buffer of its own."""
OWN_PAGES_FROM = 96 * 1024
"""Bytes of a block that goes back to the system as soon as it is free; SQLite takes 88 kB for each table of its own."""
KEPT_AT_THE_END = 128 * 1024
"""Free bytes at the end of the heap that stay: in more of them large blocks find room, and leave holes behind."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of malloc.h


def settle() -> None:
    """Once, before there is an event loop. Where the C library is not glibc only reads become smaller."""
    transport = getattr(selector_events, "_SelectorTransport", None)  # it has no other way to be told
    if transport is not None:
        transport.max_size = READ_AT_ONCE
    if os.name == "posix" and hasattr(library := ctypes.CDLL(None), "gnu_get_libc_version"):
        library.mallopt(_M_MMAP_THRESHOLD, OWN_PAGES_FROM)
        library.mallopt(_M_TRIM_THRESHOLD, KEPT_AT_THE_END)
