"""The names of all looks a line may have, and their colours as theme variables.

Lists and bodies know the same roles under `line--` and `body--`. A colour never stands alone: urgency is also
a mark and a word, the cursor also a marker, and reversed where there are no colours.
"""

LINE_ROLES = (
    "text",
    "muted",
    "heading",
    "number",
    "title",
    "label",
    "channel",
    "state",
    "match",
    "marked",
    "calm",
    "notice",
    "warning",
    "urgent",
    "breached",
    "team",
    "customer",
    "other",
    "relay",
    "bot",
    "empty",
)
"""Looks of a row, without their prefix."""

TEXT_ROLES = (
    "text",
    "muted",
    "heading",
    "number",
    "label",
    "state",
    "marked",
    "calm",
    "notice",
    "warning",
    "urgent",
    "breached",
)
"""Looks of our own few lines (header, status, keys): each look more costs at every start."""

TEXTS = frozenset(f"line--{role}" for role in TEXT_ROLES)

LINES = frozenset({*(f"line--{role}" for role in LINE_ROLES), "line--cursor", "line--gutter"})

BODY_ROLES = (
    "text",
    "muted",
    "rule",
    "heading",
    "strong",
    "emphasis",
    "struck",
    "code",
    "quote",
    "link",
    "address",
    "bullet",
    "fold",
    "match",
    "team",
    "customer",
    "other",
    "relay",
    "bot",
    "empty",
)
"""Looks of a conversation's text, without their prefix."""

BODIES = frozenset(f"body--{role}" for role in BODY_ROLES)


_LOOKS = {
    "muted": "color: $text-muted;",
    "heading": "color: $text-primary; text-style: bold;",
    "number": "color: $text-muted;",
    "label": "color: $text-secondary;",
    "channel": "color: $text-muted;",
    "state": "color: $text-secondary;",
    "match": "color: $text-warning; text-style: bold underline;",
    "marked": "color: $text-accent; text-style: bold;",
    "notice": "color: $text-primary;",
    "warning": "color: $text-warning;",
    "urgent": "color: $text-warning; text-style: bold;",
    "breached": "color: $text-error; text-style: bold;",
    "team": "color: $text-success; text-style: bold;",
    "customer": "color: $text-primary; text-style: bold;",
    "other": "color: $text-secondary;",
    "relay": "color: $text-accent;",
    "bot": "color: $text-muted;",
    "empty": "color: $text-muted; text-style: italic;",
    "rule": "color: $text-muted;",
    "strong": "text-style: bold;",
    "emphasis": "text-style: italic;",
    "struck": "text-style: strike;",
    "code": "color: $text-accent;",
    "quote": "color: $text-muted;",
    "link": "color: $text-primary; text-style: underline;",
    "address": "color: $text-muted;",
    "bullet": "color: $text-primary;",
    "fold": "color: $text-secondary;",
}

_FAINT = ("muted", "number", "channel", "bot", "empty", "rule", "quote", "address")
"""Roles that a theme of the terminal's own colours can only show dimmed."""


def looks(widget: str, prefix: str, roles: tuple[str, ...]) -> str:
    """Write the default CSS of the roles of one widget."""
    rules = [f"{widget} > .{prefix}--{role} {{ {_LOOKS[role]} }}" for role in roles if role in _LOOKS]
    rules += [
        f"{widget}:ansi > .{prefix}--{role} {{ color: ansi_default; text-style: dim; }}"
        for role in roles
        if role in _FAINT
    ]
    return "\n".join(rules)
