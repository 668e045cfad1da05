"""Reactions on their way: giving one twice is giving it once, and one's own alone is ever taken off.

A reaction has no address at which it could be read, and a list may not show a fresh one for some seconds.
That one is gone is therefore believed only when the list shows as many as the thing itself counts.
"""

from dataclasses import dataclass

from sretui.core.errors import Gone, Refused
from sretui.core.model import RepoInfo
from sretui.core.outbox.steps import Result
from sretui.core.outbox.writes import AddReaction, RemoveReaction
from sretui.core.people import is_among
from sretui.sync.ports import Seen, Sender
from sretui.sync.prepared import Made, Ready


def react(sender: Sender, repo: RepoInfo, seen: Seen, write: AddReaction) -> Ready:
    """Prepare a reaction to an issue or a comment."""

    def request() -> Made:
        made = sender.react(repo, seen.issue.number, write.comment, write.content)
        return _made(seen, made)

    return Ready(request, seen.at)


def take_off(sender: Sender, repo: RepoInfo, seen: Seen, write: RemoveReaction) -> Ready | Made:
    """Prepare what takes one's own reaction off; nothing is to be done where it, or its comment, is gone."""
    try:
        there = _look(sender, repo, seen, write)
    except Gone:
        if not _is_comment_gone(sender, repo, seen, write):
            raise
        return _made(seen)
    ids = there.own or ((write.reaction,) if there.hides_some and write.reaction else ())
    if not ids:
        return _made(seen)

    def request() -> Made:
        for one in ids:
            try:
                sender.remove_reaction(repo, seen.issue.number, write.comment, one)
            except Gone:
                _check_gone(sender, repo, seen, write)
        return _made(seen)

    return Ready(request, seen.at)


@dataclass(frozen=True, slots=True)
class _There:
    """What reactions of one kind there are."""

    own: tuple[int, ...]
    """GitHub's ids of one's own."""
    hides_some: bool
    """Whether there are more than the list shows: it is older than they are."""


def _look(sender: Sender, repo: RepoInfo, seen: Seen, write: RemoveReaction) -> _There:
    number, comment, content = seen.issue.number, write.comment, write.content
    me = sender.fetch_account().login
    listed = sender.fetch_reactions_to(repo, number, comment, content)
    own = tuple(one.id for one in listed if is_among(one.login, (me,)))
    return _There(own, not own and sender.count_reactions(repo, number, comment, content) > len(listed))


def _check_gone(sender: Sender, repo: RepoInfo, seen: Seen, write: RemoveReaction) -> None:
    """Believe that it is not there any more; raises Refused where it is: GitHub hides so what one may not."""
    try:
        there = _look(sender, repo, seen, write)
    except Gone:
        if not _is_comment_gone(sender, repo, seen, write):
            raise
        return
    if there.own or there.hides_some:
        raise Refused(f"GitHub did not take the reaction {write.content} off: may you?", 404)


def _is_comment_gone(sender: Sender, repo: RepoInfo, seen: Seen, write: RemoveReaction) -> bool:
    """Say whether the comment was deleted: its issue answers, and no longer has it."""
    if write.comment is None:
        return False
    said = sender.fetch_comments_since(repo, seen.issue.number, None)
    return all(one.id != write.comment for one in said)


def _made(seen: Seen, reaction: int = 0) -> Made:
    return Made(Result(seen.issue.url, seen.issue.number, id=reaction))
