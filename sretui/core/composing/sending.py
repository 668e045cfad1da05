"""Whether a text can be sent at all, and where: said while it is written, not by GitHub afterwards."""

from sretui.core.model import Issue, RepoInfo, Whereabouts
from sretui.core.outbox.marks import LONGEST

_KEPT = 200
"""Characters kept free for the mark that finds a comment again, and for addresses that are filled in."""
MOST = LONGEST - _KEPT
"""Characters that a text may have.

GitHub speaks of 65,536 characters (422 "body is too long", https://docs.github.com/rest/issues/comments). By
trial it takes 262,144 bytes of UTF-8 in some places, and 65,536 code points in others: so code points
are what is counted, for they keep within both.
"""


def unsendable(text: str) -> str:
    """Say why a text cannot be sent, as what follows its name: `is empty`; nothing when it can."""
    if not text.strip():
        return "is empty"
    if "\0" in text:
        return "is not text"
    if len(text) > MOST:
        return f"has {len(text)} characters, GitHub takes {MOST}: shorten it by {len(text) - MOST}"
    return ""


def refusal(issue: Issue, repo: RepoInfo | None) -> str:
    """Say why nothing can be posted on an inquiry; nothing when it can, as far as anybody knows here.

    `repo` is what GitHub said of its repo; a locked conversation takes comments of those alone who may write
    there (https://docs.github.com/en/communities/moderating-comments-and-conversations/locking-conversations).
    """
    who = f"Inquiry #{issue.number}"
    if issue.whereabouts is Whereabouts.MOVED:
        return f"{who} was moved to {issue.moved_to or 'another repo'}: answer there."
    if issue.whereabouts is Whereabouts.DELETED:
        return f"{who} was deleted on GitHub: nothing can be posted there."
    if repo is not None and repo.archived:
        return f"{repo.full_name} is archived: GitHub takes nothing there until that is undone."
    if issue.locked and not (repo is not None and repo.can_push):
        return (
            f"{who} is locked: only those who may write to the repo can comment; unlock it on GitHub first."
        )
    return ""


def remark(issue: Issue) -> str:
    """Say what is odd about an inquiry as a place to write; nothing when nothing is."""
    if issue.closed is not None:
        return f"#{issue.number} is closed: it is mailed all the same; X opens it."
    if issue.locked:
        return f"#{issue.number} is locked: you may comment, the customer may not."
    return ""
