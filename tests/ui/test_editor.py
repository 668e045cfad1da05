"""The editor's round trip, with small real programs for editors: whatever they do, nothing is lost."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from sretui.ui.editor import command, edit

TEXT = "Hello,\n\nJörg"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files for the editor are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def program(folder: Path, script: str) -> tuple[str, ...]:
    """Make an editor that does something with its last argument, `$2`; its first one holds blanks."""
    path = folder / "my editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    words = command({"VISUAL": f"'{path}' '--a b'"})
    assert not isinstance(words, str)
    return words


def test_what_the_editor_leaves_is_taken_over_and_the_file_removed(tmp_path: Path, temporary: Path) -> None:
    words = program(
        tmp_path, f'test "$1" = "--a b" && cp "$2" {tmp_path}/seen && printf "Über\\r\\nalles\\n" > "$2"'
    )
    assert edit(words, TEXT).text == "Über\nalles"
    assert (tmp_path / "seen").read_text() == TEXT
    assert list(temporary.iterdir()) == []


def test_the_file_is_for_its_owner_alone(tmp_path: Path, temporary: Path) -> None:
    edited = edit(program(tmp_path, "exit 3"), TEXT)
    (kept,) = temporary.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert edited.text is None
    assert "ended with 3" in edited.trouble


@pytest.mark.parametrize(
    ("script", "said", "left"),
    [
        ('echo more >> "$2"; exit 1', "ended with 1", "Hello,\n\nJörgmore\n"),
        ('printf "\\377\\376" > "$2"', "is not UTF-8 text", None),
        ("kill -9 $$", "ended with -9", TEXT),
    ],
)
def test_when_it_fails_the_file_is_kept_and_named(
    tmp_path: Path, temporary: Path, script: str, said: str, left: str | None
) -> None:
    edited = edit(program(tmp_path, script), TEXT)
    assert edited.text is None
    assert said in edited.trouble
    (kept,) = temporary.iterdir()
    assert re.search(re.escape(str(kept)), edited.trouble)
    assert left is None or kept.read_text() == left


def test_one_that_deletes_its_file_changes_nothing(tmp_path: Path) -> None:
    edited = edit(program(tmp_path, 'rm "$2"'), TEXT)
    assert edited.text is None
    assert "left no file" in edited.trouble


def test_one_that_changes_nothing_gives_the_text_back(tmp_path: Path) -> None:
    assert edit(program(tmp_path, "true"), TEXT).text == TEXT


def test_one_that_cannot_be_run_is_said(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no program")
    edited = edit((str(tmp_path / "text"),), TEXT)
    assert "did not start (Permission denied)" in edited.trouble
    assert edited.text is None


def test_no_room_for_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert "No file could be made" in edit(("true",), TEXT).trouble


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"VISUAL": "no-such-editor -w"}, "There is no editor 'no-such-editor' here"),
        ({"EDITOR": "vim 'oops"}, "mind the quotes"),
        ({"VISUAL": " ", "EDITOR": "''"}, "There is no editor ''"),
    ],
)
def test_a_missing_editor_is_one_sentence(environ: dict[str, str], said: str) -> None:
    found = command(environ)
    assert isinstance(found, str)
    assert said in found


def test_visual_comes_before_editor_and_no_shell_reads_them() -> None:
    assert command({"VISUAL": "sh -c 'x; y' $HOME", "EDITOR": "true"}) == ("sh", "-c", "x; y", "$HOME")
    assert command({"EDITOR": "true -n"}) == ("true", "-n")
