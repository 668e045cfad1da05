"""Each house check is shown one planted violation, so that a check that has gone deaf is noticed."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sysconfig.get_path("scripts"))

PLANTED_IMPORTS = [
    ("core/planted.py", "import pydantic\n", "core is the standard library and itself"),
    ("core/planted.py", "from sretui.store import cache\n", "each floor sees only floors below"),
    ("desk/planted.py", "import textual\n", "textual only in ui"),
    ("sync/planted.py", "import sqlite3\n", "sqlite only in store"),
    ("store/planted.py", "import requests\n", "GitHub's client only in forge"),
    ("ui/planted.py", "from sretui.store import cache\n", "ui sees desk and core alone"),
    ("ui/widgets/planted.py", "from sretui.ui import app\n", "inside ui"),
    ("desk/planted.py", "from sretui.demo import server\n", "only cli imports demo"),
    ("demo/planted.py", "from sretui.core import model\n", "demo imports nothing of sretui"),
    (
        "ui/screens/planted.py",
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from sretui.ui import app\n",
        "inside ui",
    ),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package and its rules to where a violation can be planted."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "sretui", house / "sretui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("where", "text", "contract"), PLANTED_IMPORTS)
def test_a_forbidden_import_is_refused(copy: Path, where: str, text: str, contract: str) -> None:
    planted = copy / "sretui" / where
    planted.write_text(text)
    try:
        done = subprocess.run(
            [str(BIN / "lint-imports"), "--no-cache"], cwd=copy, capture_output=True, text=True, check=False
        )
    finally:
        planted.unlink()
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    assert done.returncode == 1
    assert any(contract in line for line in broken), done.stdout


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("from datetime import datetime\n\nNOW = datetime.now()\n", "TID251"),
        ("try:\n    pass\nexcept Exception:\n    pass\n", "BLE001"),
        ("def f(x: int) -> int:\n    return x\n", "D103"),
    ],
)
def test_a_lint_rule_bites(text: str, rule: str) -> None:
    done = subprocess.run(
        [str(BIN / "ruff"), "check", "--stdin-filename", "sretui/core/planted.py", "-"],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert rule in done.stdout


@pytest.mark.timeout(300)
def test_an_untyped_function_is_refused(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f(x):\n    return x\n")
    done = subprocess.run(
        [str(BIN / "mypy"), "--config-file", str(ROOT / "pyproject.toml"), str(planted)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no-untyped-def" in done.stdout
