"""The words for calls for help: who was asked, how that stands, and the step that is offered next."""

from datetime import datetime, tzinfo

from sretui.core.escalation import Call, Offer, calls, is_overdue, logins, offer
from sretui.core.people import name
from sretui.core.phrases import local
from sretui.core.team import Team
from sretui.core.turn import Standing

_OFFERS = {
    Offer.BACKUP: "an hour without a path? E asks the Backup",
    Offer.OTHERS: "E asks others",
    Offer.PRODUCT: "the last resort: p files a product issue",
}


def escalation_line(one: Standing, team: Team, tz: tzinfo, now: datetime) -> str:
    """Tell the last call of an inquiry and the next step; empty when there is neither."""
    told = calls(one.inquiry)
    step = offer(one, team, now)
    parts = [call_words(told[-1], team, tz, now)] if told else []
    return " · ".join([*parts, *([_OFFERS[step]] if step else [])])


def call_words(call: Call, team: Team, tz: tzinfo, now: datetime) -> str:
    """Tell one call: `asked Bob Brown Mon 09:12, by Mon 11:12 (over)`, `Bob Brown declined Mon 10:00`."""
    who = ", ".join(name(team, login) for login in logins(call.escalation.whom))
    since = f" {local(call.since, tz, now)}" if call.since else ""
    by = f", by {local(call.escalation.by, tz, now)}" if call.escalation.by and call.is_open else ""
    late = " (over)" if is_overdue(call, team, now) else ""
    if call.state.value == "asked":
        return f"asked {who}{since}{by}{late}"
    return f"{who}: {call.state.value}{since}{by}{late}"
