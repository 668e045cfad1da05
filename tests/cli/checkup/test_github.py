# ruff: noqa: ARG002  # a fake has its port's signatures
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from sretui.cli.checkup.findings import Mark
from sretui.cli.checkup.github import check_github, skew
from sretui.core.errors import ForgeError, Gone, Offline, Unauthorized
from sretui.core.hours import BusinessHours
from sretui.core.model import Account, Issue, RepoInfo, RepoRole
from sretui.core.team import Team
from sretui.sync.ports import Page

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TEAM = Team("Harbor", BusinessHours.visit())
REPOS = {RepoRole.INQUIRIES: "harbor/questions", RepoRole.PRODUCT: "harbor/harbor"}
LABELS = (
    "Wontfix",
    "low-hanging fruit",
    "good first issue",
    "reviewed",
    "docs",
    "impact medium",
    "likelihood medium",
)
RIGHTFUL = RepoInfo(1, "harbor/questions", RepoRole.INQUIRIES, can_push=True)


@dataclass
class FakeForge:
    """Answers as told; `repo` is what every repo is like, apart from its name and role."""

    repo: RepoInfo = RIGHTFUL
    account: Account | ForgeError = field(default_factory=lambda: Account("alice"))
    lost: ForgeError | None = None
    assignable: bool = True
    labels: tuple[str, ...] = LABELS
    at: datetime = NOW
    renamed: str = ""

    def fetch_account(self) -> Account:
        if isinstance(self.account, ForgeError):
            raise self.account
        return self.account

    def fetch_repo(self, full_name: str, role: RepoRole) -> RepoInfo:
        if self.lost:
            raise self.lost
        return replace(self.repo, full_name=self.renamed or full_name, role=role)

    def first_url(self, kind: Literal["issues"], repo: RepoInfo) -> str:
        return f"/{kind}/{repo.id}"

    def fetch_page(self, kind: Literal["issues"], repo: RepoInfo, url: str) -> Page[Issue]:
        return Page((), (), None, None, False, None, self.at)

    def fetch_assignable(self, repo: RepoInfo, login: str) -> bool:
        return self.assignable and login == "alice"

    def fetch_labels(self, repo: RepoInfo) -> tuple[str, ...]:
        return self.labels


def bad(forge: FakeForge, me: str = "") -> list[tuple[Mark, str]]:
    found = check_github(forge, REPOS, me, TEAM, lambda: NOW)
    wrong = [one for one in found if one.mark is not Mark.GOOD]
    assert all(one.do for one in wrong)
    return [(one.mark, one.says) for one in wrong]


def test_when_all_is_well_everything_is_good() -> None:
    assert bad(FakeForge()) == []
    assert len(list(check_github(FakeForge(), REPOS, "", TEAM, lambda: NOW))) == 8


BOTH = ("harbor/questions", "harbor/harbor")
CASES = [
    (FakeForge(account=Unauthorized("no such token.")), [(Mark.TROUBLE, "no such token.")]),
    (FakeForge(account=Offline("GitHub was not reached.")), [(Mark.TROUBLE, "GitHub was not reached.")]),
    (
        FakeForge(lost=Gone("gone.")),
        [(Mark.TROUBLE, f"{name}: gone.") for name in BOTH],
    ),
    (
        FakeForge(repo=replace(RIGHTFUL, has_issues=False)),
        [(Mark.TROUBLE, f"{name} has its issues switched off") for name in BOTH],
    ),
    (
        FakeForge(repo=replace(RIGHTFUL, archived=True)),
        [(Mark.TROUBLE, f"{name} is archived, so nobody can answer there") for name in BOTH],
    ),
    (
        FakeForge(repo=replace(RIGHTFUL, can_push=False)),
        [(Mark.NOTE, f"{name} can be read, but not labelled or assigned") for name in BOTH],
    ),
    (FakeForge(assignable=False), [(Mark.NOTE, "alice cannot be assigned to its issues")] * 2),
    (
        FakeForge(labels=()),
        [
            (Mark.NOTE, "harbor/questions has no wontfix"),
            (
                Mark.NOTE,
                (
                    "harbor/harbor has no low-hanging fruit, good first issue, reviewed, docs, "
                    "impact medium, likelihood medium"
                ),
            ),
        ],
    ),
    (FakeForge(renamed="port/all"), [(Mark.NOTE, f"{name} is now called port/all") for name in BOTH]),
    (FakeForge(at=NOW + timedelta(hours=1)), [(Mark.TROUBLE, "this machine is 1h00m behind GitHub")]),
]


@pytest.mark.parametrize(("forge", "found"), CASES)
def test_what_github_refuses_is_found_and_told(forge: FakeForge, found: list[tuple[Mark, str]]) -> None:
    assert bad(forge) == found


def test_another_account_than_mine_is_worth_a_note() -> None:
    assert bad(FakeForge(account=Account("bob")), "alice") == [
        (Mark.NOTE, "config.toml says alice, the token is bob's")
    ]


SKEWS = [
    (timedelta(seconds=59), Mark.GOOD, "this machine and GitHub agree"),
    (timedelta(minutes=3), Mark.NOTE, "this machine is 3m behind GitHub"),
    (timedelta(minutes=-3), Mark.NOTE, "this machine is 3m ahead of GitHub"),
    (timedelta(minutes=11), Mark.TROUBLE, "this machine is 11m behind GitHub"),
]


@pytest.mark.parametrize(("off", "mark", "says"), SKEWS)
def test_a_clock_that_is_off_is_told_by_how_much(off: timedelta, mark: Mark, says: str) -> None:
    found = skew(NOW + off, NOW)
    assert (found.mark, found.says) == (mark, says)
