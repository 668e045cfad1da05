"""Escalation paths for an inquiry: those whose topics its words name come first."""

import re
from collections.abc import Sequence

from sretui.core.team import EscalationPath

_WORD = re.compile(r"\w+")


def by_fit(paths: Sequence[EscalationPath], text: str) -> tuple[tuple[EscalationPath, bool], ...]:
    """Order the paths for a text, each with whether it fits; among equals the file's order holds."""
    words = tuple(_WORD.findall(text.casefold()))
    scored = [(sum(is_named(topic, words) for topic in path.topics), path) for path in paths]
    return tuple((path, score > 0) for score, path in sorted(scored, key=lambda one: -one[0]))


def is_named(topic: str, words: Sequence[str]) -> bool:
    """Say whether a topic stands among words; its last word may go on: `licence` is named by `licences`."""
    wanted = _WORD.findall(topic.casefold())
    size = len(wanted)
    return bool(wanted) and any(
        list(words[at : at + size - 1]) == wanted[:-1] and words[at + size - 1].startswith(wanted[-1])
        for at in range(len(words) - size + 1)
    )


def whom(path: EscalationPath) -> str:
    """Name who is asked, as the journal records it."""
    return ", ".join(path.people) or path.outside
