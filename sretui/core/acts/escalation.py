"""Escalate: ask the Backup, other developers or an outside team, and keep track of it.

A comment is mailed to everybody who follows the list, so that it is written only when wished; assigning or
the journal alone are the silent ways.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sretui.core.acts.aims import place
from sretui.core.conversation.answers import mentions
from sretui.core.escalation import logins
from sretui.core.journal import Asking, Fact, Kind
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import AssignPeople, PostComment, Write
from sretui.core.people import is_among
from sretui.core.turn import Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked what, and how."""

    whom: str
    """Logins, comma separated, or an outside team."""
    question: str
    by: datetime | None
    """Until when an answer is wanted (UTC)."""
    comment: str = ""
    """What is posted on the inquiry; empty posts nothing."""
    assign: bool = False
    """Whether those asked become assignees too."""
    outside: bool = False
    """Whether it is a team that is not on GitHub."""


def escalation(
    one: Standing,
    asked: Asked,
    call_id: str,
    action_id: str,
    now: datetime,
    by: str,
    draft: Draft | None = None,
) -> Action:
    """Build the Action; it has no Writes when it is only recorded."""
    issue = one.inquiry.conversation.issue
    return Action(
        id=action_id,
        act=Act.ESCALATE,
        at=now,
        by=by,
        title=f"Escalate #{issue.number} to {asked.whom}",
        writes=tuple(_writes(one, asked)),
        inquiry=issue.node_id,
        facts=(asking(asked, call_id),),
        draft=draft,
    )


def asking(asked: Asked, call_id: str) -> Fact:
    """Record that somebody was asked."""
    data = {
        "id": call_id,
        "state": Asking.ASKED.value,
        "whom": asked.whom,
        "question": asked.question.strip(),
        "by": asked.by.isoformat() if asked.by else None,
    }
    return Kind.ESCALATED, data


def became(call_id: str, state: Asking) -> Fact:
    """Record what became of it."""
    return Kind.ESCALATED, {"id": call_id, "state": state.value}


def with_mentions(text: str, whom: str) -> str:
    """Have a comment mention all who are asked; GitHub tells only those named with an @."""
    named = {login.casefold() for login in mentions(text)}
    missing = [f"@{login}" for login in logins(whom) if login.casefold() not in named]
    return " ".join([*missing, text.strip()]).strip()


def _writes(one: Standing, asked: Asked) -> Iterator[Write]:
    issue = one.inquiry.conversation.issue
    if asked.outside:
        return
    if asked.comment.strip():
        yield PostComment(place(issue), with_mentions(asked.comment, asked.whom))
    missing = tuple(login for login in logins(asked.whom) if not is_among(login, issue.assignees))
    if asked.assign and missing:
        yield AssignPeople(place(issue), missing)
