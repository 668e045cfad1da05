"""Card: what the next Primary must know of an inquiry, written on any day of the week."""

from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.handing.decisions import edit_card


def begin(stage: Stage) -> None:
    """Write the card; it is recorded, nothing is posted."""
    edit_card(stage)
