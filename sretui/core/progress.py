"""How a pull is going and how it went: values for the progress line, the status bar and the summary."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sretui.core.model import Rate, RepoRole
from sretui.core.phrases import counted, duration


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a pull stands after a page, or while it waits."""

    repo: RepoRole
    what: str
    """`issues`, `comments`, `events` or `sweep`."""
    pages: int = 0
    """Fetched so far in this part."""
    items: int = 0
    """Saved so far in this part."""
    rate: Rate | None = None
    left: timedelta | None = None
    """How long this part may still take, where that can be told."""
    waiting_until: datetime | None = None
    """Until when GitHub asked us to wait (UTC)."""
    sentence: str = ""
    """What there is to say beyond the numbers; empty when nothing."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a pull did."""

    pages: int = 0
    requests: int = 0
    issues: int = 0
    comments: int = 0
    events: int = 0
    skipped: tuple[str, ...] = ()
    """A sentence for each item that could not be read."""
    took: timedelta = timedelta(0)
    complete: bool = True
    """Whether nothing of either repo is left to fetch."""

    def sentence(self) -> str:
        """Say it in one line."""
        new = [
            counted(count, word)
            for count, word in ((self.issues, "issue"), (self.comments, "comment"), (self.events, "event"))
            if count
        ]
        parts = [", ".join(new) if new else "nothing new"]
        parts.append(f"{counted(self.pages, 'page')} in {counted(self.requests, 'request')}")
        if self.skipped:
            parts.append(f"{counted(len(self.skipped), 'item')} skipped")
        if not self.complete:
            parts.append("more to fetch")
        return f"Synced: {' · '.join(parts)} · {duration(self.took)}"
