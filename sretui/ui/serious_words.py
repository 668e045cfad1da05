"""The words for serious incidents: what was called one, what looks like one, and what is owed."""

from sretui.core.board import Inquiry
from sretui.core.serious.suggesting import suggests
from sretui.core.team import Team


def serious_line(inquiry: Inquiry, team: Team) -> str:
    """Tell that an inquiry is serious, or looks so and why; empty when it is neither."""
    facts = inquiry.facts
    if facts.serious:
        why = f" ({facts.serious_why})" if facts.serious_why else ""
        due = "is due" if not inquiry.conversation.issue.is_open else "is owed once it is resolved"
        return f"serious{why} · postmortem {'written' if facts.postmortem else due}, S"
    found = suggests(inquiry, team)
    return f"looks serious, S says so: {'; '.join(found)}" if found else ""
