"""The keys of a screen as help tells them: in groups, as mapped now, whatever has the keyboard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.find_field import FindField
from sretui.ui.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key as people know it, what it does, and the name to remap it by."""

    key: str
    words: str
    identity: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys that one part of the screen hears."""

    title: str
    keys: tuple[KeyHelp, ...]


def key_groups(app: App[int], screen: Screen[object], mapped: Mapping[str, str]) -> tuple[KeyGroup, ...]:
    """List what the screen, its list, its text, its field and the app hear; `mapped` is id to key."""
    places: tuple[tuple[str, DOMNode | None], ...] = (
        ("Here", screen),
        ("In a list", _first(screen, LineList)),
        ("In a conversation", _first(screen, BodyView)),
        ("In the field", _first(screen, FindField)),
        ("Everywhere", app),
    )
    groups = (KeyGroup(title, tuple(_helps(app, node, mapped))) for title, node in places if node is not None)
    return tuple(group for group in groups if group.keys)


def bindings_of(node: DOMNode) -> Iterator[Binding]:
    """Yield our own bindings of a node, those of its class first; Textual's have no names."""
    for kind in type(node).__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id and binding.tooltip:
                yield binding


def _first(screen: Screen[object], kind: type[DOMNode]) -> DOMNode | None:
    return next((node for node in screen.walk_children() if isinstance(node, kind)), None)


def _helps(app: App[int], node: DOMNode, mapped: Mapping[str, str]) -> Iterator[KeyHelp]:
    for binding in bindings_of(node):
        keys = mapped.get(binding.id or "", binding.key).split(",")
        shown = " ".join(app.get_key_display(replace(binding, key=key.strip())) for key in keys)
        yield KeyHelp(shown, binding.tooltip, binding.id or "")
