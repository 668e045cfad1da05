"""What the composer is given to answer, and what completes the names one writes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from textual.message import Message

from sretui.core.cleaning import clean
from sretui.core.composing.completion import Naming, Partial, reference
from sretui.core.model import Comment, Issue
from sretui.core.people import name
from sretui.core.prose import title_core
from sretui.core.team import Speaker
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.widgets.completing import Suggestion


@dataclass(frozen=True, slots=True)
class Answering:
    """What is answered."""

    one: Standing
    chosen: Comment | None
    """The comment chosen in the reader."""
    zone: tzinfo
    now: datetime
    canned: Sequence[str]
    """Names of the texts that can be put in."""
    render: Callable[[str], str]
    """Fills one in, or raises a SretuiError."""

    @property
    def issue(self) -> Issue:
        """The inquiry."""
        return self.one.inquiry.conversation.issue

    @property
    def begins_at(self) -> str:
        """Node id of the comment chosen, else of the customer's last one, else of the inquiry itself."""
        if self.chosen is not None:
            return self.chosen.node_id
        said, who = reversed(self.one.inquiry.conversation.comments), self.one.speakers
        theirs = (one.node_id for one in said if who.get(one.node_id) is Speaker.CUSTOMER)
        return next(theirs, self.issue.node_id)


@dataclass
class NamesFound(Message):
    """What completes a name was found."""

    partial: Partial
    suggestions: tuple[Suggestion, ...]


def find_names(desk: Desk, partial: Partial) -> NamesFound:
    """Find what completes a name; asks the copy of GitHub, so that it is done in a thread."""
    if partial.naming is Naming.PERSON:
        return NamesFound(partial, tuple(_person(desk, one) for one in desk.find_people(partial.letters)))
    return NamesFound(partial, tuple(_issue(desk, one) for one in desk.find_references(partial.letters)))


def _person(desk: Desk, login: str) -> Suggestion:
    called = name(desk.team, login)
    return Suggestion(f"@{login}", "" if called == login else called)


def _issue(desk: Desk, issue: Issue) -> Suggestion:
    state = "" if issue.is_open else "closed · "
    title = title_core(issue.title, desk.team.list_tags)
    return Suggestion(reference(issue, desk.repos[issue.repo]), clean(f"{state}{title}", lines=False))
