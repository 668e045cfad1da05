"""Looks are theme variables, known to both widgets by the same names."""

import re

from sretui.core.clock import Level
from sretui.core.team import Speaker
from sretui.ui.widgets import roles
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.line_list import LineList


def test_every_level_and_speaker_has_a_look() -> None:
    assert {f"line--{level}" for level in Level} <= roles.LINES
    assert {f"line--{speaker}" for speaker in Speaker} <= roles.LINES
    assert {f"body--{speaker}" for speaker in Speaker} <= roles.BODIES


def test_no_colour_is_written_as_a_literal() -> None:
    for css in (LineList.DEFAULT_CSS, BodyView.DEFAULT_CSS):
        colours = re.findall(r"(?:color|background): ([^;\s]+)", css)
        assert colours
        assert all(colour.startswith("$") or colour == "ansi_default" for colour in colours)
