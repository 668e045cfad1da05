"""What `sretui intake` understood, as lines: who asks what since when, what came with it, what is alike."""

from collections.abc import Iterator
from datetime import datetime

from sretui.core.cleaning import clean
from sretui.core.intake.attachments import size, wish
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.mail import Mail
from sretui.core.intake.reading import is_private
from sretui.core.intake.similar import Similar
from sretui.core.intake_line import write_instant
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Action
from sretui.core.outbox.writes import text_of
from sretui.core.phrases import ago
from sretui.core.team import Team

_MOST_LINES = 60
_MOST_FILES = 12
_MOST_ALIKE = 3
_WIDTH = 10


def told(
    draft: InquiryDraft, mail: Mail, similar: Similar, action: Action, team: Team, now: datetime
) -> Iterator[str]:
    """Yield the lines; nothing in them can change a terminal."""
    yield _row("Title", draft.title or "(say one with --title)")
    yield _row("Customer", draft.customer or "not told")
    yield _row("Received", f"{write_instant(draft.received, team.hours.tz)}, {ago(draft.received, now)}")
    private = is_private(team, draft.channel)
    yield _row("Channel", f"{draft.channel.value}, {'promises privacy' if private else 'public'}")
    for one in mail.attachments[:_MOST_FILES]:
        what = wish(one) if one.text is None else "a text, --inline files it too"
        yield _row("Attached", f"{one.name} ({size(one.size)}): {what}")
    if (more := len(mail.attachments) - _MOST_FILES) > 0:
        yield _row("Attached", f"and {more} more")
    for sentence in draft.oddities:
        yield _row("Note", sentence)
    yield from _alike(similar, now)
    yield ""
    yield from _body(action)
    yield ""


def _alike(similar: Similar, now: datetime) -> Iterator[str]:
    if similar.answered is not None:
        yield _row("Answers", _issue(similar.answered))
    if similar.twin is not None:
        yield _row("The same", f"was filed {ago(similar.twin.at, now)}: {similar.twin.title}")
    rest = [one for one in (*similar.inquiries, *similar.products) if one != similar.answered]
    for issue in (*_of(rest, RepoRole.INQUIRIES), *_of(rest, RepoRole.PRODUCT)):
        yield _row("Alike", _issue(issue))


def _of(issues: list[Issue], role: RepoRole) -> list[Issue]:
    return [one for one in issues if one.repo is role][:_MOST_ALIKE]


def _issue(issue: Issue) -> str:
    where = "product " if issue.repo is RepoRole.PRODUCT else ""
    return f"{where}#{issue.number} {issue.title}{' (closed)' if issue.closed else ''}"


def _body(action: Action) -> Iterator[str]:
    """Yield what would be filed, as it would stand there."""
    lines = [line for write in action.writes for line in clean(text_of(write) or "").split("\n")]
    yield from (f"  | {line}".rstrip() for line in lines[:_MOST_LINES])
    if (more := len(lines) - _MOST_LINES) > 0:
        yield f"  … and {more} more lines"


def _row(name: str, words: str) -> str:
    return f"{name:<{_WIDTH}}{clean(words, lines=False)}"
