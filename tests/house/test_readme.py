"""The README tells the truth about commands, settings, libraries and folders."""

import re
import tomllib

import pytest

from bot import VERSION
from bot.settings import KNOWN
from tests.house.source import ROOMS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KNOWN)
def test_every_setting_has_its_line(name: str) -> None:
    assert f"| `{name}` |" in README


def test_every_library_has_its_reason() -> None:
    wanted = re.findall(r"^([a-z][a-z0-9-]+)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(wanted) > 5
    missing = [name for name in wanted if name.lower() not in README.lower()]
    assert not missing


def test_every_command_it_names_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)`", README))
    assert named
    assert {name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()


def test_every_file_it_names_is_there() -> None:
    named = set(re.findall(r"`((?:coaching|data|bot|tests|docs)/[a-z_/.*]*)`", README))
    named |= set(re.findall(r"\]\((docs/[a-z_./-]+)\)", README))
    assert named
    assert {name for name in named if not list(ROOT.glob(name.rstrip("/")))} == set()


def test_every_room_says_what_it_is() -> None:
    for room in ROOMS:
        assert (ROOT / room / "__init__.py").read_text(encoding="utf-8").startswith('"""')


def test_the_version_is_told_alike_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
