"""`[fruit]` of `team.toml`: what makes a product issue a low-hanging fruit, in points."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from sretui.config.shapes import Goal, Table, Text
from sretui.core.fruit.weights import LABELS, Weights

_OURS = Weights()
Points = Annotated[int, Field(ge=-100, le=100)]


class FruitTable(Table):
    """Points by reason; negative ones speak against an issue."""

    limit: Goal = timedelta(minutes=_OURS.limit)
    """How long a low-hanging fruit may take, like "4h"."""
    label: Points = _OURS.fruit_label
    """A label of `labels.low_hanging_fruit`."""
    docs: Points = _OURS.docs
    """The label of `labels.docs`."""
    labels: dict[Text, Points] = Field(default_factory=lambda: dict(LABELS))
    """Further labels, as "name" = POINTS."""
    common_percent: Annotated[int, Field(ge=1, le=100)] = _OURS.common_percent
    """A label that more than so many percent of the open issues carry says nothing."""
    judged: Points = _OURS.judged
    """A person said that it is one."""
    judged_not: Points = _OURS.judged_not
    """A person said that it is none."""
    fits: Points = _OURS.fits
    """A person's estimate is within the limit."""
    fits_in_text: Points = _OURS.fits_in_text
    """An estimate in its text is, like the one of an import from Redmine."""
    too_long: Points = _OURS.too_long
    """Either is above the limit."""
    led_to: Points = _OURS.led_to
    """Each inquiry that led to it, up to three."""
    mentioned: Points = _OURS.mentioned
    """Another issue or comment has mentioned it in the last 90 days."""
    steps: Points = _OURS.steps
    """The text says step by step how to see it."""
    clear: Points = _OURS.clear
    """The text is neither short nor long."""
    vague: Points = _OURS.vague
    """There is hardly any text."""
    sprawling: Points = _OURS.sprawling
    """The text is very long."""
    many_tasks: Points = _OURS.many_tasks
    """The text is a list of boxes to tick."""
    forgotten: Points = _OURS.forgotten
    """Nothing has changed for three years."""
    discussed: Points = _OURS.discussed
    """There are fifteen comments or more."""
    mine: Points = _OURS.mine
    """It is assigned to whoever looks."""
    taken: Points = _OURS.taken
    """It is assigned to somebody else."""
    pull_request: Points = _OURS.pull_request
    """An open pull request mentions it."""
    finished: Points = _OURS.finished
    """Somebody recorded that it is done."""
