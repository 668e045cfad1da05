"""Our own themes, beside Textual's.

No theme of Textual's is safe for colour-blind people, and only those of the terminal's own colours respect
`NO_COLOR`; so there is a blue and orange one, a high-contrast one, and one without colours of our own.
"""

from textual.theme import BUILTIN_THEMES, Theme

DARK = "sretui-dark"
LIGHT = "sretui-light"
CONTRAST = "sretui-contrast"
BLUE_ORANGE = "sretui-blue-orange"
ANSI = "sretui-ansi"

_MUTED = "auto 68%"
"""Fainter text would be hard to read under the cursor."""

_CONTRAST_VARIABLES = {
    "text": "#ffffff",
    "text-muted": "#d0d0d0",
    "text-disabled": "#a8a8a8",
    "foreground-muted": "#d0d0d0",
    "block-cursor-foreground": "#000000",
    "block-cursor-background": "#ffff00",
    "border": "#ffffff",
    "border-blurred": "#8a8a8a",
    "scrollbar": "#c0c0c0",
    "scrollbar-background": "#202020",
    "footer-key-foreground": "#ffff00",
    "input-cursor-background": "#ffff00",
    "input-cursor-foreground": "#000000",
}

_ANSI_VARIABLES = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "reverse bold",
    "block-cursor-blurred-text-style": "underline",
    "border": "ansi_blue",
    "border-blurred": "ansi_bright_black",
    "footer-key-foreground": "ansi_blue",
    "scrollbar": "ansi_bright_black",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
    "input-selection-background": "ansi_blue",
}

THEMES = (
    Theme(
        DARK,
        primary="#6cb2ff",
        secondary="#8fc1cf",
        accent="#c9a6ff",
        warning="#f2c14e",
        error="#ff7b72",
        success="#7ecf8c",
        foreground="#dfe3ea",
        background="#14161a",
        surface="#191c21",
        panel="#22262d",
        variables={
            "text-muted": _MUTED,
            "border-blurred": "#333944",
            "scrollbar": "#3a4452",
            "scrollbar-background": "#191c21",
            "footer-key-foreground": "#6cb2ff",
        },
    ),
    Theme(
        LIGHT,
        primary="#0a58b8",
        secondary="#31606f",
        accent="#7a3fb8",
        warning="#8f5a00",
        error="#b3261e",
        success="#1c6b34",
        foreground="#1f2328",
        background="#f3f4f1",
        surface="#fcfcfa",
        panel="#e6e8e3",
        dark=False,
        variables={
            "text-muted": _MUTED,
            "border-blurred": "#c3c7bf",
            "scrollbar": "#b9beb4",
            "scrollbar-background": "#fcfcfa",
            "footer-key-foreground": "#0a58b8",
        },
    ),
    Theme(
        CONTRAST,
        primary="#5fd7ff",
        secondary="#afffff",
        accent="#ffafff",
        warning="#ffff00",
        error="#ff9d9d",
        success="#87ff87",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        variables=_CONTRAST_VARIABLES,
    ),
    Theme(
        BLUE_ORANGE,
        primary="#5cb8f0",
        secondary="#9cc3e4",
        accent="#d5dbe2",
        warning="#f5c55a",
        error="#ff8438",
        success="#8fd0ff",
        foreground="#e2e5e9",
        background="#13161b",
        surface="#181c22",
        panel="#212730",
        variables={
            "text-muted": _MUTED,
            "border-blurred": "#37414d",
            "scrollbar": "#3b4856",
            "scrollbar-background": "#181c22",
            "footer-key-foreground": "#5cb8f0",
        },
    ),
    Theme(
        ANSI,
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        accent="ansi_magenta",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=_ANSI_VARIABLES,
    ),
)
"""All themes of ours; the app registers them."""


def theme_name(wanted: str, *, no_color: bool) -> str:
    """Give the theme to start with; without colours it is the terminal's own, whatever was wanted."""
    return ANSI if no_color else wanted or DARK


def names() -> tuple[str, ...]:
    """Name every theme that can be chosen, ours first."""
    return (*(theme.name for theme in THEMES), *BUILTIN_THEMES)
