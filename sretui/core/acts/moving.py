"""Whether an issue can be moved to the product repo, and what that would lose: said before it is done.

GitHub moves only between repos of one owner that one may write to, never from private to public:
https://docs.github.com/en/issues/tracking-your-work-with-issues/administering-issues/transferring-an-issue-to-another-repository
"""

from collections.abc import Iterator, Sequence

from sretui.core.model import Conversation, RepoInfo
from sretui.core.phrases import counted


def obstacles(here: RepoInfo, there: RepoInfo) -> tuple[str, ...]:
    """Say what forbids to move from one repo to the other; empty when nothing does."""
    return tuple(_obstacles(here, there))


def losses(told: Conversation, labels_there: Sequence[str]) -> tuple[str, ...]:
    """Say what moving an issue changes or loses, a sentence each."""
    return tuple(_losses(told, labels_there))


def _obstacles(here: RepoInfo, there: RepoInfo) -> Iterator[str]:
    if _owner(here) != _owner(there):
        yield f"{here.full_name} and {there.full_name} have different owners; GitHub moves within one alone."
    if here.private and not there.private:
        yield f"{here.full_name} is private and {there.full_name} is public."
    for repo in (here, there):
        if repo.archived:
            yield f"{repo.full_name} is archived."
        elif not repo.can_push:
            yield f"You may not write to {repo.full_name}."
    if not there.has_issues:
        yield f"{there.full_name} has no issues switched on."


def _owner(repo: RepoInfo) -> str:
    return repo.full_name.partition("/")[0].casefold()


def _losses(told: Conversation, labels_there: Sequence[str]) -> Iterator[str]:
    known = {label.casefold() for label in labels_there}
    lost = [label for label in told.issue.labels if label.casefold() not in known]
    if lost:
        yield f"{counted(len(lost), 'label')} that the product does not have: {', '.join(lost)}."
    yield "A milestone that the product does not have under the same name."
    yield f"The number #{told.issue.number}; its address leads on to the new one."
    said = sum(1 for comment in told.comments if comment.deleted is None)
    goes = f"Its {counted(said, 'comment')}" if said else "Its text"
    yield f"{goes} and the assignees go along; who followed the list gets no more mails of it."
    yield "Mails already sent name the old number; answers to them may not arrive."
