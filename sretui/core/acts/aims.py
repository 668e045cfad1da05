"""What a Write is aimed at, and what was known there when it was decided."""

from sretui.core.model import Conversation, Issue
from sretui.core.outbox.writes import Place


def place(issue: Issue) -> Place:
    """Aim at an issue that GitHub has."""
    return Place(issue.repo, issue.number, issue.node_id)


def last_comment(conversation: Conversation) -> int:
    """Give GitHub's id of the newest comment known, 0 for none; what only waits in the outbox has none."""
    return max((comment.id for comment in conversation.comments if not comment.waiting), default=0)
