"""Take, assign, labels, reopen: from the key to the outbox; only what differs is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import (
    AssignPeople,
    ChangeLabels,
    Place,
    ReopenIssue,
    UnassignPeople,
    Write,
)
from sretui.store.database import transaction
from sretui.store.repo_lists import save_list
from sretui.ui.screens.forms.pick_many import PickMany
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.yes_no import YesNo

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)


def place(number: int) -> Place:
    return Place(RepoRole.INQUIRIES, number, f"inquiries-{number}")


def lists(office: Office, assignable: tuple[str, ...] = (), labels: tuple[str, ...] = ()) -> None:
    """Let the pull have seen whom and what the repo knows."""
    with office.databases.cache() as conn, transaction(conn):
        save_list(conn, RepoRole.INQUIRIES, "labels", labels, office.now)
        save_list(conn, RepoRole.INQUIRIES, "assignable", assignable, office.now)


def writes(office: Office) -> list[Write]:
    return [write for queued in office.desk.outbox() for write in queued.action.writes]


def assignees(hands: Hands, number: int) -> tuple[str, ...]:
    return hands.picture.by_key[f"inquiries-{number}"].inquiry.conversation.issue.assignees


async def closes(hands: Hands) -> None:
    await hands.until(lambda: hands.dialog() is None)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_nobody_has_is_taken_with_one_key(office: Office, size: tuple[int, int]) -> None:
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("a")
        await hands.sees("Take #301: in the outbox; u takes it back.")
        (queued,) = office.desk.outbox()
        assert queued.action.act is Act.TAKE
        assert writes(office) == [AssignPeople(place(301), ("alice",))]
        await hands.until(lambda: assignees(hands, 301) == ("alice",))


@pytest.mark.parametrize(("key", "taken"), [("y", True), ("n", False), ("enter", False), ("escape", False)])
async def test_who_has_it_already_is_said_first(office: Office, key: str, taken: bool) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-299")
        await hands.press("a")
        await hands.until(lambda: hands.dialog() is YesNo)
        await hands.sees("Take it too?", "#299: Bob Brown has it already.", "y: yes")
        await hands.press(key)
        await closes(hands)
    assert writes(office) == ([AssignPeople(place(299), ("alice",))] if taken else [])


async def test_what_is_mine_is_not_taken_again(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-302")
        await hands.press("a")
        await hands.sees("It is yours already.")
    assert writes(office) == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_several_people_are_put_on_and_taken_off(office: Office, size: tuple[int, int]) -> None:
    lists(office, assignable=("alice", "bob", "dave"))
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-299")
        await hands.press("A")
        await hands.until(lambda: hands.dialog() is PickMany)
        await hands.sees("Who has #299?", "Alice Adams · Primary now", "Bob Brown · Backup now", "✓ bob")
        await hands.sees("GitHub cannot assign them here", "esc leaves")
        await hands.press("space", "down", "space")
        await hands.sees("+ alice", "- bob")
        await hands.press(*"dave", "enter")
        await closes(hands)
    assert writes(office) == [
        UnassignPeople(place(299), ("bob",)),
        AssignPeople(place(299), ("alice", "dave")),
    ]


async def test_whom_github_does_not_accept_cannot_be_put_on(office: Office) -> None:
    lists(office, assignable=("alice", "bob"))
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-299")
        await hands.press("A")
        await hands.until(lambda: hands.dialog() is PickMany)
        await hands.press(*"carol", "enter")
        await hands.sees("Nothing was changed.")
    assert writes(office) == []


async def test_more_people_than_github_takes_are_refused(office: Office) -> None:
    many = tuple(f"person{number:02}" for number in range(10))
    lists(office, assignable=("alice", *many))
    office.issue(310, "Many", office.now, assignees=many)
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-310")
        await hands.press("A")
        await hands.until(lambda: hands.dialog() is PickMany)
        await hands.press("space", "enter")
        await hands.sees("#310: GitHub takes 10 assignees at most.")
    assert writes(office) == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_only_the_labels_that_differ_are_written(office: Office, size: tuple[int, int]) -> None:
    lists(office, labels=("bug", "question", "impact low", "impact high"))
    office.issue(301, "Blank window", office.now, labels=("bug", "asc"))
    async with office.open(size) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("l")
        await hands.until(lambda: hands.dialog() is PickMany)
        await hands.sees("Labels of #301", "✓ asc", "✓ bug", "  question")
        await hands.press(*"impacth", "space")
        await hands.sees("+ impact high")
        await hands.press(*"bug", "space", *"asc", "space", *"asc", "space", "enter")
        await closes(hands)
    assert writes(office) == [ChangeLabels(place(301), ("impact high",), ("bug",))]


async def test_leaving_changes_no_labels(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("l")
        await hands.sees("The repo's labels are not known yet")
        await hands.press("escape")
        await closes(hands)
    assert writes(office) == []


@pytest.mark.parametrize(("key", "done"), [("y", True), ("enter", False)])
async def test_a_closed_inquiry_is_opened_again_when_wished(office: Office, key: str, done: bool) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-270")
        await hands.press("X")
        await hands.sees("Open #270 again?", "Mailed to everybody who follows the list.")
        await hands.press(key)
        await closes(hands)
    assert writes(office) == ([ReopenIssue(place(270))] if done else [])


async def test_an_open_inquiry_is_not_opened_again(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("X")
        await hands.rests()
        assert hands.dialog() is None


async def test_marked_rows_are_previewed_and_taken_together(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("space")
        await hands.goes_to("inquiries-303")
        await hands.press("space")
        await hands.sees("2 rows marked")
        await hands.press("a")
        await hands.until(lambda: hands.dialog() is Preview)
        await hands.sees("2 inquiries", "Take #301", "Take #303")
        await hands.press("ctrl+s")
        await closes(hands)
        await hands.sees("2 acts: in the outbox; u takes it back.")
        await hands.until(lambda: "marked" not in hands.text)
        assert sorted(writes(office), key=repr) == [
            AssignPeople(place(301), ("alice",)),
            AssignPeople(place(303), ("alice",)),
        ]
        await hands.press("u")
        await hands.sees("2 acts: taken back, nothing was sent.")
    assert writes(office) == []


async def test_letters_that_name_nothing_do_nothing_and_say_so(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.goes_to("inquiries-301")
        await hands.press("A")
        await hands.until(lambda: hands.dialog() is PickMany)
        height = hands.screen.query_one("#options").region
        await hands.press(*"zz")
        await hands.sees("None is called so.")
        assert hands.screen.query_one("#options").region == height
        await hands.press("enter")
        await hands.rests()
        assert hands.dialog() is PickMany
