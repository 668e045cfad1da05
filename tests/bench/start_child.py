"""What bench_start starts: the screens on a filled cache, and the least Textual program beside them."""

import socket
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
INQUIRIES = 50
CONFIG = """me = "alice"
[repos]
inquiries = "example/support"
product = "example/product"
[github]
api = "{api}"
"""
TEAM = """name = "Example"
[hours]
zone = "America/Los_Angeles"
[holidays]
2026 = []
2027 = []
[[people]]
login = "alice"
name = "Alice"
[[people]]
login = "bob"
name = "Bob"
[[shifts]]
start = 2026-11-23
primary = "alice"
backup = "bob"
"""


def fill(folder: Path, product: int = 2_000) -> None:
    """Write a config and a cache with fifty inquiries and some product issues."""
    from sretui.core.model import Issue, RepoRole
    from sretui.store import cache, cursors
    from sretui.store.database import Databases, transaction

    (folder / "config.toml").write_text(CONFIG.format(api="https://127.0.0.1:1"))
    (folder / "team.toml").write_text(TEAM)
    databases = Databases(folder)
    databases.prepare()

    def issue(number: int, role: RepoRole) -> Issue:
        at = NOW - timedelta(minutes=number)
        body = "It stays blank after a remote launch. " * 10
        return Issue(f"{role}{number}", role, number, f"Blank window {number} of ours", body, "carl", at, at)

    with databases.cache() as conn, transaction(conn):
        cache.save_issues(conn, [issue(n, RepoRole.INQUIRIES) for n in range(1, INQUIRIES + 1)])
        cache.save_issues(conn, [issue(n, RepoRole.PRODUCT) for n in range(1, product + 1)])
        cursors.save_synced(conn, NOW)


def app(folder: Path, api: str | None = None) -> None:
    """Open the screens as the command line does."""
    if api is not None:
        (folder / "config.toml").write_text(CONFIG.format(api=api))
    sys.argv = ["sretui", "--config", str(folder), "--data", str(folder)]
    from sretui.__main__ import main

    main()


def hanging(folder: Path) -> None:
    """Open the screens on a GitHub that takes connections and never answers."""
    import os

    os.environ["GITHUB_TOKEN"] = "none"
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        app(folder, f"http://127.0.0.1:{deaf.getsockname()[1]}")


def floor(folder: Path) -> None:
    """Show two hundred rows of the same file with as little as Textual needs."""
    import sqlite3

    from rich.segment import Segment
    from rich.style import Style
    from textual.app import App, ComposeResult
    from textual.scroll_view import ScrollView
    from textual.strip import Strip

    with sqlite3.connect(folder / "cache.db") as conn:
        titles = [
            row[0]
            for row in conn.execute(
                "SELECT title FROM issues WHERE repo = 'product' ORDER BY number LIMIT 200"
            )
        ]

    class Lines(ScrollView, can_focus=True):
        BINDINGS = [("j", "down", "Down")]
        cursor = 0

        def render_line(self, y: int) -> Strip:
            style = Style(reverse=y == self.cursor)
            return Strip([Segment(titles[y] if y < len(titles) else "", style)])

        def action_down(self) -> None:
            before, self.cursor = self.cursor, (self.cursor + 1) % 30
            self.refresh_lines(before)
            self.refresh_lines(self.cursor)

    class Least(App[None]):
        BINDINGS = [("q", "quit", "Quit")]

        def compose(self) -> ComposeResult:
            yield Lines()

    Least().run()


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    match sys.argv[1]:
        case "fill":
            fill(folder, *map(int, sys.argv[3:]))
        case "app":
            app(folder)
        case "hanging":
            hanging(folder)
        case _:
            floor(folder)
