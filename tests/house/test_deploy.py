"""The deployment files name settings that exist, and systemd understands the units."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.metrics import Metrics
from bot.settings import KNOWN
from tests.house.source import ROOT

FILES = sorted((ROOT / "deploy").iterdir())
UNITS = [one for one in FILES if one.suffix in {".service", ".timer"}]
OURS = re.compile(r"\b((?:TELEGRAM|DATABASE|OWNER|WEBHOOK|HEALTH|LISTEN|LOG|PLAYGROUND)_[A-Z_]+)\b")


@pytest.mark.parametrize("path", [*FILES, ROOT / "docs/deploy.md"], ids=lambda path: path.name)
def test_every_setting_it_names_is_one(path: Path) -> None:
    assert set(OURS.findall(path.read_text(encoding="utf-8"))) <= set(KNOWN)


def test_every_figure_to_watch_is_told() -> None:
    named = set(re.findall(r"`(coach_[a-z_]+)", (ROOT / "docs/deploy.md").read_text(encoding="utf-8")))
    told = Metrics().text().decode()
    assert named
    assert {one for one in named if f"# TYPE {one.removesuffix('_total')}" not in told} == set()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace("/opt/strength-coach/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / unit.name) for unit in UNITS]
    found = subprocess.run(
        ["systemd-analyze", "verify", *paths], capture_output=True, text=True, check=False, timeout=30
    )
    assert (found.returncode, found.stdout + found.stderr) == (0, "")
