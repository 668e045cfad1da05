"""`kill -9` of `sretui sync` while it fetches, again and again: each run goes on where the last one was."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sretui.core.model import RepoRole
from sretui.demo.front import Seen
from sretui.demo.server import StandIn
from sretui.demo.state import World
from sretui.store import cache
from sretui.store.database import Databases
from tests.journeys.day import NOW, OPTIONS, PRODUCT, SUPPORT, Clock, environment, open_day, run_command

MOST_KILLS = 9
"""Each run saves what it fetched, so that there is an end to them."""
COMMAND = (sys.executable, "-m", "sretui", "sync")


class Deadly(list[Seen]):
    """A record of requests that strikes when it has so many, before the last one is answered."""

    def __init__(self, at: int, strike: Callable[[], object]) -> None:
        super().__init__()
        self._at = at
        self._strike = strike

    def append(self, seen: Seen) -> None:
        """Note a request."""
        super().append(seen)
        if len(self) == self._at:
            self._strike()


def fill(world: World) -> None:
    """Make lists of several pages."""
    for number in range(13, 241):
        at = NOW - timedelta(days=3) + timedelta(minutes=number)
        world.add_issue(SUPPORT, f"Question {number}", "How?", user="carol", at=at)
        world.add_comment(SUPPORT, number, "So.", user="ben", at=at + timedelta(minutes=1))
        world.add_issue(PRODUCT, f"Bug {number}", "It is.", user=None, at=at)
        if number % 3:
            world.close(PRODUCT, number + 127, by="ben", at=at + timedelta(minutes=2))


async def test_killed_again_and_again_it_goes_on_and_the_screens_open(
    empty_folder: Path, stand_in: StandIn, small_world: World, clock: Clock
) -> None:
    fill(small_world)
    assert run_command(empty_folder, "init", *OPTIONS, "--api", stand_in.url) == 0
    running: list[subprocess.Popen[str]] = []
    fetched: Counter[str] = Counter()
    kills, ended, summary = 0, -signal.SIGKILL, ""
    while ended == -signal.SIGKILL and kills <= MOST_KILLS:
        stand_in.requests = Deadly(8, lambda: os.kill(running[-1].pid, signal.SIGKILL))
        running.append(
            subprocess.Popen(
                COMMAND, env=environment(empty_folder, stand_in.token), stdout=subprocess.PIPE, text=True
            )
        )
        summary, _ = running[-1].communicate()
        ended = running[-1].returncode
        kills += ended == -signal.SIGKILL
        fetched.update(
            f"{seen.path} {sorted(seen.query.items())}" for seen in stand_in.requests if seen.status == 200
        )
    assert (ended, kills >= 2) == (0, True)
    assert summary.splitlines()[-1].startswith("Synced: ")
    pages = {where: times for where, times in fetched.items() if "/issues" in where}
    assert sum(pages.values()) - len(pages) <= kills, "no page but the current one is fetched twice"
    databases = Databases(empty_folder / "data")
    assert databases.prepare() == (), "nothing is damaged"
    with databases.cache() as conn:
        assert cache.load_open_numbers(conn, RepoRole.INQUIRIES) == opened(small_world, SUPPORT)
        assert cache.load_open_numbers(conn, RepoRole.PRODUCT) == opened(small_world, PRODUCT)
    stand_in.stop()
    async with open_day(empty_folder, clock) as day:
        assert len(day.numbers()) > 200
        assert day.numbers()[:2] == [2, 4]


def opened(world: World, repo: str) -> frozenset[int]:
    """Give the numbers of the open issues that the stand-in holds."""
    issues = world.repo(repo).issues.values()
    return frozenset(one.number for one in issues if one.state == "open" and not one.pull)
