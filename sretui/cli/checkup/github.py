"""What GitHub says: the token, both repos and the rights on them, who can be assigned, labels, the clock."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal, Protocol

from sretui.cli.checkup.findings import Finding, good, note, trouble
from sretui.core.cleaning import clean
from sretui.core.errors import ForgeError, Offline, Unauthorized
from sretui.core.model import Account, Issue, RepoInfo, RepoRole
from sretui.core.phrases import rough
from sretui.core.team import Labels, Team
from sretui.sync.ports import Page

_NOTICEABLE = timedelta(minutes=1)
_WRONG = timedelta(minutes=10)
"""More than this and a warning comes too late to act on."""


class Asked(Protocol):
    """What a check-up needs of GitHub: a part of the pull's port."""

    def fetch_account(self) -> Account:
        """Tell whose token it is."""
        ...

    def fetch_repo(self, full_name: str, role: RepoRole) -> RepoInfo:
        """Look a repo up by name."""
        ...

    def first_url(self, kind: Literal["issues"], repo: RepoInfo) -> str:
        """Name the address of a list's first page."""
        ...

    def fetch_page(self, kind: Literal["issues"], repo: RepoInfo, url: str) -> Page[Issue]:
        """Fetch a page, for GitHub's own clock."""
        ...

    def fetch_assignable(self, repo: RepoInfo, login: str) -> bool:
        """Tell whether issues of the repo can be assigned to `login`."""
        ...

    def fetch_labels(self, repo: RepoInfo) -> tuple[str, ...]:
        """Fetch the names of all the repo's labels."""
        ...


def check_github(
    forge: Asked, repos: Mapping[RepoRole, str], me: str, team: Team, clock: Callable[[], datetime]
) -> Iterator[Finding]:
    """Look at everything the token can tell; never raises a ForgeError."""
    try:
        account = forge.fetch_account()
    except ForgeError as error:
        yield trouble("token", str(error), _token_advice(error))
        return
    yield good("token", f"it is {account.login}'s")
    if me and me.lower() != account.login.lower():
        yield note(
            "me",
            f"config.toml says {me}, the token is {account.login}'s",
            "correct `me`, or change the token",
        )
    for role, name in repos.items():
        yield from _check_repo(forge, role, name, me or account.login, team, clock)


def _token_advice(error: ForgeError) -> str:
    if isinstance(error, Unauthorized):
        return "make a new token with access to both repos, and check that the organisation allows it (SSO)"
    return "check the network" if isinstance(error, Offline) else "try again later"


def _check_repo(
    forge: Asked, role: RepoRole, name: str, me: str, team: Team, clock: Callable[[], datetime]
) -> Iterator[Finding]:
    try:
        repo = forge.fetch_repo(name, role)
        yield from _rights(repo, name)
        if repo.has_issues:
            yield from _assignable(forge, repo, me)
            yield from _labels(forge.fetch_labels(repo), repo, team.labels)
        if repo.has_issues and role is RepoRole.INQUIRIES:
            page = forge.fetch_page("issues", repo, forge.first_url("issues", repo))
            yield skew(page.at, clock())
    except ForgeError as error:
        do = f"correct repos.{role.value} in config.toml, or ask for access to {name}"
        yield trouble(f"{role.value} repo", f"{name}: {error}", do)


def _rights(repo: RepoInfo, name: str) -> Iterator[Finding]:
    about = f"{repo.role.value} repo"
    settings = f"change it in {repo.full_name}'s settings"
    if repo.full_name.lower() != name.lower():
        yield note(about, f"{name} is now called {repo.full_name}", "write the new name into config.toml")
    if not repo.has_issues:
        yield trouble(about, f"{repo.full_name} has its issues switched off", settings)
    elif repo.archived:
        yield trouble(about, f"{repo.full_name} is archived, so nobody can answer there", settings)
    elif repo.can_push or repo.can_triage:
        yield good(about, f"{repo.full_name} can be read, labelled and assigned")
    else:
        do = f"ask for the triage role on {repo.full_name}: without it GitHub drops labels silently"
        yield note(about, f"{repo.full_name} can be read, but not labelled or assigned", do)


def _assignable(forge: Asked, repo: RepoInfo, me: str) -> Iterator[Finding]:
    about = f"{repo.role.value} repo"
    if forge.fetch_assignable(repo, me):
        yield good(about, f"{me} can be assigned to its issues")
    else:
        do = f"ask for a role on {repo.full_name}, else nobody sees whose an inquiry is"
        yield note(about, f"{me} cannot be assigned to its issues", do)


def _labels(there: Iterable[str], repo: RepoInfo, labels: Labels) -> Iterator[Finding]:
    known = {label.lower() for label in there}
    if repo.role is RepoRole.INQUIRIES:
        wanted: tuple[str, ...] = (labels.expired,)
    else:
        wanted = (*labels.low_hanging_fruit, labels.reviewed, labels.docs, *labels.template_defaults)
    about = f"{repo.role.value} labels"
    missing = [label for label in wanted if label.lower() not in known]
    if missing:
        names = ", ".join(clean(label, lines=False) for label in missing)
        yield note(
            about, f"{repo.full_name} has no {names}", "make them there, or correct [labels] in team.toml"
        )
    else:
        yield good(about, "all that team.toml names are there")


def skew(github: datetime, here: datetime) -> Finding:
    """Compare GitHub's clock with this machine's."""
    off = abs(github - here)
    if off <= _NOTICEABLE:
        return good("clock", "this machine and GitHub agree")
    side = "behind" if here < github else "ahead of"
    do = "set this machine's clock by the network (NTP); every countdown is off by as much"
    return (trouble if off > _WRONG else note)("clock", f"this machine is {rough(off)} {side} GitHub", do)
