"""What only a benchmark needs: an environment of python-telegram-bot alone, for the echo as it comes, and uvloop."""

import subprocess
import sys
import venv
from functools import cache
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(".local/bench")


@cache
def python_of_the_bare_echo() -> str:
    """The Python of that environment, made where it is missing or of another version."""
    name = f"python-telegram-bot=={version('python-telegram-bot')}"
    folder = FOLDER / name.replace("==", "-")
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", name], check=True)
        (folder / "complete").touch()
    assert sys.version_info >= (3, 11)
    return str(python)


@cache
def folder_of_uvloop() -> str:
    """Where uvloop alone is installed, made where it is missing: the project does not need it, but uses it."""
    folder = FOLDER / "uvloop"
    if not (folder / "complete").exists():
        pip = (python_of_the_bare_echo(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([*pip, "--target", folder, "uvloop"], check=True)
        (folder / "complete").touch()
    return str(folder.resolve())
