"""A conversation as the parts of a document: who spoke when, their words, and what is folded away."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from sretui.core.acts.linking import ROLES, in_order
from sretui.core.journal import Link
from sretui.core.model import Comment, Conversation, Event, Issue
from sretui.core.people import name, speaker
from sretui.core.prose import SegmentKind, segments
from sretui.core.team import Speaker, Team
from sretui.core.turn import Standing
from sretui.ui import wording
from sretui.ui.browser import is_web_address
from sretui.ui.widgets.document import Fold, Heading, Note, Part, Prose
from sretui.ui.widgets.lines import Span

_TOLD = {
    "closed": "closed this",
    "reopened": "reopened this",
    "assigned": "assigned {subject}",
    "unassigned": "unassigned {subject}",
    "transferred": "moved this here",
}


class Teller:
    """Tells conversations to one team, in one time zone."""

    def __init__(self, team: Team, tz: tzinfo) -> None:
        self._team = team
        self._tz = tz

    def parts(self, conversation: Conversation, standing: Standing | None, now: datetime) -> tuple[Part, ...]:
        """Tell an issue's text and all that followed, oldest first."""
        issue = conversation.issue
        told: list[tuple[datetime, int, list[Part]]] = [
            (comment.created, comment.id, list(self._comment(comment, standing, now)))
            for comment in conversation.comments
        ]
        told += [
            (event.at, event.id, [self._event(event, now)])
            for event in conversation.events
            if event.kind in _TOLD
        ]
        told.sort(key=lambda one: (one[0], one[1]))
        linked = [self._link(link) for link in in_order(standing.inquiry.facts.links)] if standing else []
        opener = self._opener(issue, standing)
        head = [*linked, self._heading(issue.author, opener, issue.created, now, key=issue.node_id)]
        body = list(self._body(issue.body)) or [Note((Span("(no text)", "body--empty"),))]
        return (*head, *body, *(part for _, _, parts in told for part in parts))

    def _comment(self, comment: Comment, standing: Standing | None, now: datetime) -> Iterator[Part]:
        said = standing.speakers.get(comment.node_id) if standing else None
        mark = (
            wording.SPEAKERS[said]
            if said
            else self._mark(comment.author, comment.created, comment.author_type)
        )
        response = standing.response if standing else None
        first = response is not None and response.comment == comment.node_id
        extra = " · first response" if first else ""
        yield self._heading(comment.author, mark, comment.created, now, extra, key=comment.node_id)
        if standing and comment.node_id in standing.unattributed:
            yield Note(
                (Span("Who wrote this? The relay speaks for anybody: press i to say.", "body--relay"),)
            )
        if comment.deleted is not None:
            yield Fold(
                f"deleted on GitHub, seen {wording.spoken(comment.deleted, self._tz, now)}", comment.body
            )
            return
        yield from list(self._body(comment.body)) or [Note((Span("(no text)", "body--empty"),))]

    def _link(self, link: Link) -> Part:
        """Tell a link that was recorded; what is no address for a browser is words alone."""
        url = link.url if is_web_address(link.url) else ""
        return Note(
            (
                Span(f"{ROLES[link.role]}: ", "body--muted"),
                Span(link.label or link.url, "body--link" if url else "body--text", url),
            )
        )

    def _heading(
        self, author: str | None, mark: str, at: datetime, now: datetime, extra: str = "", *, key: str = ""
    ) -> Heading:
        return Heading(name(self._team, author), mark, wording.spoken(at, self._tz, now) + extra, key)

    def _mark(self, author: str | None, at: datetime, account_type: str = "User") -> str:
        return wording.SPEAKERS[speaker(self._team, author, at, account_type)]

    def _opener(self, issue: Issue, standing: Standing | None) -> str:
        """Mark who filed an issue: in our own repo a stranger is the customer."""
        who = speaker(self._team, issue.author, issue.created)
        return wording.SPEAKERS[Speaker.CUSTOMER if standing and who is Speaker.OTHER else who]

    def _body(self, body: str) -> Iterator[Part]:
        for segment in segments(body, self._team.boilerplate):
            if segment.kind is SegmentKind.PROSE:
                if segment.text.strip():
                    yield Prose(segment.text)
            else:
                lines = "1 line" if segment.lines == 1 else f"{segment.lines} lines"
                yield Fold(f"{segment.kind.value}, {lines}", segment.text)

    def _event(self, event: Event, now: datetime) -> Part:
        what = _TOLD[event.kind].format(
            subject=name(self._team, event.subject) if event.subject else "somebody"
        )
        who = name(self._team, event.actor)
        return Note((Span(f"{who} {what} · {wording.spoken(event.at, self._tz, now)}", "body--muted"),))
