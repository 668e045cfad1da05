"""How the widgets bind keys: not in the footer, which is the screen's, but in help, palette and keymap."""

from textual.binding import Binding


def key(keys: str, action: str, name: str, identity: str, tooltip: str) -> Binding:
    """Bind keys; `identity` is the name people remap it by."""
    return Binding(keys, action, name, show=False, id=identity, tooltip=tooltip)
