"""The style sheet keeps what it parsed, and drops it when a colour changes."""

import pytest
from textual.css.errors import StylesheetError
from textual.css.stylesheet import Stylesheet, StylesheetParseError

from sretui.ui.sheet import Sheet

RULES = "Label { color: $ink; }"


def sheet(ink: str, *sources: str) -> Sheet:
    made = Sheet(variables={"ink": ink})
    for number, css in enumerate((RULES, *sources)):
        made.add_source(css, read_from=("", str(number)))
    made.parse()
    return made


def told(one: Stylesheet) -> list[str]:
    return [rule.css for rule in one.rules]


def test_what_is_added_is_parsed_and_the_rest_kept() -> None:
    made = sheet("red")
    first = made.rules[0]
    made.add_source("Button { width: 7; }", read_from=("", "button"))
    made.reparse()
    assert made.rules[0] is first
    assert told(made) == told(sheet("red", "Button { width: 7; }"))


def test_the_same_variables_drop_nothing_and_others_all() -> None:
    made = sheet("red")
    first = made.rules[0]
    made.set_variables({"ink": "red"})
    made.reparse()
    assert made.rules[0] is first
    made.set_variables({"ink": "blue"})
    made.reparse()
    assert told(made) == told(sheet("blue"))
    assert told(made) != told(sheet("red"))


def test_an_error_is_raised_and_costs_the_other_rules_nothing() -> None:
    made = sheet("red")
    made.add_source("Button { width: wide; }", read_from=("", "button"))
    with pytest.raises((StylesheetParseError, StylesheetError)):
        made.reparse()
    assert told(made) == told(sheet("red"))
