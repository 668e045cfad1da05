"""A new link: its address, or the number of a product issue, and what it is called."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from sretui.core.acts.linking import ROLES, product_number
from sretui.core.cleaning import clean
from sretui.core.journal import Link, LinkRole
from sretui.core.model import Issue
from sretui.ui import browser


@dataclass(frozen=True, slots=True)
class _Read:
    """What an address means, or what is wrong with it."""

    url: str = ""
    label: str = ""
    wrong: str = ""


class LinkForm(ModalScreen[Link | None]):
    """Return the link."""

    CSS_PATH = ["../dialog.tcss", "links.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "record", "Record", id="link_form.record", tooltip="Record this link"),
        Binding("escape", "leave", "Leave", id="link_form.leave", tooltip="Record nothing"),
    ]

    def __init__(self, number: int, role: LinkRole, find: Callable[[int], Issue | None]) -> None:
        """Ask for a link of a role; `find` gives a product issue by its number."""
        super().__init__()
        self._number = number
        self._role = role
        self._find = find

    def compose(self) -> ComposeResult:
        """Lay out both fields."""
        with Vertical(classes="dialog"):
            question = f"{ROLES[self._role].capitalize()} of #{self._number}"
            yield Static(question, classes="question", markup=False)
            with Horizontal(classes="row"):
                yield Label("Address", markup=False)
                yield Input(placeholder="https://… or #4001 for a product issue", id="address")
            with Horizontal(classes="row"):
                yield Label("Called", markup=False)
                yield Input(placeholder="a few words; may be empty", id="label")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("enter records it here, nothing is posted · esc leaves", classes="muted")

    @on(Input.Changed, "#address")
    def tell(self, event: Input.Changed) -> None:
        """Say which product issue a number means."""
        read = self._read(event.value)
        known = read.label if product_number(event.value) is not None else ""
        self.query_one("#wrong", Static).update(clean(known, lines=False))

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Return the link, or say what is wrong with it."""
        read = self._read(self.query_one("#address", Input).value)
        if read.wrong:
            self.query_one("#wrong", Static).update(clean(read.wrong, lines=False))
            self.query_one("#address", Input).focus()
            return
        called = self.query_one("#label", Input).value.strip() or read.label
        self.dismiss(Link(read.url, self._role, called))

    def action_leave(self) -> None:
        """Record nothing."""
        self.dismiss(None)

    def _read(self, typed: str) -> _Read:
        number = product_number(typed)
        if number is not None:
            issue = self._find(number)
            if issue is None:
                return _Read(wrong=f"No product issue #{number} is known here: give its address.")
            return _Read(issue.url, f"product #{issue.number}: {issue.title}")
        url = typed.strip()
        if not browser.is_web_address(url):
            return _Read(wrong="Give an address that begins with https:// or http://, or a product issue.")
        return _Read(url)
