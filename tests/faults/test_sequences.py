"""Some random weeks; `python -m tests.faults.long` runs as many as one likes."""

from pathlib import Path

import pytest

from tests.faults.sequences import Week

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_github_ends_up_as_asked(tmp_path: Path, seed: int) -> None:
    assert Week(seed, tmp_path / "data").live().wrong == []
