"""The inbox's keys in their order in the key bar, by who looks: what one is there for comes first.

Nothing is taken away from anybody on the team; for who is not on duty the Primary's acts merely come last.
"""

from collections.abc import Mapping

from sretui.core.roster.duty import Standpoint

_ACTS = (
    "act('replying')",
    "act('acknowledging')",
    "act('taking')",
    "act('escalating')",
    "act('promoting')",
    "act('knowing')",
    "act('resolving')",
)
_READING = ("help", "search", "raw", "known", "browse", "copy_link", "sync")
_FREE = ("act('redirecting')", "act('arriving')")
_ON_DUTY = (
    *_ACTS,
    "act('arriving')",
    "help",
    "facts",
    "no_reply_needed",
    "take_back",
    "search",
    "act('timing')",
    "raw",
    "known",
    "sync",
    "quit",
    "browse",
    "copy_link",
)


_BY_ROLE: Mapping[Standpoint, tuple[str, ...]] = {
    Standpoint.PRIMARY: (),
    Standpoint.ACTING: (),
    Standpoint.BACKUP: (*_ACTS[:3], "act('knowing')", *_FREE, *_READING),
    Standpoint.INCOMING: (*_FREE, *_READING),
    Standpoint.OTHER: (*_FREE, *_READING),
}
"""What comes before the keys of the duty."""


def inbox_hints(role: Standpoint, *, handed: bool, asked: bool) -> tuple[str, ...]:
    """Order the keys for a role; first the one for what was handed to, or asked of, who looks."""
    first = ("act('accepting')",) if handed else ("act('replying')",) if asked else ()
    return tuple(dict.fromkeys((*first, *_BY_ROLE[role], *_ON_DUTY)))
