"""An office on a Monday morning: real databases, an inquiry in every state, a clock that a test turns."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from sretui.core.hours import BusinessHours
from sretui.core.journal import Entry, Kind
from sretui.core.model import Comment, Event, Issue, RepoRole
from sretui.core.notices import Changed
from sretui.core.team import Person, Shift, Team
from sretui.desk import Desk
from sretui.desk.roster_files import RosterFiles
from sretui.store import cache, cursors
from sretui.store.database import Databases, transaction
from sretui.ui.app import SretuiApp
from sretui.ui.picture import Picture
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.line_list import LineList

SMALL, WIDE = (80, 24), (120, 36)
ZONE = ZoneInfo("America/Los_Angeles")
BOILERPLATE = (
    "We combine our mailing list with GitHub issues.\nPlease reply only to mails with a proper subject."
)
RESTING = 20
"""Looks without a change that count as rest."""
PATIENCE = 2000
"""Looks at a condition before a test gives up, at least a hundredth of a second apart."""

TEAM = Team(
    name="Example",
    hours=BusinessHours.visit(frozenset({date(2026, 11, 26)})),
    people=(Person("alice", "Alice Adams"), Person("bob", "Bob Brown"), Person("carol", "Carol Cole")),
    relays=("list-relay",),
    bots=("ci-bot",),
    boilerplate=(BOILERPLATE,),
    list_tags=("[users]",),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"), Shift(date(2026, 11, 30), "carol", "alice")),
    holiday_years=frozenset({2026, 2027}),
)


def local(day: int, clock: str, month: int = 11) -> datetime:
    """Give an instant of 2026 by the office's wall clock."""
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute), tzinfo=ZONE).astimezone(UTC)


class Hands:
    """A person at the keyboard of the running app, who looks before going on."""

    def __init__(self, pilot: Pilot[int], app: SretuiApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def text(self) -> str:
        """What the screen says, as plain text."""
        screen = self.app.screen
        return "\n".join(strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size))

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        return self.app.screen

    def dialog(self) -> type[Screen[Any]] | None:
        """Which dialog is open, if any."""
        return type(self.screen) if isinstance(self.screen, ModalScreen) else None

    @property
    def rows(self) -> LineList:
        """The list of the screen."""
        return self.screen.query_one("#rows", LineList)

    @property
    def body(self) -> BodyView:
        """The text being read."""
        return self.screen.query_one(BodyView)

    @property
    def picture(self) -> Picture:
        """The app's picture of the world."""
        assert self.app.picture is not None
        return self.app.picture

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def until(self, wanted: Callable[[], object]) -> None:
        """Wait until something is so; fails with the screen's text when it never is."""
        for _ in range(PATIENCE):
            if wanted():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never came to be; the screen says:\n{self.text}")

    async def sees(self, *words: str) -> None:
        """Wait until all these words stand on the screen."""
        await self.until(lambda: all(one in self.text for one in words))

    async def rests(self) -> None:
        """Wait until the screen has not changed for a while."""
        before, same = "", 0
        for _ in range(PATIENCE):
            now = self.text
            before, same = now, same + 1 if now == before else 0
            if same == RESTING:
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never rests; the screen says:\n{self.text}")

    async def stands_still(self) -> None:
        """Let no cursor blink, and wait until nothing changes: a picture must not depend on the moment."""
        for line in self.screen.query(Input):
            line.cursor_blink = False
        for area in self.screen.query(TextArea):
            area.cursor_blink = False
        await self.rests()

    async def goes_to(self, key: object) -> None:
        """Go down to a row."""
        await self.until(lambda: self.rows.cursor_key is not None)
        for _ in range(len(self.rows.source)):
            if self.rows.cursor_key == key:
                return
            await self.press("j")
        raise AssertionError(f"no row {key}")

    def hears_news(self) -> None:
        """Tell the app, as a thread of the desk does, that the databases hold something new."""
        self.app._hear(Changed())


MORNING = local(23, "09:42")


