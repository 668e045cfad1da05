"""The postmortem's form: what happened and why, effort, milestones, recommendations; kept as it is typed."""

import os
from dataclasses import dataclass
from enum import StrEnum

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static, TextArea

from sretui.core.board import Inquiry
from sretui.core.cleaning import clean
from sretui.core.durations import EXPECTED, parse_duration
from sretui.core.effort import minutes_words
from sretui.core.journal import Postmortem
from sretui.core.serious.postmortem import markdown
from sretui.desk import Desk
from sretui.ui import editor
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.document import Prose

_KEYS = (
    "ctrl+s keep · ctrl+l look · ctrl+e editor · ctrl+t milestones · tab next\n"
    "ctrl+g to a file · ctrl+o post … · ctrl+n not serious · esc leaves (kept)"
)
_TEXTS = (
    ("happened", "What happened, and why"),
    ("milestones", "Milestones"),
    ("recommendations", "Recommendations, so that it does not happen again"),
)


class Outcome(StrEnum):
    """What is to become of it."""

    KEEP = "keep"
    EXPORT = "export"
    POST = "post"
    UNMARK = "unmark"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what is to become of it."""

    postmortem: Postmortem
    outcome: Outcome


class PostmortemForm(KeptForm[Written]):
    """Return the postmortem."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "postmortem.tcss"]
    AUTO_FOCUS = "#happened"
    BINDINGS = [
        Binding("ctrl+s", "done('keep')", "Keep", id="postmortem.keep", tooltip="Keep it in the journal"),
        Binding("ctrl+l", "look", "Look", id="postmortem.look", tooltip="Show it as Markdown, or type again"),
        Binding(
            "ctrl+e",
            "edit",
            "Editor",
            id="postmortem.editor",
            tooltip="Write this part in your own $EDITOR",
            priority=True,
        ),
        Binding(
            "ctrl+t",
            "propose",
            "Propose",
            id="postmortem.propose",
            tooltip="Put the milestones in that are known now",
        ),
        Binding(
            "ctrl+g", "done('export')", "File", id="postmortem.export", tooltip="Keep it, and write a file"
        ),
        Binding(
            "ctrl+o",
            "done('post')",
            "Post",
            id="postmortem.post",
            tooltip="Keep it, and review it as a comment that is mailed",
        ),
        Binding(
            "ctrl+n", "unmark", "Not serious", id="postmortem.unmark", tooltip="Say that it is not serious"
        ),
        Binding("escape", "leave", "Leave", id="postmortem.leave", tooltip="Leave; what is typed is kept"),
    ]

    def __init__(self, desk: Desk, inquiry: Inquiry, proposed: str) -> None:
        super().__init__(desk, f"postmortem:{inquiry.conversation.issue.node_id}")
        self._issue = inquiry.conversation.issue
        self._facts = inquiry.facts
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        texts, logged = self._begun(), minutes_words(sum(self._facts.effort.values()))
        with Vertical(classes="dialog"):
            title = f"Postmortem of #{self._issue.number} {self._issue.title}"
            yield Static(clean(title, lines=False), classes="question oneline", markup=False)
            with Vertical(id="parts"):
                for name, label in _TEXTS:
                    yield Label(label)
                    yield TextArea(clean(texts[name]), id=name, tab_behavior="focus")
                with Horizontal(classes="row"):
                    yield Static(f"Effort: {logged} logged · estimated in all", id="logged", markup=False)
                    yield Input(texts["estimated"], placeholder="like 12h", id="estimated")
            yield BodyView(empty="Nothing is written yet.", id="look")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def action_done(self, outcome: str) -> None:
        """Return what is written; says what is missing instead."""
        found = self._read()
        if isinstance(found, str):
            self._complain(found)
        elif not found.happened.strip():
            self._complain("Say what happened, and why.")
        else:
            self.leave_with(Written(found, Outcome(outcome)))

    def action_unmark(self) -> None:
        """Return that it is not serious; what was typed is kept."""
        found = self._read()
        self.leave_with(Written(Postmortem("") if isinstance(found, str) else found, Outcome.UNMARK))

    def action_look(self) -> None:
        """Turn between typing and looking."""
        found = self._read()
        if isinstance(found, str):
            self._complain(found)
            return
        looking = not self._looking
        self.query_one(".dialog").set_class(looking, "looking")
        look = self.query_one("#look", BodyView)
        if looking:
            look.show_parts((Prose(markdown(self._issue, self._facts, found)),))
            look.focus()
        else:
            self.query_one("#happened").focus()

    def action_propose(self) -> None:
        """Put the milestones that are known now below those that stand there."""
        area = self.query_one("#milestones", TextArea)
        there = area.text.splitlines()
        new = [line for line in clean(self._proposed).splitlines() if line not in there]
        self._replace(area, "\n".join([*there, *new]))
        area.focus()

    def action_edit(self) -> None:
        """Hand a part to the person's editor; whatever happens to it there, what was typed stays."""
        self.keep()
        area = self.focused if isinstance(self.focused, TextArea) else self.query_one("#happened", TextArea)
        words = editor.command(os.environ)
        if isinstance(words, str):
            self._complain(words)
            return
        edited = editor.Edited(trouble="This terminal cannot be handed to an editor.")
        try:
            with self.app.suspend():
                edited = editor.edit(words, area.text)
        except SuspendNotSupported:
            self.app.bell()
        self._complain(edited.trouble)
        if edited.text is not None:
            self._replace(area, clean(edited.text))

    def action_leave(self) -> None:
        """Go back to typing, else leave."""
        if self._looking:
            self.action_look()
        else:
            super().action_leave()

    @property
    def _looking(self) -> bool:
        return self.query_one(".dialog").has_class("looking")

    def _begun(self) -> dict[str, str]:
        """Give the parts to begin with: as typed last, else as kept, else with what is proposed."""
        one = self._facts.postmortem or Postmortem("", self._proposed)
        kept = {
            "happened": one.happened,
            "milestones": one.milestones,
            "recommendations": one.recommendations,
            "estimated": minutes_words(one.estimated) if one.estimated else "",
        }
        return {**kept, **load(self.desk, self.place)}

    def _read(self) -> Postmortem | str:
        """Read the fields; a sentence says what cannot be read."""
        texts = {name: self.query_one(f"#{name}", TextArea).text for name, _ in _TEXTS}
        typed = self.query_one("#estimated", Input).value.strip()
        amount = parse_duration(typed) if typed else None
        if typed and amount is None:
            return f"“{typed}” is no amount of time; write {EXPECTED}."
        return Postmortem(**texts, estimated=int(amount.total_seconds()) // 60 if amount else 0)

    def _replace(self, area: TextArea, text: str) -> None:
        """Give a field another text, so that ctrl+z brings the old one back."""
        if text != area.text:
            area.replace(text, area.document.start, area.document.end, maintain_selection_offset=False)

    def _complain(self, sentence: str) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.set_class(bool(sentence), "said")
        wrong.update(clean(sentence, lines=False))
