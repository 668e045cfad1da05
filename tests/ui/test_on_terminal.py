"""The app on a real terminal: what it writes there besides its pictures, and how it ends."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sretui.core.outbox.writes import text_of
from tests.ui.app_on_terminal import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.conftest import Office

ROOT = Path(__file__).parents[2]
PATIENCE = 40


class Terminal:
    """A terminal with the app on it."""

    def __init__(self, ours: int, running: subprocess.Popen[bytes]) -> None:
        self.seen = b""
        self._ours = ours
        self._running = running

    def waits_for(self, wanted: bytes) -> None:
        """Read until these bytes were written."""
        ends = time.monotonic() + PATIENCE
        while wanted not in self.seen:
            assert time.monotonic() < ends, f"{wanted!r} never came: {self.seen[-2000:]!r}"
            assert self._read(), f"it ended without {wanted!r}: {self.seen[-2000:]!r}"

    def is_told(self, number: int) -> None:
        """Send the app a signal."""
        self._running.send_signal(number)

    def types(self, keys: bytes) -> None:
        """Type on the keyboard."""
        os.write(self._ours, keys)

    def ends(self) -> int:
        """Read to the end; give the exit code."""
        while self._read():
            pass
        return self._running.wait(PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], PATIENCE)
        assert ready, f"silence after {self.seen[-2000:]!r}"
        # Linux tells the end of a terminal's other side as an error, macOS as emptiness.
        with suppress(OSError):
            part = os.read(self._ours, 65536)
            self.seen += part
            return bool(part)
        return False


@contextmanager
def terminal(office: Office, *bug: str, **environment: str) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, "-m", "tests.ui.app_on_terminal"]
    plain = {name: value for name, value in os.environ.items() if name not in {"TMUX", "NO_COLOR"}}
    with subprocess.Popen(
        [*command, str(office.databases.cache_path.parent), office.now.isoformat(), *bug],
        cwd=ROOT,
        env={**plain, "TERM": "xterm-256color", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        try:
            yield Terminal(ours, running)
        finally:
            running.kill()
            os.close(ours)


def test_the_title_tells_who_waits_and_is_given_back(office: Office) -> None:
    with terminal(office) as screen:
        screen.waits_for(b"\x1b[22;2t")
        screen.waits_for(b"\x1b]2;sretui: 6 waiting, 1 overdue\x07")
        screen.waits_for(b"Blank window")
        screen.types(b"q")
        screen.waits_for(b"\x1b[23;2t")
        assert screen.ends() == 0


def test_a_new_inquiry_rings_once_and_says_which_without_its_control_characters(office: Office) -> None:
    with terminal(office) as screen:
        screen.waits_for(b"GitHub cannot be reached")
        screen.seen = b""
        office.issue(311, "Hello \x1b]0;owned\x07 you", office.now, "New.")
        screen.waits_for(b"\x1b]9;New inquiry: #311 Hello ")
        screen.waits_for(b"sretui: 7 waiting")
        screen.types(b"q")
        assert screen.ends() == 0
    assert screen.seen.count(b"\x1b]9;") == 1
    assert b"\x1b]0;" not in screen.seen


def test_tmux_passes_the_notification_on(office: Office) -> None:
    with terminal(office, TMUX="anywhere,1,0") as screen:
        screen.waits_for(b"GitHub cannot be reached")
        office.issue(311, "Hello", office.now, "New.")
        screen.waits_for(b"\x1bPtmux;\x1b\x1b]9;New inquiry: #311 Hello\x07\x1b\\")
        screen.types(b"q")
        assert screen.ends() == 0


def test_ones_own_editor_gets_the_terminal_and_gives_it_back(office: Office, tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\ntest -t 0 && test -t 1 && printf " by hand" >> "$1"\n')
    editor.chmod(0o700)
    with terminal(office, VISUAL=f"'{editor}'") as screen:
        screen.waits_for(b"GitHub cannot be reached")
        screen.types(b"r")
        screen.waits_for(b"0 characters")
        screen.types(b"Made")
        screen.waits_for(b"4 characters")
        screen.types(b"\x05")
        screen.waits_for(b"12 characters")
        screen.types(b"\x05")
        screen.waits_for(b"20 characters")
        screen.types(b"\x13")
        screen.waits_for(b"ctrl+s sends it")
        screen.types(b"\x13")
        screen.waits_for(b"in the outbox")
    (queued,) = office.desk.outbox()
    assert [text_of(write) for write in queued.action.writes] == ["Made by hand by hand"]


def test_no_colour_means_none(office: Office) -> None:
    with terminal(office, NO_COLOR="1") as screen:
        screen.waits_for(b"Blank window")
        screen.types(b"q")
        assert screen.ends() == 0
    styles = re.findall(rb"\x1b\[([0-9;]*)m", screen.seen)
    numbers = {int(number) for style in styles for number in style.split(b";") if number}
    assert numbers, "some words are bold or reversed all the same"
    assert numbers <= {*range(10), *range(21, 30), 39, 49}, "attributes, and the default colours"


def test_who_is_told_to_end_gives_the_terminal_back(office: Office) -> None:
    with terminal(office) as screen:
        screen.waits_for(b"Blank window")
        screen.is_told(signal.SIGTERM)
        assert screen.ends() == 128 + signal.SIGTERM
    assert b"\x1b[?1049l" in screen.seen, "the other screen is left"


@pytest.mark.parametrize("place", ["thread", "screen"])
def test_a_bug_ends_it_loudly_and_tells_no_secret(office: Office, place: str) -> None:
    with terminal(office, place) as screen:
        assert screen.ends() == 1
    assert b"ZeroDivisionError" in screen.seen
    assert b"app_on_terminal.py" in screen.seen
    assert SECRET.encode() not in screen.seen
