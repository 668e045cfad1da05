"""Real processes that push: one that has imported everything forks for each job, so that a process is cheap.

Run as `python -m tests.faults.forking`; a line of JSON is a job, its answer is how each process ended.
"""

import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from sretui.core.errors import StoreError
from sretui.core.model import RepoInfo, RepoRole
from sretui.forge.client import GitHubForge
from sretui.store.database import Databases
from sretui.store.lease import acquire_push
from tests.faults.clock import Clock
from tests.faults.ground import drain
from tests.faults.world import TOKEN

BUSY, FULL, BUG = 3, 4, 5
"""Exit codes: another process pushes; the disk is full; a bug."""


class Watched:
    """A client before or after whose n-th write something happens to us."""

    def __init__(self, forge: GitHubForge, skip: int, *, before: str = "", after: str = "") -> None:
        self._forge, self._left, self._before, self._after = forge, skip, before, after

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._forge, name)
        if name.startswith(("fetch_", "look_at", "repo_state", "close", "requests", "first_url")):
            return method

        def counted(*given: Any, **more: Any) -> Any:
            self._left -= 1
            if self._left < 0 and self._before:
                happen(self._before)
            answer = method(*given, **more)
            if self._left < 0 and self._after:
                happen(self._after)
            return answer

        return counted


def happen(what: str) -> None:
    """Die at once, or find the disk full from now on, or find room again."""
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0 if what == "full" else most, most))


def work(job: dict[str, Any]) -> int:
    """Push what is due under the lease; return the exit code."""
    folder = Path(job["folder"])
    clock = Clock(folder / "clock")
    clock.name_pusher(os.getpid())
    if job.get("first"):
        happen(job["first"])
    forge: Any = GitHubForge(job["url"], TOKEN, clock=clock, timeout=5)
    if job.get("before") or job.get("after"):
        forge = Watched(forge, job["skip"], before=job.get("before", ""), after=job.get("after", ""))
    repos = {
        RepoRole(one["role"]): RepoInfo(**{**one, "role": RepoRole(one["role"])}) for one in job["repos"]
    }
    with acquire_push(folder) as ours:
        if not ours:
            return BUSY
        try:
            drain(Databases(folder), forge, clock, repos, lambda _: None)
        except StoreError as trouble:
            happen("room")
            (folder / "told").write_text(str(trouble))
            return FULL
    return 0


def child(job: dict[str, Any]) -> int:
    """Fork a process that works and exits; return its number."""
    pid = os.fork()
    if pid:
        return pid
    code = BUG
    try:
        code = work(job)
    except BaseException:  # noqa: BLE001 - whatever it is, it is told, and must not go on in the parent's loop
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Serve jobs until the input ends."""
    for line in sys.stdin:
        job = json.loads(line)
        pids = [child(job) for _ in range(job.get("processes", 1))]
        ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
        print(json.dumps(ends), flush=True)


if __name__ == "__main__":
    main()
