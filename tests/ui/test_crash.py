"""Bugs end the app loudly and without local variables; faults are said and the app goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

import pytest

from sretui.core.errors import StoreError
from sretui.core.model import Conversation, Known, RepoRole
from sretui.core.notices import Crashed
from sretui.desk import Desk
from sretui.ui.app import SretuiApp
from sretui.ui.settings import UiSettings

if TYPE_CHECKING:
    from tests.ui.conftest import Office

SECRET = "ghp_0123456789abcdef"
"""Put together here, so that no line of source that a report shows holds it."""


class BrokenDesk(Desk):
    """A desk with a bug where it looks for known issues."""

    def known(self, node_id: str) -> tuple[Known, ...]:
        token = SECRET
        raise ZeroDivisionError(f"a bug near {node_id}, {len(token)} letters")


class FaultyDesk(Desk):
    """A desk whose file cannot be read."""

    def known(self, node_id: str) -> tuple[Known, ...]:  # noqa: ARG002  # as the desk has it
        raise StoreError("The cache [b]cannot[/b] be read.")

    def conversation(self, node_id: str) -> Conversation | None:  # noqa: ARG002  # as the desk has it
        raise StoreError("The cache cannot be read.")


def made(kind: type[Desk], office: Office) -> Desk:
    repos = {RepoRole.INQUIRIES: "example/support", RepoRole.PRODUCT: "example/product"}
    return kind(office.databases, office.team, "alice", repos, None, lambda: office.now)


async def run_until_it_ends(app: SretuiApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(500):
            if app._exception is not None:
                return
            await pilot.pause(0.01)
        raise AssertionError("it never ended")


async def test_a_bug_in_a_thread_of_the_screens_ends_the_app(office: Office) -> None:
    with pytest.raises(ZeroDivisionError, match="a bug near"):
        await run_until_it_ends(SretuiApp(made(BrokenDesk, office), UiSettings()))


async def test_a_bug_in_a_thread_of_the_desk_ends_the_app(office: Office) -> None:
    def connect() -> Never:
        raise KeyError("a bug in the pull")

    desk = Desk(office.databases, office.team, "alice", office.desk.repos, connect, lambda: office.now)
    with pytest.raises(KeyError, match="a bug in the pull"):
        await run_until_it_ends(SretuiApp(desk, UiSettings()))


async def test_a_thread_that_tells_of_a_bug_ends_the_app(office: Office) -> None:
    app = SretuiApp(office.desk, UiSettings())
    app.call_later(app._hear, Crashed(RuntimeError("told")))
    with pytest.raises(RuntimeError, match="told"):
        await run_until_it_ends(app)


def test_the_report_of_a_crash_shows_where_but_no_local_variable(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    app = SretuiApp(made(BrokenDesk, office), UiSettings())
    app.run(headless=True, size=(120, 36))
    out, report = capfd.readouterr()
    assert out == ""
    assert app.return_code == 1
    assert "ZeroDivisionError" in report
    assert "a bug near inquiries-" in report
    assert "test_crash.py" in report
    assert "locals" not in report
    assert SECRET not in report


async def test_a_fault_in_a_thread_is_one_sentence_and_the_app_goes_on(office: Office) -> None:
    app = SretuiApp(made(FaultyDesk, office), UiSettings())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        for _ in range(500):
            if app._notifications:
                break
            await pilot.pause(0.01)
        (told,) = list(app._notifications)[:1]
        assert told.message == "The cache [b]cannot[/b] be read."
        assert told.severity == "warning"
        assert not told.markup
        await pilot.press("j", "2", "1", "q")
    assert app.return_code == 0
