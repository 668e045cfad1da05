"""A screen that names its keys in the bar at its foot, as they are mapped now."""

from textual import events
from textual.binding import ActiveBinding
from textual.screen import Screen

from sretui.ui.widgets.key_bar import KeyBar, KeyHint

_TYPED = frozenset({"slash", "question_mark"})
"""Keys with long names that a field takes for itself, like every letter."""
FIELD = "find"
"""The id of the field one types into, where a screen has one."""


class HintedScreen(Screen[None]):
    """A screen with a key bar."""

    def hints(self) -> tuple[str, ...]:
        """Name the actions that the key bar shows, most important first."""
        return ("raw", "browse", "copy_link")

    def update_hints(self) -> None:
        """Name the keys that do something, as they are mapped now."""
        typing = self.focused is not None and self.focused.id == FIELD
        bound: dict[str, ActiveBinding] = {}
        for one in self.active_bindings.values():
            if one.binding.id and not (typing and (one.binding.key in _TYPED or len(one.binding.key) == 1)):
                bound.setdefault(one.binding.action, one)
        wanted = [bound[action] for action in self.hints() if action in bound and bound[action].enabled]
        self.query_one(KeyBar).set_hints(tuple(self._hint(one) for one in wanted))

    def _hint(self, active: ActiveBinding) -> KeyHint:
        """Tell a key; its action is looked for where it is bound."""
        place = {id(self.app): "app", id(self): "screen"}.get(id(active.node), "focused")
        one = active.binding
        action = f"{place}.{one.action}"
        return KeyHint(self.app.get_key_display(one), one.description, action, always=one.action == "help")

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """Say the keys that hold here."""
        self.update_hints()
