"""Looking for what may have been created: by its mark, in lists, never by GitHub's search, which lags."""

from datetime import timedelta

from sretui.core.errors import Gone
from sretui.core.outbox.marks import bears
from sretui.core.outbox.steps import Queued, Result, Step
from sretui.core.outbox.writes import FileIssue, PostComment
from sretui.sync.prepared import Made
from sretui.sync.preparing import Preparer, filed

_BEFORE = timedelta(minutes=1)
"""How much earlier than GitHub's time at the sending is looked for: its servers differ by seconds."""


def look_for(preparer: Preparer, queued: Queued, step: Step) -> Made | None:
    """Find what a Write that may have been sent created; None when GitHub does not show it.

    A new issue is looked for among those of the account that sends, whatever name the config gives it.
    What cannot be doubled is not looked for: it is read before it is sent again anyway. Raises ForgeError.
    """
    match step.write:
        case PostComment(place=place):
            there = preparer.settled(queued, place)
            since = step.asked - _BEFORE if step.asked else None
            repo = preparer.repos[there.repo]
            for comment in preparer.sender.fetch_comments_since(repo, there.number, since):
                if bears(comment.body, step.key):
                    result = Result(comment.url, there.number, comment.node_id, comment.id)
                    return Made(result, comment=comment)
        case FileIssue(repo=role):
            login = preparer.sender.fetch_account().login
            for issue in preparer.sender.fetch_own_issues(preparer.repos[role], login):
                if bears(issue.body, step.key):
                    return filed(step.write, issue)
        case _:
            pass
    return None


def is_gone_for_good(trouble: Gone) -> str:
    """Say why what cannot be looked for any more waits for a person."""
    return f"Nobody knows whether it was sent, and it cannot be looked for: {trouble}"
