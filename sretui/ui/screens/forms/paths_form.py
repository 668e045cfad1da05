"""The team's escalation paths, changed on screen: one at a time, saved together into the team's file."""

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from sretui.core.cleaning import clean
from sretui.core.team import EscalationPath

Paths = tuple[EscalationPath, ...]
_ROWS = {
    "topics": ("Topics", "words with commas between, by which an inquiry is known"),
    "people": ("People", "logins with commas between"),
    "outside": ("Outside", "a team that is not on GitHub, where there are no people"),
    "reach": ("Reach", "phone number, room, address"),
    "notes": ("Notes", "what else to know"),
}
_KEYS = "ctrl+s saves all · ctrl+n new · ctrl+t turn to the next · ctrl+r remove · esc changes nothing"
_NOTHING = EscalationPath(())


class PathsForm(ModalScreen[Paths | None]):
    """Return all paths as they are to be; `typed` is what an earlier try could not save."""

    CSS_PATH = ["../dialog.tcss", "paths.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "save", "Save", id="paths.save", tooltip="Save the paths into the team's file"),
        Binding("ctrl+n", "add", "New", id="paths.add", tooltip="Add an escalation path"),
        Binding("ctrl+t", "turn", "Turn", id="paths.turn", tooltip="Turn to the next escalation path"),
        Binding("ctrl+r", "remove", "Remove", id="paths.remove", tooltip="Remove this escalation path"),
        Binding("escape", "leave", "Leave", id="paths.leave", tooltip="Change nothing"),
    ]

    def __init__(self, paths: Sequence[EscalationPath], trouble: str = "") -> None:
        super().__init__()
        self._paths = list(paths) or [_NOTHING]
        self._top = 0
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Lay out the fields of one path."""
        with Vertical(classes="dialog"):
            yield Static("", id="head", classes="question", markup=False)
            for name, (label, hint) in _ROWS.items():
                field = Input(id=name, placeholder=hint)
                yield Horizontal(Label(label, markup=False), field, classes="row")
            yield Static(clean(self._trouble, lines=False), id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show the first path."""
        self._show()

    def action_save(self) -> None:
        """Return the paths; an empty one is left out."""
        self._take_over()
        kept = tuple(path for path in self._paths if path != _NOTHING)
        for place, path in enumerate(self._paths):
            if path != _NOTHING and not (path.people or path.outside):
                self._top = place
                self._show("Name people, or a team outside.")
                return
        self.dismiss(kept)

    def action_add(self) -> None:
        """Begin a new path."""
        self._take_over()
        self._paths.append(_NOTHING)
        self._top = len(self._paths) - 1
        self._show()
        self.query_one("#topics", Input).focus()

    def action_turn(self) -> None:
        """Turn to the next path."""
        self._take_over()
        self._top = (self._top + 1) % len(self._paths)
        self._show()

    def action_remove(self) -> None:
        """Remove the path shown."""
        del self._paths[self._top]
        self._paths = self._paths or [_NOTHING]
        self._top = min(self._top, len(self._paths) - 1)
        self._show()

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _take_over(self) -> None:
        typed = {name: self.query_one(f"#{name}", Input).value.strip() for name in _ROWS}
        self._paths[self._top] = replace(
            self._paths[self._top],
            topics=_list(typed["topics"]),
            people=tuple(login.removeprefix("@") for login in _list(typed["people"])),
            outside=typed["outside"],
            reach=typed["reach"],
            notes=typed["notes"],
        )

    def _show(self, trouble: str | None = None) -> None:
        path = self._paths[self._top]
        head = f"Escalation path {self._top + 1} of {len(self._paths)}, for the whole team"
        self.query_one("#head", Static).update(head)
        for name in _ROWS:
            value = getattr(path, name)
            shown = value if isinstance(value, str) else ", ".join(value)
            self.query_one(f"#{name}", Input).value = clean(shown, lines=False)
        if trouble is not None:
            self.query_one("#wrong", Static).update(trouble)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for one in text.split(",") if (part := one.strip()))
