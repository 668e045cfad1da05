"""The team's shared roster file at the beginning of the demo: a colleague asks to be covered."""

from datetime import UTC, datetime, timedelta

from sretui.demo.team import ME, Shift

PATH = "duty/roster.toml"


def roster_file(rota: tuple[Shift, ...], at: datetime) -> str:
    """Write what is asked at an instant (UTC): a week to come of somebody's, covered by whoever plays."""
    today = at.astimezone(UTC).date()
    week = next(
        one for one in rota if one.start > today + timedelta(days=10) and ME not in (one.primary, one.backup)
    )
    asked = (at - timedelta(hours=20)).astimezone(UTC)
    return f"""\
# Who stands in for whom. The weeks themselves are in team.toml; ask before you change December.

[[overrides]]
id = "a-conference"
week = {week.start.isoformat()}
role = "primary"
who = "{ME}"
instead = "{week.primary}"
reason = "I am at a conference; I can take one of yours in return"
asked_by = "{week.primary}"
asked_at = {asked:%Y-%m-%dT%H:%M:%SZ}
"""
