"""One command says whether a change may be merged: pytest runs the other checks as well."""

import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sysconfig.get_path("scripts"))

CHECKS = [
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "sretui", "tests", "screenshots"),
    ("lint-imports",),
]


def run(*command: str, cwd: Path = ROOT, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run one of the environment's own programs and keep what it prints."""
    program, *rest = command
    return subprocess.run(
        [str(BIN / program), *rest], cwd=cwd, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.mark.timeout(600)
@pytest.mark.parametrize("command", CHECKS, ids=" ".join)
def test_the_house_is_in_order(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr
