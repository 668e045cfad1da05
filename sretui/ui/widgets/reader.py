"""The reading pane: what an issue is, how its clock stands, what was said, and the issues most like it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import islice

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from sretui.core.cleaning import clean
from sretui.core.clock import level
from sretui.core.model import Comment, Conversation, Issue, Known
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict
from sretui.ui import wording
from sretui.ui.escalation_words import escalation_line
from sretui.ui.handoff_words import handoff_line
from sretui.ui.serious_words import serious_line
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.conversation_parts import Teller
from sretui.ui.widgets.document import Part
from sretui.ui.widgets.inquiry_rows import BEGUN
from sretui.ui.widgets.known import KnownRows
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines
from sretui.ui.widgets.wrapping import wrapped

_HEAD_LINES = 3
"""Lines that a title, or a fact, may take."""
KNOWN_SHOWN = 3
"""Known issues shown; more would be guesses, and would take the room of the conversation."""


class Reader(Vertical):
    """Show one conversation."""

    DEFAULT_CSS = """
    Reader { background: $surface; }
    Reader > #head { padding: 0 1; background: $surface; }
    Reader > #known { height: auto; max-height: 3; background: $panel; }
    Reader > #known.none { display: none; }
    """

    now: reactive[datetime | None] = reactive(None)
    begun: reactive[Mapping[str, Sequence[str]]] = reactive(dict)
    """What is typed about inquiries (node ids) and was not sent, in words."""

    def __init__(self, team: Team, me: str, tz: tzinfo, *, empty: str) -> None:
        super().__init__(id="reader")
        self._team = team
        self._me = me
        self._tz = tz
        self._empty = empty
        self._teller = Teller(team, tz)
        self._conversation: Conversation | None = None
        self._standing: Standing | None = None
        self._told_at: datetime | None = None
        self._raw = False
        self._above: Sequence[Part] = ()
        self._harvest: Sequence[Part] = ()
        """What is told of the fruit an inquiry led to."""

    def compose(self) -> ComposeResult:
        """Lay out head, body and the list of known issues."""
        yield TextLines(id="head")
        yield BodyView(empty=self._empty, id="body")
        yield LineList(id="known", classes="none")

    @property
    def issue(self) -> Issue | None:
        """What is being read."""
        return self._conversation.issue if self._conversation else None

    @property
    def conversation(self) -> Conversation | None:
        """What is being read, whole."""
        return self._conversation

    @property
    def standing(self) -> Standing | None:
        """Where the inquiry being read stands; None for a product issue."""
        return self._standing

    @property
    def comment(self) -> Comment | None:
        """The comment chosen; None for the issue's own text, and when nothing is."""
        chosen = self.query_one(BodyView).chosen
        comments = self._conversation.comments if self._conversation and chosen else ()
        return next((comment for comment in comments if comment.node_id == chosen), None)

    def read(self, conversation: Conversation, standing: Standing | None, above: Sequence[Part] = ()) -> None:
        """Show a conversation under what is told `above` it; the same one keeps its place."""
        before, self._conversation, self._standing = self._conversation, conversation, standing
        self._above = above
        same = before is not None and before.issue.node_id == conversation.issue.node_id
        if not same:
            self._harvest = ()
            self.show_known(())
        self._tell(keep_place=same)

    def clear(self) -> None:
        """Show nothing."""
        self._conversation = self._standing = None
        self.show_known(())
        self.query_one("#head", TextLines).set_lines(())
        self.query_one(BodyView).show_parts(())

    def toggle_raw(self) -> bool:
        """Change between Markdown and the text as typed; return whether it is raw now."""
        self._raw = not self._raw
        self._tell(keep_place=False)
        return self._raw

    def show_known(self, known: Sequence[Known]) -> None:
        """List the product issues most like the one shown."""
        shown = known[:KNOWN_SHOWN]
        found = self.query_one("#known", LineList)
        found.set_class(not shown, "none")
        found.replace(KnownRows(shown))

    def show_harvest(self, told: Sequence[Part]) -> None:
        """Tell, above the conversation, what was done in the product."""
        if told != self._harvest:
            self._harvest = told
            self._tell(keep_place=True)

    def on_resize(self) -> None:
        """Break the head anew."""
        if self.now is not None:
            self.call_after_refresh(self._draw_head, self.now)

    def watch_begun(self) -> None:
        """Tell what is typed, or is not any more."""
        if self.now is not None:
            self._draw_head(self.now)

    def watch_now(self, now: datetime | None) -> None:
        """Let the clock tick; the relative times in the text follow each minute."""
        if now is None or self._conversation is None:
            return
        self._draw_head(now)
        if self._told_at is not None and (now - self._told_at).total_seconds() >= 60:
            self._tell(keep_place=True)

    def _tell(self, *, keep_place: bool) -> None:
        if self._conversation is None or self.now is None:
            return
        self._told_at = self.now
        self._draw_head(self.now)
        told = self._teller.parts(self._conversation, self._standing, self.now)
        parts = (*self._above, *self._harvest, *told)
        self.query_one(BodyView).show_parts(parts, raw=self._raw, keep_place=keep_place)

    def _draw_head(self, now: datetime) -> None:
        if self._conversation is None:
            return
        issue = self._conversation.issue
        title = (
            Span(f"#{issue.number} " if issue.number else "new ", "line--number"),
            Span(issue.title or "(no title)", "line--heading"),
        )
        head = self.query_one("#head", TextLines)
        width = head.content_size.width
        told = [title, *(line.spans for line in self._facts(issue, now))]
        head.set_lines(
            [Line(found) for spans in told for found in islice(wrapped(spans, width), _HEAD_LINES)]
        )

    def _facts(self, issue: Issue, now: datetime) -> list[Line]:
        assigned = wording.assigned(issue, self._team, self._me)
        if self._standing is None:
            opened = f"{wording.state_of(issue)} · updated {wording.spoken(issue.updated, self._tz, now)}"
            labels = " ".join(f"[{label}]" for label in issue.labels)
            return [
                Line((Span(f"{opened} · {assigned} ", "line--muted"),)),
                *([Line((Span(labels, "line--label"),))] if labels else []),
            ]
        contact = wording.first_contact(self._standing, self._tz, now)
        state = "" if issue.is_open else f" · {wording.state_of(issue)}"
        led = clean(wording.redirection(self._standing, self._team), lines=False)
        snoozed = wording.snoozed(self._standing, self._tz, now)
        handed = clean(handoff_line(self._standing, self._team, self._me, self._tz, now), lines=False)
        called = clean(escalation_line(self._standing, self._team, self._tz, now), lines=False)
        serious = clean(serious_line(self._standing.inquiry, self._team), lines=False)
        return [
            Line((Span(contact, "line--muted"),)),
            Line(
                (
                    Span(wording.clock_sentence(self._standing, self._team, self._tz, now), self._role(now)),
                    Span(f" · {assigned}{state}", "line--muted"),
                )
            ),
            *(Line((Span(said, "line--notice"),)) for said in (serious, led, handed, called) if said),
            *(Line((Span(said, "line--muted"),)) for said in (snoozed, self._begun_words(issue)) if said),
        ]

    def _begun_words(self, issue: Issue) -> str:
        begun = self.begun.get(issue.node_id)
        return f"{BEGUN} begun and not sent: {', '.join(begun)}" if begun else ""

    def _role(self, now: datetime) -> str:
        one = self._standing
        if one is None or one.turn is not Turn.US or one.verdict is not Verdict.UNANSWERED:
            return "line--state"
        return f"line--{level(self._team.goal - self._team.hours.elapsed(one.received, now)).value}"
