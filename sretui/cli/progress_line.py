"""How a pull is going, on one line that is rewritten (a terminal) or a line for each step (a pipe)."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TextIO

from sretui.core.cleaning import clean
from sretui.core.phrases import counted, rough
from sretui.core.progress import Progress

Clock = Callable[[], datetime]


class SingleLine:
    """Rewrites one line of a terminal."""

    def __init__(self, to: TextIO, clock: Clock) -> None:
        self._to, self._clock = to, clock
        self._used = False

    def show(self, progress: Progress) -> None:
        """Show where the pull stands."""
        width = shutil.get_terminal_size().columns - 1
        self._to.write(f"\r\x1b[2K{words(progress, self._clock())[:width]}")
        self._to.flush()
        self._used = True

    def end(self) -> None:
        """Leave the terminal with an empty line to go on with."""
        if self._used:
            self._to.write("\r\x1b[2K")
            self._to.flush()


class Plain:
    """Writes a line for each page; nothing is rewritten, so logs and screen readers can follow."""

    def __init__(self, to: TextIO, clock: Clock) -> None:
        self._to, self._clock = to, clock

    def show(self, progress: Progress) -> None:
        """Write where the pull stands."""
        self._to.write(words(progress, self._clock()) + "\n")
        self._to.flush()

    def end(self) -> None:
        """Do nothing: every line is already whole."""


def words(progress: Progress, now: datetime) -> str:
    """Word a progress: repo and list, pages, items, quota, time to go, and why it waits."""
    return " · ".join(_parts(progress, now))


def _parts(progress: Progress, now: datetime) -> Iterator[str]:
    yield f"{progress.repo.value} {progress.what}"
    yield counted(progress.pages, "page")
    yield f"{progress.items} saved"
    if progress.rate is not None:
        yield f"{progress.rate.remaining} of {progress.rate.limit} requests left"
    if progress.left is not None:
        yield f"{rough(progress.left)} to go"
    if progress.waiting_until is not None:
        yield f"waiting for GitHub, {rough(max(progress.waiting_until - now, timedelta(0)))} to go"
    if progress.sentence:
        yield clean(progress.sentence, lines=False)