@dataclass
class Office:
    """Databases, a desk without GitHub, and what a test does to them."""

    databases: Databases
    now: datetime = MORNING
    team: Team = TEAM
    settings: UiSettings = field(default_factory=lambda: UiSettings(bell=True, notify=True, title=True))
    texts: Path | None = None
    """The team's own texts."""
    me: str = "alice"
    """Who sits there; alice is the Primary."""
    roster_files: RosterFiles | None = None
    _comments: int = 0

    @property
    def desk(self) -> Desk:
        """Open a desk on these databases."""
        repos = {RepoRole.INQUIRIES: "example/support", RepoRole.PRODUCT: "example/product"}
        return Desk(
            self.databases,
            self.team,
            self.me,
            repos,
            None,
            lambda: self.now,
            texts=self.texts,
            roster_files=self.roster_files,
        )

    def app(self, **chosen: Any) -> SretuiApp:
        """Make the app on this office; what it says stays long enough for a slow machine to see it."""
        app = SretuiApp(self.desk, replace(self.settings, **chosen))
        app.NOTIFICATION_TIMEOUT = 120  # type: ignore[misc]  # Textual declares what is meant to be set so
        return app

    @asynccontextmanager
    async def open(self, size: tuple[int, int] = WIDE, **chosen: Any) -> AsyncIterator[Hands]:
        """Run the app on this office."""
        app = self.app(**chosen)
        async with app.run_test(size=size, notifications=True) as pilot:
            yield Hands(pilot, app)

    def issue(self, number: int, title: str, at: datetime, body: str = "", **more: Any) -> Issue:
        """File or change an inquiry (or, by `repo`, a product issue)."""
        role = more.pop("repo", RepoRole.INQUIRIES)
        repo = "support" if role is RepoRole.INQUIRIES else "product"
        more = {"url": f"https://github.com/example/{repo}/issues/{number}", **more}
        author = more.pop("author", "jane")
        issue = Issue(
            f"{role}-{number}", role, number, title, body, author, at, more.pop("updated", at), **more
        )
        self.save([issue])
        return issue

    def comment(self, number: int, author: str | None, at: datetime, body: str, **more: Any) -> Comment:
        """Let somebody comment on an inquiry (or, by `repo`, on a product issue)."""
        self._comments += 1
        role = more.pop("repo", RepoRole.INQUIRIES)
        name = f"comment-{self._comments}"
        comment = Comment(self._comments, name, role, number, author, body, at, at, **more)
        self.save([comment])
        return comment

    def event(self, number: int, kind: str, actor: str | None, at: datetime, subject: str = "") -> None:
        """Let something happen to an inquiry."""
        self._comments += 1
        self.save([Event(self._comments, RepoRole.INQUIRIES, number, kind, actor, at, subject)])

    def save(self, things: Iterable[Issue | Comment | Event]) -> None:
        """Save as a pull does."""
        kept = list(things)
        with self.databases.cache() as conn, transaction(conn):
            cache.save_issues(conn, [one for one in kept if isinstance(one, Issue)], self.team.boilerplate)
            cache.save_comments(
                conn, [one for one in kept if isinstance(one, Comment)], self.team.boilerplate
            )
            cache.save_events(conn, [one for one in kept if isinstance(one, Event)])

    def synced(self, at: datetime) -> None:
        """Say when the last pull ended."""
        with self.databases.cache() as conn, transaction(conn):
            cursors.save_synced(conn, at)

    def journal(self, node_id: str) -> list[Entry]:
        """Read what was recorded."""
        return list(self.desk.entries(node_id))

    def recorded(self, node_id: str, kind: Kind) -> list[dict[str, Any]]:
        """Read the data recorded of one kind."""
        return [dict(entry.data) for entry in self.journal(node_id) if entry.kind is kind]


@pytest.fixture
def empty_office(tmp_path: Path) -> Office:
    """Nothing but a team."""
    databases = Databases(tmp_path / "data")
    assert databases.prepare() == ()
    return Office(databases)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """What each office is a copy of; nobody works in it."""
    databases = Databases(tmp_path_factory.mktemp("furnished") / "data")
    assert databases.prepare() == ()
    office = Office(databases)
    _inquiries(office)
    _product(office)
    office.synced(office.now - timedelta(seconds=12))
    return office


@pytest.fixture
def office(furnished: Office, tmp_path: Path) -> Office:
    """One inquiry in every state, thirty product issues; synced twelve seconds ago."""
    databases = Databases(tmp_path / "data")
    shutil.copytree(furnished.databases.cache_path.parent, databases.cache_path.parent)
    return replace(furnished, databases=databases)


def _inquiries(office: Office) -> None:
    mail = f"Received 2026-11-23 08:12 PST by mail from Jane Doe.\n\n{BOILERPLATE}\n---\n"
    office.issue(
        301,
        "[users] Blank window after remote launch",
        local(23, "08:40"),
        mail + "The **window** stays blank on `host7`.\n\n> On Sunday it worked.\n> Really.\n",
        author="alice",
    )
    office.issue(
        302,
        "Crash when plotting a contour",
        local(20, "14:52"),
        "It crashes. See https://example.org/log and <b>this</b>.",
        assignees=("alice",),
    )
    office.issue(
        299, "Movie export hangs", local(20, "13:55"), "Exporting hangs at frame 12.", assignees=("bob",)
    )
    office.issue(303, "Wrong colours on macOS", local(23, "09:40"), "Colours are wrong.", author="kim")
    office.issue(297, "Movie frames missing", local(19, "10:00"), "Frames are missing.", assignees=("bob",))
    office.comment(297, "bob", local(19, "10:30"), "Which version is it?")
    office.comment(297, "jane", local(23, "09:00"), "It is 3.4.1, on Linux.")
    office.issue(288, "File list is empty on macOS", local(14, "09:00"), "Empty.")
    office.comment(288, "alice", local(16, "16:45"), "Please try the newest release.")
    office.issue(280, "How do I cite it?", local(2, "09:00", 10), "A citation, please.", author="kim")
    office.comment(280, "carol", local(2, "11:00", 10), "By the paper named on the web page.")
    office.issue(
        270,
        "Licence question",
        local(10, "09:00"),
        "May I?",
        closed=local(10, "12:00"),
        state_reason="completed",
    )
    office.comment(270, "bob", local(10, "10:00"), "You may.")
    office.event(270, "closed", "bob", local(10, "12:00"))
    office.comment(270, "jane", local(20, "16:30"), "One more thing: may my students?")


def _product(office: Office) -> None:
    for number in range(4001, 4031):
        odd = number % 2
        office.issue(
            number,
            f"Blank window on the remote display {number}" if number < 4004 else f"Contour plot {number}",
            local(1, "09:00", 10) + timedelta(hours=number - 4000),
            "The window stays blank after a remote launch." if number < 4004 else "It plots oddly.",
            repo=RepoRole.PRODUCT,
            author="kim",
            labels=("bug", "reviewed") if odd else ("docs",),
            closed=local(2, "09:00") if number == 4003 else None,
        )
