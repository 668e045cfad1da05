"""Escalation paths written back: comments and order stay, wrong ones change nothing."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sretui.config.building import build_team
from sretui.config.escalation import save_paths
from sretui.config.teamfile import TeamFile
from sretui.core.errors import ConfigError
from sretui.core.team import EscalationPath

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
# Our team.
name = "Example"  # as people know us

# Who helps with licences.
[[escalation]]
topics = ["licence"]  # what it is about
people = ["alice"]
reach = "phone 4-4321"

# The machine room.
[[escalation]]
topics = ["disk", "network"]
outside = "Help desk"

[hours]
zone = "America/Los_Angeles"  # all of us
"""
LICENCE = EscalationPath(("licence",), ("alice",), "", "phone 4-4321", "")
DISK = EscalationPath(("disk", "network"), (), "Help desk", "", "")
NEW = EscalationPath(("classified",), ("bob", "carol"), "", "", "On site only.")


def read(path: Path) -> tuple[EscalationPath, ...]:
    raw = tomllib.loads(path.read_text())
    return build_team(TeamFile.model_validate(raw).model_dump(mode="json")).escalation


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "team.toml"
    path.write_text(FILE)
    return path


def test_the_same_paths_leave_the_file_as_it_is(file: Path) -> None:
    save_paths(file, read(file))
    assert tomllib.loads(file.read_text()) == tomllib.loads(FILE)
    assert read(file) == (LICENCE, DISK)


@pytest.mark.parametrize(
    "paths",
    [
        (LICENCE, DISK, NEW),
        (NEW, LICENCE, DISK),
        (DISK,),
        (LICENCE,),
        (DISK, LICENCE),
        (EscalationPath(("licence",), ("carol",), "", "", ""), DISK),
        (),
    ],
)
def test_what_is_saved_is_read_again_and_the_rest_stays(
    file: Path, paths: tuple[EscalationPath, ...]
) -> None:
    save_paths(file, paths)
    assert read(file) == paths
    text = file.read_text()
    assert all(said in text for said in ("# Our team.", "# as people know us", "# all of us"))


def test_a_changed_path_keeps_its_comments(file: Path) -> None:
    save_paths(file, (EscalationPath(("licence",), ("carol",), "", "room 3", ""), DISK))
    text = file.read_text()
    assert "# what it is about" in text
    assert "# Who helps with licences." in text
    assert "phone" not in text


def test_the_first_path_of_a_file_without_any(tmp_path: Path) -> None:
    path = tmp_path / "team.toml"
    path.write_text('name = "Example"\n\n[hours]\nzone = "UTC"  # ours\n')
    save_paths(path, (NEW,))
    assert read(path) == (NEW,)
    assert "# ours" in path.read_text()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (EscalationPath(("x",)), "`people` or `outside`"),
        (EscalationPath(("x",), ("no login",)), "a GitHub login"),
        (EscalationPath(("",), ("alice",)), "text in quotes"),
    ],
)
def test_a_wrong_path_is_refused_and_the_file_stays(file: Path, wrong: EscalationPath, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        save_paths(file, (LICENCE, wrong))
    assert file.read_text() == FILE


@pytest.mark.parametrize("text", ["not toml", "escalation = 3\n", 'escalation = [{topics = ["a"]}]\n'])
def test_a_file_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "team.toml"
    path.write_text(text)
    with pytest.raises(ConfigError):
        save_paths(path, (LICENCE,))
    assert path.read_text() == text


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
_WORDS = _TEXT.filter(lambda text: bool(text.strip()))
_PATHS = st.builds(
    EscalationPath,
    st.lists(_WORDS, max_size=3).map(tuple),
    st.lists(st.sampled_from(["alice", "bob"]), min_size=1, max_size=2).map(tuple),
    st.sampled_from(["", "Help desk"]),
    st.one_of(st.just(""), _WORDS),
    st.one_of(st.just(""), _WORDS),
)


@settings(max_examples=60, deadline=None)
@given(before=st.lists(_PATHS, max_size=4), after=st.lists(_PATHS, max_size=4))
def test_any_paths_over_any_others(
    tmp_path_factory: pytest.TempPathFactory, before: list[EscalationPath], after: list[EscalationPath]
) -> None:
    path = tmp_path_factory.mktemp("team") / "team.toml"
    path.write_text(FILE)
    save_paths(path, before)
    assert read(path) == tuple(before)
    save_paths(path, after)
    assert read(path) == tuple(after)
    assert "# all of us" in path.read_text()
