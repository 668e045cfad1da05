"""The summary for the team: where it goes, what it says, and that it goes there once."""

from collections.abc import Collection
from dataclasses import dataclass

from sretui.core.acts.aims import place
from sretui.core.acts.simple import Asking
from sretui.core.handoff.destination import SUMMARY, Where
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.incoming import incoming_of
from sretui.core.handoff.shifting import Handover
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import PostComment
from sretui.desk import Desk


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told the team, and where."""

    text: str
    where: str
    """In words: `comment on #12`, `file ~/handoff.md`; empty where it goes nowhere."""
    issue: Issue | None = None
    path: str = ""
    trouble: str = ""
    """Why it cannot go where the config says."""
    is_out: bool = False
    """Whether it is left out, or has gone already."""

    @property
    def goes(self) -> bool:
        """Whether it would be sent or written now."""
        return bool(self.where) and not self.trouble and not self.is_out


UNTOLD = Summary("", "")


def summary_of(desk: Desk, draft: WeekDraft, text: str, sent: Collection[str]) -> Summary:
    """Say what would be told: `text` unless a person has changed it; `sent` is what went already.

    Raises StoreError.
    """
    to, words = desk.team.handoff_summary, draft.texts.get(SUMMARY, "") or text
    is_out = SUMMARY in draft.left_out
    if to.where is Where.NONE or not words.strip():
        return Summary(words, "")
    if to.where is Where.FILE:
        return Summary(words, f"file {to.path}", path=to.path, is_out=is_out or SUMMARY in draft.sent)
    name = f"{to.repo}#{to.number}"
    issue = _issue(desk, to.repo, to.number)
    trouble = "" if issue else f"{name} is not in the copy of your two repos: change team.toml."
    return Summary(words, f"comment on {name}", issue, trouble=trouble, is_out=is_out or SUMMARY in sent)


def action_of(summary: Summary, handover: Handover, asking: Asking) -> Action | None:
    """Build the comment; None where it is no comment."""
    issue = summary.issue
    if issue is None or not summary.goes:
        return None
    title = f"Summary of the handoff on #{issue.number}"
    writes = (PostComment(place(issue), summary.text, incoming=(incoming_of(handover),)),)
    return Action(asking.id, Act.REPLY, asking.at, asking.by, title, writes, issue.node_id)


def _issue(desk: Desk, repo: str, number: int) -> Issue | None:
    roles = {name.casefold(): role for role, name in desk.repos.items()}
    match roles.get(repo.casefold()):
        case RepoRole.INQUIRIES:
            return desk.find_inquiry(number)
        case RepoRole.PRODUCT:
            return desk.find_product_issue(number)
        case _:
            return None
