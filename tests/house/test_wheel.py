"""The wheel is whole: built, installed in a fresh environment, it answers and serves the demo from there."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA_SUFFIXES = {".tcss", ".toml", ".json", ".md", ".j2", ".txt"}

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from this checkout, without asking the network for the build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w"]
    subprocess.run([*command, str(folder), str(ROOT)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a new environment that borrows only the dependencies of this one."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def clean_environment() -> dict[str, str]:
    """Drop what could lead the new environment back to this checkout."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    wanted = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "sretui").rglob("*")
        if path.suffix in DATA_SUFFIXES | {".py"}
    }
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_version_answers_from_the_wheel(fresh: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [str(fresh / "bin" / "python"), "-c", "import sretui; print(sretui.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=clean_environment(),
    ).stdout
    assert str(fresh) in where
    said = subprocess.run(
        [str(fresh / "bin" / "sretui"), "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=clean_environment(),
    ).stdout
    assert re.fullmatch(r"sretui \d+\.\d+\.\d+\n", said)


def test_the_demo_server_starts_from_the_wheel(fresh: Path, tmp_path: Path) -> None:
    command = [str(fresh / "bin" / "sretui"), "demo", "--server-only", "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=clean_environment() | {"PYTHONUNBUFFERED": "1"},
    ) as server:
        assert server.stdout is not None
        said = ""
        try:
            while not (address := re.search(r"http://127\.0\.0\.1:\d+", said)) or "token" not in said.lower():
                line = server.stdout.readline()
                assert line, said
                said += line
            token = re.findall(r"\S+", said.lower().split("token", 1)[1])[-1]
            request = urllib.request.Request(  # noqa: S310  # loopback, started above
                address.group() + "/user", headers={"Authorization": f"Bearer {token}"}
            )
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  # as above
                assert json.load(answer)["login"]
        finally:
            server.terminate()
