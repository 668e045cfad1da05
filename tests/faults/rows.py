"""The rows of the table: what goes wrong, for whom it ends the matter, and what mends it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sretui.core.model import RepoRole
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    MoveIssue,
    PutFile,
    RemoveReaction,
    Write,
    place_of,
)
from sretui.demo.faults import Fault
from tests.faults.ground import Ground
from tests.faults.world import COLLEAGUE, ELSEWHERE, NAMES, OURS, PRODUCT, SUPPORT

CHANGING = "POST|PATCH|PUT|DELETE"
LAG = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Passing:
    """A fault that one request meets, after which all goes well: everything is done in the end, once."""

    name: str
    fault: Callable[[], Fault]
    lag: timedelta = timedelta(0)
    told: bool = True


@dataclass(frozen=True, slots=True)
class Refusing:
    """An answer that ends the matter for one request until a person tries again."""

    name: str
    fault: Callable[[], Fault]


@dataclass(frozen=True, slots=True)
class State:
    """How GitHub stands when the sending begins: `stops` tells what it cannot do, `mend` makes all well.

    `does` is what it makes of a write, where that is less than what was asked.
    """

    name: str
    begin: Callable[[Ground], None]
    stops: Callable[[Write], bool]
    mend: Callable[[Ground], None] | None = None
    does: Callable[[Write], Write] = lambda write: write
    hides: bool = False
    """Whether nobody can see any more if the customer has written: then an end is not even begun."""

    def stop(self, writes: Sequence[Write]) -> int | None:
        """Name the first write that cannot be done; None where all can."""
        first = next((step for step, write in enumerate(writes) if self.stops(write)), None)
        return 0 if first is not None and self.hides and isinstance(writes[-1], CloseIssue) else first


def _limit(status: int, retry_after: int | None) -> Callable[[], Fault]:
    return lambda: Fault("secondary_limit", CHANGING, status=status, retry_after=retry_after)


def _words(words: str) -> Callable[[], Fault]:
    return lambda: Fault("refusal", CHANGING, status=422, words=words)


PASSING = (
    Passing("502 before the work", lambda: Fault("bad_gateway", CHANGING)),
    Passing("502 after the work", lambda: Fault("bad_gateway", CHANGING, when="after")),
    Passing("connection cut before", lambda: Fault("cut", CHANGING)),
    Passing("connection cut after", lambda: Fault("cut", CHANGING, when="after")),
    Passing("time-out after the work", lambda: Fault("delay", CHANGING, when="after", seconds=30)),
    Passing("stale list on the look-up", lambda: Fault("cut", CHANGING, when="after"), LAG),
    Passing("stale list, not done", lambda: Fault("cut", CHANGING), LAG),
    Passing("429 with Retry-After", _limit(429, 40)),
    Passing("429 without Retry-After", _limit(429, None)),
    Passing("403 secondary with Retry-After", _limit(403, 40)),
    Passing("403 secondary without Retry-After", _limit(403, None)),
    Passing("primary limit", lambda: Fault("primary_limit", CHANGING, seconds=600)),
    Passing("primary limit as 429", lambda: Fault("primary_limit", CHANGING, status=429, seconds=600)),
    Passing("garbage for an answer", lambda: Fault("garbage", CHANGING)),
    Passing("a page for an answer", lambda: Fault("html", CHANGING)),
)
REFUSING = (
    Refusing("403", lambda: Fault("refusal", CHANGING, status=403, words="Resource not accessible by token")),
    Refusing("404", lambda: Fault("not_found", CHANGING)),
    Refusing("410", lambda: Fault("gone", CHANGING)),
    Refusing("422 without details", lambda: Fault("refusal", CHANGING, status=422)),
    Refusing("422 body too long", _words("Body is too long (maximum is 65536 characters)")),
    Refusing("422 bad assignee", _words("Validation Failed: assignees is invalid")),
)


def _about(repo: RepoRole) -> Callable[[Write], bool]:
    def stops(write: Write) -> bool:
        match write:
            case FileIssue():
                return write.repo is repo
            case PutFile():
                return write.repo == NAMES[repo]
            case MoveIssue():
                return True
        place = place_of(write)
        return place is not None and place.repo is repo

    return stops


_about_inquiries, _about_product = _about(RepoRole.INQUIRIES), _about(RepoRole.PRODUCT)


def _on_issue(write: Write) -> bool:
    """Tell whether it is about the issue of the inquiries that moves, is deleted ...: number 1, 2 or 3."""
    place = place_of(write)
    return place is not None and place.repo is RepoRole.INQUIRIES


def _archive(name: str, *, archived: bool) -> Callable[[Ground], None]:
    def begin(ground: Ground) -> None:
        ground.world.repo(name).archived = archived

    return begin


def _issues(*, enabled: bool) -> Callable[[Ground], None]:
    def begin(ground: Ground) -> None:
        ground.world.repo(SUPPORT).has_issues = enabled

    return begin


def _lock(ground: Ground) -> None:
    for number in (1, 2, 3):
        ground.world.lock_issue(SUPPORT, number, by=OURS, at=ground.clock.true())


def _lock_and_leave(ground: Ground) -> None:
    """Lock the conversations, and put the person out of the team."""
    _lock(ground)
    ground.world.repo(SUPPORT).permissions.pop(OURS)


def _unlock_and_join(ground: Ground) -> None:
    ground.world.repo(SUPPORT).permissions[OURS] = "admin"
    for number in (1, 2, 3):
        ground.world.unlock_issue(SUPPORT, number, by=OURS, at=ground.clock.true())


def _move(ground: Ground) -> None:
    for number in (1, 2, 3):
        ground.world.transfer_issue(SUPPORT, number, ELSEWHERE, by=OURS, at=ground.clock.true())


def _delete(ground: Ground) -> None:
    for number in (1, 2, 3):
        ground.world.delete_issue(SUPPORT, number)


def _rename(ground: Ground) -> None:
    ground.world.rename_repo(SUPPORT, "help", ground.clock.true())


def _drop_label(ground: Ground) -> None:
    for name in (SUPPORT, PRODUCT):
        ground.world.delete_label(name, "bug")


def _add_label(ground: Ground) -> None:
    for name in (SUPPORT, PRODUCT):
        ground.world.add_label(name, "bug")
        ground.before[name]["labels"] = ground.end[name]["labels"]


def _drop_right(ground: Ground) -> None:
    for name in (SUPPORT, PRODUCT):
        ground.world.repo(name).permissions.pop(COLLEAGUE)


def _add_right(ground: Ground) -> None:
    for name in (SUPPORT, PRODUCT):
        ground.world.repo(name).permissions[COLLEAGUE] = "write"


def _nothing(_: Write) -> bool:
    return False


def _labels(write: Write) -> tuple[str, ...]:
    match write:
        case ChangeLabels():
            return write.add
        case FileIssue():
            return write.labels
    return ()


STATES = (
    State("locked, ours", _lock, _nothing),
    State(
        "locked, not ours",
        _lock_and_leave,
        lambda write: (
            _about_inquiries(write)
            and not isinstance(write, FileIssue | EditComment | AddReaction | RemoveReaction)
        ),
        _unlock_and_join,
        lambda write: replace(write, labels=(), assignees=()) if isinstance(write, FileIssue) else write,
    ),
    State(
        "archived inquiries",
        _archive(SUPPORT, archived=True),
        _about_inquiries,
        _archive(SUPPORT, archived=False),
    ),
    State(
        "archived product",
        _archive(PRODUCT, archived=True),
        _about_product,
        _archive(PRODUCT, archived=False),
    ),
    State(
        "issues disabled",
        _issues(enabled=False),
        lambda write: _about_inquiries(write) and not isinstance(write, PutFile),
        _issues(enabled=True),
        hides=True,
    ),
    State("issue moved (301)", _move, _on_issue, hides=True),
    State("issue deleted (410)", _delete, _on_issue, hides=True),
    State("repo renamed (307)", _rename, _nothing),
    State("label gone", _drop_label, lambda write: "bug" in _labels(write), _add_label),
    State(
        "bad assignee",
        _drop_right,
        lambda write: isinstance(write, AssignPeople),
        _add_right,
        lambda write: replace(write, logins=(OURS,)) if isinstance(write, AssignPeople) else write,
    ),
)
