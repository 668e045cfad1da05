"""The daily sweep: what `since` never shows, which is deleted comments, and issues deleted or moved.

GitHub's list tells the number of comments of each issue, and by its silence which issues are no longer there;
each missing one is then looked at singly, so that nothing is believed gone because a list was short.
"""

from collections.abc import Iterable
from datetime import datetime

from sretui.core.errors import BadAnswer, Gone, TooDeep
from sretui.core.model import Issue, RepoInfo, RepoRole, Whereabouts
from sretui.core.progress import Progress
from sretui.store import cache
from sretui.store.database import transaction
from sretui.sync.conversation import read_pages, save_conversation
from sretui.sync.pace import Pace
from sretui.sync.ports import Page, State
from sretui.sync.trip import Trip

WHAT = "sweep"
_MOST_LOOKS = 300
"""Single look-ups in one sweep; what is left over waits for the next one."""
_FEW = 3


def sweep(trip: Trip, repos: Iterable[RepoInfo]) -> None:
    """Compare the copy of each repo with GitHub's lists; raises ForgeError."""
    for repo in repos:
        _sweep_repo(trip, repo)


def _sweep_repo(trip: Trip, repo: RepoInfo) -> None:
    held = set(cache.load_open_numbers(trip.conn, repo.role))
    missing = sorted(held - _list(trip, repo))
    if missing and len(missing) == len(held) > _FEW:
        sentence = f"GitHub shows no open issue of {repo.full_name} that is here; the copy is left as it is."
        trip.complain(repo.role, WHAT, sentence)
        return
    for number in missing[:_MOST_LOOKS]:
        _look(trip, repo, number)
    for number in cache.load_comment_gaps(trip.conn, repo.role)[:_MOST_LOOKS]:
        _compare_comments(trip, repo, number)


def _list(trip: Trip, repo: RepoInfo) -> set[int]:
    """Save the issues as they are now, with their comment counts; return their numbers.

    Of the product repo only the open ones: its closed ones would be thousands of pages a day.
    """
    state: State = "all" if repo.role is RepoRole.INQUIRIES else "open"
    pace = Pace(trip.clock, repo.role, WHAT)
    numbers: set[int] = set()
    seen: set[str] = set()
    newest: datetime | None = None
    url: str | None = trip.forge.first_url("issues", repo, state=state)
    while url is not None and url not in seen:
        seen.add(url)
        try:
            page = _fetch(trip, repo, url, pace)
        except TooDeep:
            url = trip.forge.first_url("issues", repo, state=state, since=newest)
            continue
        with transaction(trip.conn):
            trip.keep_issues(page.items)
        trip.report(pace.count(page))
        numbers |= {issue.number for issue in page.items}
        newest = page.newest or newest
        url = page.next
    return numbers


def _fetch(trip: Trip, repo: RepoInfo, url: str, pace: Pace) -> Page[Issue]:
    return trip.page(lambda: trip.forge.fetch_page("issues", repo, url), pace.progress)


def _look(trip: Trip, repo: RepoInfo, number: int) -> None:
    """See what became of one issue that the list does not show."""
    issue = cache.find_issue(trip.conn, repo.role, number)
    if issue is None:
        return
    try:
        now = trip.ask(lambda: trip.forge.fetch_issue(repo, number), Progress(repo.role, WHAT))
    except Gone as gone:
        where = Whereabouts.MOVED if gone.moved_to else Whereabouts.DELETED
        with transaction(trip.conn):
            cache.mark_whereabouts(trip.conn, issue.node_id, where, gone.moved_to)
    except BadAnswer as trouble:
        trip.complain(repo.role, WHAT, str(trouble))
    else:
        with transaction(trip.conn):
            trip.keep_issues([now])


def _compare_comments(trip: Trip, repo: RepoInfo, number: int) -> None:
    """Fetch a conversation whose number of comments is not the one we hold."""
    issue = cache.find_issue(trip.conn, repo.role, number)
    if issue is None:
        return
    progress = Progress(repo.role, WHAT)
    try:
        pages = list(
            read_pages(
                lambda url: trip.page(lambda: trip.forge.fetch_issue_comments(repo, number, url), progress)
            )
        )
    except (Gone, BadAnswer) as trouble:
        trip.complain(repo.role, WHAT, str(trouble))
        return
    with transaction(trip.conn):
        trip.tally.comments += save_conversation(trip.conn, issue, pages, trip.boilerplate, trip.clock())
