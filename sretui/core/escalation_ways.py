"""The ways up that the dialog offers: the Backup, the team's documented paths, anybody by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sretui.core.escalation import calls, logins
from sretui.core.escalation_paths import by_fit, whom
from sretui.core.people import is_among, member, name
from sretui.core.roster.duty import duty
from sretui.core.team import EscalationPath, Team
from sretui.core.turn import Standing

WHOLE_TEAM = "the whole team"
"""For what neither Primary nor Backup can reach (process page, "Special Considerations for Classified
Computing")."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way up; `path` is None for the Backup and for anybody."""

    label: str
    whom: str = ""
    path: EscalationPath | None = None
    fits: bool = False

    @property
    def is_outside(self) -> bool:
        """Whether it leads to a team that is not on GitHub."""
        return self.path is not None and not self.path.people


def ways(one: Standing, team: Team, me: str, now: datetime) -> tuple[Way, ...]:
    """List the ways, the one to take first on top: the Backup (process page, "Escalation"), once."""
    issue = one.inquiry.conversation.issue
    backup = duty(team, now).backup
    asked = [login for call in calls(one.inquiry) for login in logins(call.escalation.whom)]
    found = list(_paths(team, f"{issue.title}\n{issue.body}"))
    if backup is not None:
        way = Way(f"Backup {name(team, backup)}", backup)
        found.insert(len(found) if is_among(backup, asked) else 0, way)
    everybody = ", ".join(
        person.login
        for person in team.people
        if not is_among(person.login, (me,)) and member(team, person.login, now)
    )
    return (*found, Way("somebody else"), *([Way(WHOLE_TEAM, everybody)] if everybody else []))


def _paths(team: Team, text: str) -> Iterator[Way]:
    for path, fits in by_fit(team.escalation, text):
        topics = ", ".join(path.topics) or "anything"
        yield Way(f"{topics} → {whom(path)}", whom(path), path, fits)
