"""Weights: how many points each reason is worth to a team."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HALF_DAY = 240
"""Minutes; what takes longer is no low-hanging fruit (process page, "SRE vs. Product Development")."""

LABELS = {
    "priority": 1,
    "crash": 1,
    "wrong results": 1,
    "impact high": 1,
    "impact medium": 1,
    "likelihood high": 1,
    "deliberation": -3,
    "wontfix": -5,
}
"""Points of labels that have no meaning of their own in the config."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Points by reason; what speaks against an issue has negative ones."""

    limit: int = HALF_DAY
    """Minutes that a fruit may take."""
    fruit_label: int = 4
    docs: int = 2
    labels: Mapping[str, int] = field(default_factory=lambda: dict(LABELS))
    """Points of further labels (compared without case)."""
    common_percent: int = 60
    """A label that more than so many percent of the open issues carry says nothing."""
    judged: int = 8
    judged_not: int = -12
    fits: int = 3
    """A person's estimate that is within the limit."""
    fits_in_text: int = 2
    """An estimate in the text that is."""
    too_long: int = -5
    led_to: int = 2
    """Each inquiry that led to it, up to three."""
    mentioned: int = 1
    """Mentioned in the last ninety days."""
    steps: int = 1
    clear: int = 1
    vague: int = -2
    sprawling: int = -1
    many_tasks: int = -5
    forgotten: int = -1
    discussed: int = -1
    mine: int = 1
    taken: int = -4
    pull_request: int = -5
    finished: int = -12
