"""The fields that a text may name, worked out for one inquiry."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo

from sretui.core import phrases
from sretui.core.clock import due
from sretui.core.people import name
from sretui.core.team import Team
from sretui.core.turn import Standing

FIELDS: Mapping[str, str] = {
    "greeting": "how the customer is addressed: “Dear Jane,” or “Hello,”",
    "customer": "who asks, as far as anybody knows",
    "primary": "your own name",
    "number": "the inquiry's number",
    "title": "its title",
    "url": "its address",
    "channel": "how first contact was made",
    "received": "when it was received, local time",
    "due": "until when a first answer is due, local time",
    "until": "the end of the next business day, local time",
    "silent": "for how long the customer has said nothing",
}
"""What every text may name; some acts give more, as their own texts show."""


def greeting(customer: str) -> str:
    """Address a customer by name where there is one; a login is no name."""
    told = customer.strip()
    return f"Dear {told}," if told and not told.startswith("@") and " " in told else "Hello,"


def fields_of(one: Standing, team: Team, me: str, tz: tzinfo, now: datetime) -> dict[str, str]:
    """Give the fields of an inquiry; times are local to `tz`."""
    issue = one.inquiry.conversation.issue
    tomorrow = team.hours.add(now, timedelta(hours=8))
    return {
        "greeting": greeting(one.customer),
        "customer": one.customer,
        "primary": name(team, me),
        "number": str(issue.number),
        "title": issue.title,
        "url": issue.url,
        "channel": one.channel.value if one.channel else "",
        "received": phrases.local(one.received, tz, now),
        "due": phrases.local(due(team.hours, one.received, team.goal), tz, now),
        "until": phrases.local(tomorrow, tz, now),
        "silent": _silence(now - one.since),
    }


def _silence(amount: timedelta) -> str:
    """Word a time as one writes to a customer: `25 days`, below two days `45h10m`."""
    return phrases.counted(amount.days, "day") if amount.days >= 2 else phrases.span(amount)
