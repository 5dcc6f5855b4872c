import errno
import os
import time
from pathlib import Path

import pytest

from bot.media.recipes import Made
from bot.media.shelf import KEPT_FOR_S, Shelf

ONE = Made(b"x" * 1000, 10, 20, 3)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "media", most_bytes=3500)


def test_what_is_put_is_taken_as_it_was(shelf: Shelf) -> None:
    assert shelf.take("a") is None
    shelf.put("a", ONE)
    assert shelf.take("a") == ONE


def test_a_file_that_was_cut_off_counts_as_none(shelf: Shelf) -> None:
    shelf.put("a", ONE)
    (path,) = shelf.folder.iterdir()
    path.write_bytes(path.read_bytes()[:500])
    assert shelf.take("a") is None


def test_a_full_disk_leaves_nothing_half(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(OSError, match="No space left"):
        shelf.put("a", ONE)
    assert list(shelf.folder.iterdir()) == []


def test_what_can_only_be_read_is_still_taken(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    shelf.put("a", ONE)
    monkeypatch.setattr(os, "utime", refused)
    assert shelf.take("a") == ONE


def test_a_shelf_without_room_keeps_nothing_and_clears_away_what_was_kept_before(shelf: Shelf) -> None:
    shelf.put("a", ONE)
    none = Shelf(shelf.folder, most_bytes=0)
    none.put("b", ONE)
    none.tidy(time.time())  # noqa: TID251 - as the file system has it
    assert list(shelf.folder.iterdir()) == []


def test_the_longest_unasked_goes_first_where_there_is_too_much(shelf: Shelf) -> None:
    now = time.time()  # noqa: TID251 - as the file system has it
    for at, key in enumerate("abcd"):
        shelf.put(key, ONE)
        os.utime(shelf.folder / f"{key}.made", (now - 100 + at, now - 100 + at))
    assert shelf.take("a") is not None
    shelf.tidy(now)
    assert [key for key in "abcd" if shelf.take(key)] == ["a", "c", "d"]


def test_what_nobody_asked_for_in_a_season_goes_and_halves_of_the_dead_do_too(shelf: Shelf) -> None:
    shelf.put("a", ONE)
    (shelf.folder / "b.half").write_bytes(b"half")
    (shelf.folder / "mine.txt").write_text("of somebody else", encoding="utf-8")
    now = time.time()  # noqa: TID251 - as the file system has it
    shelf.tidy(now + KEPT_FOR_S - 60)
    assert shelf.take("a") == ONE
    assert not (shelf.folder / "b.half").exists()
    shelf.tidy(now + KEPT_FOR_S + 60)
    assert shelf.take("a") is None
    assert [path.name for path in shelf.folder.iterdir()] == ["mine.txt"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "nowhere")
    assert shelf.take("a") is None
    shelf.tidy(0)
