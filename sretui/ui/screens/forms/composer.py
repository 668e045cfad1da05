"""The composer: what was said above, what one writes below; a review comes before anything is sent."""

import os
from contextlib import suppress
from functools import partial

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.composing.completion import Partial
from sretui.core.composing.quoting import put_in, quoted
from sretui.core.composing.sending import refusal, remark, unsendable
from sretui.core.errors import SretuiError
from sretui.core.model import Issue
from sretui.desk import Desk
from sretui.ui import editor, wording
from sretui.ui.newest import Newest
from sretui.ui.screens.forms.answering import Answering, NamesFound, find_names
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.screens.forms.pick_text import PickText
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.completing import Completing, CompletingArea
from sretui.ui.widgets.conversation_parts import Teller
from sretui.ui.widgets.document import Prose

_KEYS = (
    "ctrl+s review · ctrl+t texts · ctrl+o quote · ctrl+l look · ctrl+e editor\n"
    "@ # complete · tab to what was said ({ } choose there) · esc leaves (kept)"
)
_MAILED = "Mailed to everybody who follows the list"


def place_of(inquiry: Issue) -> str:
    """Name the draft of an inquiry's answer."""
    return f"reply:{inquiry.node_id}"


class Composer(KeptForm[str]):
    """Return what was written; the review comes after it."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "composer.tcss"]
    AUTO_FOCUS = "#text"
    BINDINGS = [
        Binding(
            "ctrl+s", "go_on", "Review", id="compose.review", tooltip="Show what is sent, where, to whom"
        ),
        Binding("ctrl+t", "canned", "Texts", id="compose.texts", tooltip="Put a canned reply in"),
        Binding(
            "ctrl+o", "quote", "Quote", id="compose.quote", tooltip="Quote the comment that is chosen above"
        ),
        Binding("ctrl+l", "look", "Look", id="compose.look", tooltip="Show it as Markdown, or type again"),
        Binding(
            "ctrl+e",
            "edit",
            "Editor",
            id="compose.editor",
            tooltip="Write it in your own $EDITOR",
            priority=True,
        ),
        Binding("escape", "leave", "Leave", id="compose.leave", tooltip="Send nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, title: str, answering: Answering, text: str = "") -> None:
        """Answer an inquiry; `text` stands above what was typed before."""
        super().__init__(desk, place_of(answering.issue))
        self._title = title
        self._about = answering
        self._typed = load(desk, self.place).get("text", "")
        self._given = text
        self._names: Newest[Partial] = Newest("names", partial(find_names, desk), self.post_message)

    def compose(self) -> ComposeResult:
        """Lay out whom one answers, what was said, and the text."""
        about, issue = self._about, self._about.issue
        contact = wording.first_contact(about.one, about.zone, about.now)
        clock = wording.clock_sentence(about.one, self.desk.team, about.zone, about.now)
        with Vertical(classes="dialog"):
            title = f"{self._title} #{issue.number} {issue.title}"
            yield Static(clean(title, lines=False), classes="question oneline", markup=False)
            yield Static(clean(f"{clock} · {contact}", lines=False), classes="oneline", markup=False)
            yield BodyView(id="told")
            with Horizontal(classes="row"):
                yield Static(remark(issue) or _MAILED, id="about", markup=False)
                yield Label("", id="length", markup=False)
            yield Completing(self._begun(), field="text")
            yield BodyView(empty="Nothing is written yet.", id="look")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show what is answered, and stand at the end of the text."""
        about, told = self._about, self.query_one("#told", BodyView)
        teller = Teller(self.desk.team, about.zone)
        told.show_parts(teller.parts(about.one.inquiry.conversation, about.one, about.now))
        self._area.move_cursor(self._area.document.end)
        self._complain(self._refusal(about.issue))
        self._measure()

    def on_unmount(self) -> None:
        """End the look-ups."""
        self._names.stop()

    @on(BodyView.Shown, "#told")
    def begin_at(self) -> None:
        """Choose what is answered, once it is laid out."""
        told = self.query_one("#told", BodyView)
        if not told.chosen:
            told.choose(self._about.begins_at)

    @on(TextArea.Changed, "#text")
    def measure(self) -> None:
        """Say how long it is."""
        self._measure()

    @on(CompletingArea.Named)
    def look_up(self, event: CompletingArea.Named) -> None:
        """Look for what completes a name."""
        if event.partial is not None:
            self._names.ask(event.partial)

    @on(NamesFound)
    def offer(self, event: NamesFound) -> None:
        """Offer what was found."""
        self.query_one(Completing).offer(event.partial, event.suggestions)

    def action_go_on(self) -> None:
        """Return the text; say why it cannot be sent instead, as things stand now."""
        text = self._area.text
        if why := unsendable(text):
            self._complain(f"Your answer {why}.")
        elif why := self._refused_now():
            self.keep()
            self._complain(f"{why} What you wrote is kept.")
        else:
            self._saved = {}  # a canned text that nobody touched comes back from the review too
            self.leave_with(text)
            return
        self.app.bell()

    def action_canned(self) -> None:
        """Put a canned reply in at the cursor."""

        def put(chosen: str | None) -> None:
            if chosen is not None:
                self._put_in(self._about.render(chosen))

        question = f"Which text for #{self._about.issue.number}?"
        self.app.push_screen(PickText(question, self._about.canned, self._about.render), put)

    def action_quote(self) -> None:
        """Quote what is chosen above."""
        about = self._about
        chosen = self.query_one("#told", BodyView).chosen or about.begins_at
        said = {comment.node_id: comment.body for comment in about.one.inquiry.conversation.comments}
        quote = quoted(said.get(chosen, about.issue.body), self.desk.team.boilerplate)
        if quote:
            self._put_in(clean(quote))
        else:
            self._complain("There are no words of their own to quote in it.")

    def action_look(self) -> None:
        """Turn between typing and looking."""
        looking = not self._looking
        self.query_one(".dialog").set_class(looking, "looking")
        look = self.query_one("#look", BodyView)
        if looking:
            text = self._area.text
            look.show_parts((Prose(text),) if text.strip() else ())
            look.focus()
        else:
            self._area.focus()

    def action_edit(self) -> None:
        """Hand the text to the person's editor; whatever happens to it there, what was typed stays."""
        self.keep()
        words = editor.command(os.environ)
        if isinstance(words, str):
            self._complain(words)
            return
        edited = editor.Edited(trouble="This terminal cannot be handed to an editor.")
        try:
            with self.app.suspend():
                edited = editor.edit(words, self._area.text)
        except SuspendNotSupported:
            self.app.bell()
        self._complain(edited.trouble)
        if edited.text is not None:
            self._replace(clean(edited.text))

    def action_leave(self) -> None:
        """Go back to typing, else send nothing."""
        if self._looking:
            self.action_look()
        else:
            super().action_leave()

    def _begun(self) -> str:
        """Give the text to begin with: what was handed in stands above what was typed before."""
        if self._given and self._typed.strip() and not self._is_canned(self._typed):
            return put_in(self._typed, 0, self._given)[0]
        return self._given or self._typed

    def _is_canned(self, text: str) -> bool:
        """Whether a text is one of the canned ones, untouched: another one takes its place."""
        with suppress(SretuiError):
            return any(self._about.render(name).strip() == text.strip() for name in self._about.canned)
        return False

    @property
    def _area(self) -> CompletingArea:
        return self.query_one("#text", CompletingArea)

    @property
    def _looking(self) -> bool:
        return self.query_one(".dialog").has_class("looking")

    def _put_in(self, block: str) -> None:
        """Put a paragraph in at the cursor."""
        area = self._area
        at = len(area.get_text_range(area.document.start, area.cursor_location))
        text, place = put_in(area.text, at, block)
        self._replace(text)
        above = text[:place].split("\n")
        area.move_cursor((len(above) - 1, len(above[-1])))

    def _replace(self, text: str) -> None:
        """Give the whole field another text, so that ctrl+z brings the old one back."""
        area = self._area
        if text != area.text:
            area.replace(text, area.document.start, area.document.end, maintain_selection_offset=False)

    def _refused_now(self) -> str:
        """Say why nothing can be posted there now: it may have been moved or locked meanwhile."""
        issue = self._about.issue
        with suppress(SretuiError):  # the outbox looks once more before it sends
            found = self.desk.inquiry(issue.node_id)
            return self._refusal(found.conversation.issue if found else issue)
        return ""

    def _refusal(self, issue: Issue) -> str:
        return refusal(issue, self.desk.repo(issue.repo))

    def _measure(self) -> None:
        text = self._area.text
        too_long = unsendable(text) if text.strip() else ""
        length = self.query_one("#length", Label)
        length.set_class(bool(too_long), "wrong")
        length.update(too_long or f"{len(text)} characters")

    def _complain(self, sentence: str) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.set_class(bool(sentence), "said")
        wrong.update(clean(sentence, lines=False))
