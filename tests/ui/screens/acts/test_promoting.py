"""Promote: one or several product issues, or the inquiry moved; drafts of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from sretui.core.journal import Kind
from sretui.core.model import IssueTemplate, RepoInfo, RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import (
    CloseIssue,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    Reason,
    address_of,
)
from sretui.store import cursors
from sretui.store.database import transaction
from sretui.store.repo_lists import save_list
from sretui.ui.screens.forms.move_form import MoveForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.promote_form import PromoteForm

if TYPE_CHECKING:
    from tests.ui.conftest import Hands, Office

SMALL, WIDE = (80, 24), (120, 36)
HERE = Place(RepoRole.INQUIRIES, 301, "inquiries-301")
URL = "https://github.com/example/support/issues/301"
TEMPLATE = IssueTemplate(
    "Bug report",
    "### Describe the bug\nA clear description.\n\n### Desktop\n- OS:\n",
    labels=("bug", "strange"),
)


@pytest.fixture
def prepared(office: Office) -> Office:
    """What the pull knows of both repos."""
    with office.databases.cache() as conn, transaction(conn):
        save_list(conn, RepoRole.PRODUCT, "labels", ("bug", "docs", "impact high"), office.now)
        save_list(conn, RepoRole.PRODUCT, "assignable", ("alice", "bob"), office.now)
        save_list(conn, RepoRole.PRODUCT, "templates", (TEMPLATE,), office.now)
        for number, (role, name) in enumerate(office.desk.repos.items()):
            cursors.save_repo(conn, RepoInfo(number, name, role, can_push=True), name)
    return office


async def begin(hands: Hands) -> None:
    await hands.goes_to("inquiries-301")
    await hands.press("p")
    await hands.until(lambda: hands.dialog() is PromoteForm)
    await hands.sees("product issue 1 of")


async def write(hands: Hands, field: str, text: str) -> None:
    found = hands.screen.query_one(f"#{field}")
    found.focus()
    if isinstance(found, Input):
        found.value = text
    elif isinstance(found, TextArea):
        found.text = text
    await hands.pilot.pause()


async def shows(hands: Hands) -> None:
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.dialog() is Preview)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_template_is_filled_from_the_inquiry(prepared: Office, size: tuple[int, int]) -> None:
    async with prepared.open(size) as hands:
        await begin(hands)
        await hands.sees("Describe the bug", "Title", "Labels", "Template", "Bug report", "ctrl+g move")
        assert hands.screen.query_one("#title", Input).value == "Blank window after remote launch"
        assert hands.screen.query_one("#labels", Input).value == "bug"
        body = hands.screen.query_one("#body", TextArea).text
        assert "The **window** stays blank on `host7`." in body
        assert "- OS:" in body
        assert f"See: {URL}" in body
        assert "Jane" not in body


async def test_two_issues_are_one_action(prepared: Office) -> None:
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await write(hands, "title", "First trouble")
        await hands.press("ctrl+n")
        await hands.sees("product issue 2 of 2")
        await write(hands, "title", "Second trouble")
        await write(hands, "labels", "docs, impact high")
        await write(hands, "body", "It is not documented.")
        hands.screen.query_one("#half").focus()
        await hands.press("right")
        await hands.sees("‹ comprehensive solution ›")
        await hands.press("ctrl+t")
        await hands.sees("product issue 1 of 2")
        assert hands.screen.query_one("#title", Input).value == "First trouble"
        await shows(hands)
        await hands.sees("4 steps, in this order", 'new product issue "First trouble"')
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
    (queued,) = prepared.desk.outbox()
    first, second, reply, close = queued.action.writes
    assert queued.action.act is Act.PROMOTE
    assert isinstance(first, FileIssue)
    assert (first.repo, first.title, first.labels) == (RepoRole.PRODUCT, "First trouble", ("bug",))
    assert [dict(data)["role"] for kind, data in queued.action.facts if kind is Kind.LINK] == [
        "product",
        "solution",
    ]
    assert second == FileIssue(
        RepoRole.PRODUCT, "Second trouble", f"It is not documented.\n\nSee: {URL}", ("docs", "impact high")
    )
    assert isinstance(reply, PostComment)
    assert reply.place == HERE
    assert address_of(0) in reply.body
    assert address_of(1) in reply.body
    assert close == CloseIssue(HERE, Reason.COMPLETED, 0)
    assert prepared.desk.draft("promote:inquiries-301") is None


async def test_one_can_be_dropped_but_the_last(prepared: Office) -> None:
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await hands.press("ctrl+r")
        await hands.sees("The last one stays")
        await hands.press("ctrl+n", "ctrl+r")
        await hands.sees("product issue 1 of 1")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("title", "  ", "needs a title"), ("labels", "bug, strange", "has no label strange")],
)
async def test_what_cannot_be_filed_is_said(prepared: Office, field: str, typed: str, said: str) -> None:
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await write(hands, field, typed)
        await hands.press("ctrl+n")
        await write(hands, "title", "Second trouble")
        await hands.press("ctrl+s")
        await hands.sees(said, "product issue 1 of 2")
        assert hands.dialog() is PromoteForm


async def test_all_of_it_is_a_draft(prepared: Office) -> None:
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await hands.press("ctrl+n")
        await write(hands, "title", "Second trouble")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog() is None)
    draft = prepared.desk.draft("promote:inquiries-301")
    assert draft is not None
    assert draft.fields["title-1"] == "Second trouble"
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await hands.sees("1 of 2")
        await hands.press("ctrl+t")
        assert hands.screen.query_one("#title", Input).value == "Second trouble"


async def test_another_template_does_not_overwrite_what_was_typed(prepared: Office) -> None:
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        hands.screen.query_one("#template").focus()
        await hands.press("right")
        await hands.until(lambda: "Describe" not in hands.screen.query_one("#body", TextArea).text)
        await write(hands, "body", "Mine.")
        hands.screen.query_one("#template").focus()
        await hands.press("right")
        await hands.sees("The text was changed, so it stays")
        assert hands.screen.query_one("#body", TextArea).text == "Mine."


async def test_moving_tells_its_cost_first(prepared: Office) -> None:
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await hands.press("ctrl+g")
        await hands.until(lambda: hands.dialog() is MoveForm)
        await hands.sees("The number #301", "Mails already sent", "before the move", "ctrl+s preview")
        await shows(hands)
        await hands.sees("move #301 to the product repo")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog() is None)
    (queued,) = prepared.desk.outbox()
    told, moved = queued.action.writes
    assert isinstance(told, PostComment)
    assert moved == MoveIssue(HERE, RepoRole.PRODUCT)


async def test_what_forbids_to_move_is_said_and_nothing_can_be_sent(prepared: Office) -> None:
    with prepared.databases.cache() as conn, transaction(conn):
        cursors.save_repo(conn, RepoInfo(2, "other/product", RepoRole.PRODUCT), "other/product")
    async with prepared.open(SMALL) as hands:
        await begin(hands)
        await hands.press("ctrl+g")
        await hands.sees("GitHub will not move it", "different owners", "You may not write to other/product")
        await hands.press("ctrl+s")
        await hands.rests()
        assert hands.dialog() is MoveForm
    assert prepared.desk.outbox() == ()


async def test_without_templates_and_lists_it_works_too(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await begin(hands)
        await hands.sees("no template")
        await write(hands, "labels", "anything")
        await hands.press("ctrl+g")
        await hands.sees("not known yet")
