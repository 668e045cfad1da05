"""What an idle Primary finds: issues that inquiries led to, some at which somebody is already.

It touches what lies there already, by no dice: the rest of the past stays word for word.
"""

from sretui.demo.team import PEOPLE
from sretui.demo.things import Issue, Repo

_LABELS = {"low-hanging fruit", "good first issue", "docs"}
_LED_TO = (2, 1, 1, 3, 1)
"""How many inquiries led to each of the first of them."""


def ripen(product: Repo, inquiries: Repo) -> None:
    """Let inquiries have led to some issues, pull requests name others, and colleagues have some."""
    ripe = [one for one in _newest(product) if not one.pull and _LABELS & {*one.labels}]
    asked = _newest(inquiries, state="closed")
    for issue, count in zip(ripe[::3], _LED_TO, strict=False):
        alike = sorted(asked, key=lambda one: (_shared(issue, one), one.number), reverse=True)[:count]
        came = " and ".join(f"{inquiries.full_name}#{one.number}" for one in alike)
        issue.body = f"{issue.body}\n\nCame up in {came}."
    pulls = [one for one in _newest(product) if one.pull]
    for pull, issue in zip(pulls, ripe[1::7], strict=False):
        pull.body = f"{pull.body}\nCloses #{issue.number}."
    for person, issue in zip(PEOPLE[1:3], ripe[2::9], strict=False):
        issue.assignees.append(person.login)


def _shared(one: Issue, other: Issue) -> int:
    """Count the words that both titles have."""
    return len({*one.title.casefold().split()} & {*other.title.casefold().split()})


def _newest(repo: Repo, state: str = "open") -> list[Issue]:
    found = (repo.issues[number] for number in sorted(repo.issues, reverse=True))
    return [issue for issue in found if issue.state == state]
