"""Classified matter by keyboard: choices alone, counted in the header, told to nobody, purged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.classified import QUERY, Able, Needed, State
from sretui.store.export import export
from sretui.ui.screens.classified import ClassifiedScreen
from sretui.ui.screens.forms.stub_form import StubForm
from sretui.ui.screens.forms.yes_no import YesNo
from tests.ui.conftest import SMALL, TEAM, WIDE

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

NEITHER_IN_HOURS = ("right", "down", "right", "right", "right", "down", "right")


@pytest.fixture
def guarded(office: Office) -> Office:
    office.team = replace(TEAM, classified_sites=("Gannet hall", "Fulmar annex"))
    return office


async def shows(hands: Hands, dialog: type | None) -> None:
    await hands.until(lambda: hands.dialog() is dialog)
    await hands.rests()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_flow_from_the_choices_to_the_purge(guarded: Office, size: tuple[int, int]) -> None:
    async with guarded.open(size) as hands:
        assert "classified" not in hands.text
        await hands.press("6", "C")
        await shows(hands, ClassifiedScreen)
        await hands.press("n")
        await shows(hands, StubForm)
        await hands.sees("Can you, or else the Backup, handle it?")
        await hands.press(*NEITHER_IN_HOURS)
        await hands.sees(
            "‹ Fulmar annex ›", "‹ neither of the two ›", "‹ within hours ›", "Ask the whole team"
        )
        await hands.press("enter")
        await shows(hands, ClassifiedScreen)
        await hands.sees("Somebody is needed on site within hours")
        await hands.press("m")
        await hands.sees("the team was asked", "Copied; nothing was posted.")
        assert hands.app.clipboard == QUERY
        (one,) = guarded.desk.stubs()
        assert (one.site, one.able, one.needed, one.state) == (
            "Fulmar annex",
            Able.NEITHER,
            Needed.HOURS,
            State.ASKED,
        )
        await hands.press("escape")
        await hands.sees("1 classified, C")
        await hands.press("C")
        await shows(hands, ClassifiedScreen)
        await hands.press("x")
        await shows(hands, YesNo)
        await hands.sees("It is not done.")
        await hands.press("y")
        await shows(hands, ClassifiedScreen)
        await hands.sees("none of its bytes is left", "No classified matter is open.")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None and "1 classified" not in hands.text)
    assert guarded.desk.stubs() == ()
    assert guarded.desk.outbox() == ()
    assert guarded.desk.drafts() == ()
    assert list(export(guarded.databases)) == []


async def test_there_is_nothing_to_type_into(guarded: Office) -> None:
    async with guarded.open(SMALL) as hands:
        await hands.press("C")
        await shows(hands, ClassifiedScreen)
        assert not hands.screen.query(Input)
        assert not hands.screen.query(TextArea)
        await hands.press("n")
        await shows(hands, StubForm)
        assert not hands.screen.query(Input)
        assert not hands.screen.query(TextArea)


async def test_leaving_keeps_what_was(guarded: Office) -> None:
    guarded.desk.save_stub(replace(guarded.desk.new_stub("Gannet hall"), able=Able.PRIMARY))
    before = guarded.desk.stubs()
    async with guarded.open(SMALL) as hands:
        await hands.sees("1 classified, C")
        await hands.press("C")
        await shows(hands, ClassifiedScreen)
        await hands.sees("Whoever can handles it")
        await hands.press("enter")
        await shows(hands, StubForm)
        await hands.press("right", "escape")
        await shows(hands, ClassifiedScreen)
        await hands.press("x")
        await shows(hands, YesNo)
        await hands.press("enter")
        await shows(hands, ClassifiedScreen)
        await hands.press("escape")
        await shows(hands, None)
    assert guarded.desk.stubs() == before


async def test_a_team_without_sites_has_one_to_choose(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("C")
        await shows(hands, ClassifiedScreen)
        await hands.press("n")
        await hands.sees("‹ a site ›")


async def test_what_is_done_is_not_counted(guarded: Office) -> None:
    guarded.desk.save_stub(replace(guarded.desk.new_stub("Gannet hall"), state=State.DONE))
    async with guarded.open(SMALL) as hands:
        await hands.press("C")
        await hands.sees("Purge it: nothing of it needs to be kept.")
        assert "1 classified" not in hands.text
