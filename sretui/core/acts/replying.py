"""Reply and acknowledge: one comment to the customer."""

from sretui.core.acts.aims import place
from sretui.core.acts.simple import Asking
from sretui.core.model import Issue
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import PostComment

_TITLES = {Act.REPLY: "Reply to", Act.ACKNOWLEDGE: "Acknowledge", Act.QUESTION: "Ask about"}


def reply(
    issue: Issue, text: str, asking: Asking, act: Act = Act.REPLY, draft: Draft | None = None
) -> Action:
    """Build the Action; `draft` is what comes back when it is taken back."""
    return Action(
        id=asking.id,
        act=act,
        at=asking.at,
        by=asking.by,
        title=f"{_TITLES[act]} #{issue.number}",
        writes=(PostComment(place(issue), text.strip("\n")),),
        inquiry=issue.node_id,
        draft=draft,
    )
