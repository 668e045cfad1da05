"""Escalate: the Backup first, silently or by mention; what became of it; the team's paths."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.errors import ConfigError
from sretui.core.journal import Asking, Kind
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import AssignPeople, Place, PostComment
from sretui.core.team import EscalationPath
from sretui.ui.screens.forms.call_state import CallState
from sretui.ui.screens.forms.escalate_form import EscalateForm
from sretui.ui.screens.forms.paths_form import PathsForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.promote_form import PromoteForm
from sretui.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
HERE = Place(RepoRole.INQUIRIES, 301, "inquiries-301")
LICENCE = EscalationPath(("licence",), ("carol",), reach="phone 4-4321", notes="Mornings.")
REMOTE = EscalationPath(("remote launch",), outside="Help desk", reach="room 3")


@pytest.fixture
def ready(office: Office) -> Office:
    """A team with documented paths."""
    office.team = replace(office.team, escalation=(LICENCE, REMOTE))
    return office


async def begin(hands: Hands, key: str = "inquiries-301") -> None:
    await hands.goes_to(key)
    await hands.press("E")
    await hands.until(lambda: hands.dialog() is EscalateForm)
    await hands.sees("Escalate #")


async def take_way(hands: Hands, label: str) -> None:
    way = hands.screen.query_one("#way", Choice)
    way.focus()
    for _ in range(6):
        if label in way.chosen:
            return
        await hands.press("right")
    raise AssertionError(f"no way {label}")


async def take_how(hands: Hands, name: str) -> None:
    how = hands.screen.query_one("#how", Choice)
    how.focus()
    while how.chosen != name:
        await hands.press("right")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_backup_first_and_silently(ready: Office, size: tuple[int, int]) -> None:
    async with ready.open(size) as hands:
        await begin(hands)
        await hands.sees("Backup Bob Brown", "‹ assign ›", "silent", "ctrl+s goes on", "esc leaves")
        await hands.press(*"Why blank?", "ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
    (queued,) = ready.desk.outbox()
    assert queued.action.act is Act.ESCALATE
    assert queued.action.writes == (AssignPeople(HERE, ("bob",)),)
    (call,) = ready.desk.facts("inquiries-301").escalations
    assert (call.state, call.whom, call.question) == (Asking.ASKED, "bob", "Why blank?")
    assert call.by is not None
    assert ready.team.hours.elapsed(ready.now, call.by).total_seconds() == 2 * 3600


async def test_a_comment_is_previewed_and_mentions_all(ready: Office) -> None:
    async with ready.open(SMALL) as hands:
        await begin(hands)
        await hands.press(*"Why blank?")
        await take_way(hands, "somebody else")
        whom = hands.screen.query_one("#whom", Input)
        whom.focus()
        await hands.press(*"carol,bob")
        await take_how(hands, "comment")
        await hands.until(
            lambda: "@carol @bob Why blank?" in hands.screen.query_one("#comment", TextArea).text
        )
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("comment on #301", "Mailed to everybody who follows the list.", "by Mon 11:42")
        assert ready.desk.outbox() == ()
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is EscalateForm)
        assert hands.screen.query_one("#question", TextArea).text == "Why blank?"
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
    (queued,) = ready.desk.outbox()
    (write,) = queued.action.writes
    assert isinstance(write, PostComment)
    assert write.body.startswith("@carol @bob Why blank?")


async def test_an_outside_team_is_recorded_with_how_to_reach_it_and_nothing_is_posted(ready: Office) -> None:
    async with ready.open(SMALL) as hands:
        await begin(hands)
        await hands.press(*"Is it down?")
        await take_way(hands, "remote launch")
        await hands.sees("Help desk", "room 3", "fits this inquiry", "Nothing is posted for an outside team")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
        await hands.sees("recorded that Help desk was asked")
    assert ready.desk.outbox() == ()
    (data,) = ready.recorded("inquiries-301", Kind.ESCALATED)
    assert (data["whom"], data["state"]) == ("Help desk", "asked")
    assert ready.desk.draft("escalate:inquiries-301") is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("whom", "", "Say whom to ask"),
        ("whom", "no login!", "is no GitHub login"),
        ("by", "soon", "is no time"),
        ("by", "09:00", "is over already"),
    ],
)
async def test_what_is_wrong_is_said(ready: Office, field: str, typed: str, said: str) -> None:
    async with ready.open(SMALL) as hands:
        await begin(hands)
        await hands.press(*"Why?")
        hands.screen.query_one(f"#{field}", Input).value = typed
        await hands.press("ctrl+s")
        await hands.sees(said)
        assert hands.dialog() is EscalateForm
    assert ready.desk.outbox() == ()


async def test_a_question_is_needed(ready: Office) -> None:
    async with ready.open(SMALL) as hands:
        await begin(hands)
        await hands.press("ctrl+s")
        await hands.sees("Say what you ask.")


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("a", Asking.ACCEPTED),
        ("d", Asking.DECLINED),
        ("w", Asking.ANSWERED),
        ("n", Asking.NO_ANSWER),
        ("x", Asking.ENDED),
    ],
)
async def test_what_became_of_it(ready: Office, key: str, state: Asking) -> None:
    asked = {"id": "x", "state": "asked", "whom": "bob", "question": "Why blank?", "by": None}
    ready.desk.record("inquiries-301", Kind.ESCALATED, asked)
    async with ready.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("E")
        await hands.until(lambda: hands.dialog() is CallState)
        await hands.sees("bob: asked Mon 09:42", "Why blank?", "a accepted")
        await hands.press(key)
        await hands.until(lambda: hands.dialog() is None)
        await hands.sees("recorded")
        (call,) = ready.desk.facts("inquiries-301").escalations
        assert (call.state, call.whom, call.question) == (state, "bob", "Why blank?")
        await hands.press("u")
        await hands.until(lambda: ready.desk.facts("inquiries-301").escalations[0].state is Asking.ASKED)


async def test_after_an_hour_the_next_step_is_offered_and_leads_on(ready: Office) -> None:
    asked = {"id": "x", "state": "declined", "whom": "bob", "question": "Why blank?", "by": None}
    ready.desk.record("inquiries-301", Kind.ESCALATED, asked)
    async with ready.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("E")
        await hands.sees("The next step up: ask others.")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is EscalateForm)
        assert "Backup" not in hands.screen.query_one("#way", Choice).chosen
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
        await hands.press("E")
        await hands.until(lambda: hands.dialog() is CallState)
        await hands.press("p")
        await hands.until(lambda: hands.dialog() is PromoteForm)


async def test_the_paths_are_changed_on_screen(ready: Office) -> None:
    saved: list[tuple[EscalationPath, ...]] = []

    def save(paths: Sequence[EscalationPath]) -> None:
        if len(saved) == 1:
            saved.append(())
            raise ConfigError("team.toml cannot be written: disk full")
        saved.append(tuple(paths))

    async with ready.open(SMALL, save_paths=save) as hands:
        await begin(hands)
        await hands.press(*"Why?", "ctrl+o")
        await hands.until(lambda: hands.dialog() is PathsForm)
        await hands.sees("path 1 of 2", "licence", "phone 4-4321", "ctrl+s saves all")
        await hands.press("ctrl+n")
        await hands.press(*"gpu, driver", "tab", *"@carol", "tab", "tab", *"room 7", "ctrl+s")
        await hands.until(lambda: hands.dialog() is EscalateForm)
        await hands.sees("saved in the team's file")
        assert hands.screen.query_one("#question", TextArea).text == "Why?"
        await take_way(hands, "gpu, driver → carol")
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog() is PathsForm)
        await hands.press("ctrl+r", "ctrl+s")
        await hands.sees("disk full", "path 1 of 2")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is EscalateForm)
    new = EscalationPath(("gpu", "driver"), ("carol",), reach="room 7")
    assert saved == [(LICENCE, REMOTE, new), (), (REMOTE, new)]


async def test_a_path_needs_somebody(ready: Office) -> None:
    async with ready.open(SMALL, save_paths=lambda _: None) as hands:
        await begin(hands)
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog() is PathsForm)
        await hands.press("ctrl+n", *"gpu", "ctrl+s")
        await hands.sees("Name people, or a team outside.")
        assert hands.dialog() is PathsForm
