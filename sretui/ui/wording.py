"""The words of the screens, as plain text: sentences are made here, looks elsewhere."""

from datetime import datetime, timedelta, tzinfo

from sretui.core import phrases
from sretui.core.board import Health, PullState
from sretui.core.clock import countdown
from sretui.core.handoff.owing import is_due, left_until, owed
from sretui.core.inbox import awaits_contact, is_snoozed
from sretui.core.model import Issue, RepoRole, Whereabouts
from sretui.core.people import name
from sretui.core.roster.changes import Delegation
from sretui.core.roster.duty import Duty, Standpoint, standpoint
from sretui.core.team import Speaker, Team
from sretui.core.turn import Standing, Turn, Verdict

STALE = timedelta(minutes=5)
"""Data older than this is said in the warning colour, in business hours."""

NOTHING_WAITS = "Nobody is waiting. A good moment for a low-hanging fruit: press 2."
NO_DATA = "Nothing here yet: the first sync is under way."
FIRST_SYNC = "The first sync is under way: some answers may be still to come."
FIRST_ANSWER_DUE = "A first answer is due here; i records one that was given elsewhere."
NOT_OUR_TURN = "The customer has said nothing that waits for an answer."
NO_MATCH = "Nothing found."
NOTHING_SENT = "Nothing waits for GitHub, and nothing was sent yet."
TYPE_TO_SEARCH = "Type to search titles, texts and comments of both repos; #301 finds a number."

SPEAKERS = {
    Speaker.TEAM: "team",
    Speaker.CUSTOMER: "customer",
    Speaker.RELAY: "relay",
    Speaker.BOT: "bot",
    Speaker.OTHER: "other",
}


def business_state(team: Team, now: datetime) -> str:
    """Say whether the team is open, and what comes next: `open, lunch in 2h18m`, `lunch, opens Mon 13:00`."""
    hours = team.hours
    change = hours.next_change(now)
    if hours.is_open(now):
        what = "lunch" if hours.why_closed(change) == "lunch" else "closes"
        return f"open, {what} in {phrases.rough(change - now)}"
    return f"{hours.why_closed(now)}, opens {phrases.local(change, hours.tz, now)}"


def wall_clock(now: datetime, tz: tzinfo) -> str:
    """Say the local time: `Mon 23 Nov 09:42 PST`."""
    there = now.astimezone(tz)
    return f"{phrases.weekday_and_day(now, tz)} {there:%H:%M} {there.tzname() or ''}".rstrip()


def data_age(state: PullState, now: datetime) -> str:
    """Say how old the copy of GitHub is."""
    if state.health is Health.PULLING and state.synced is None:
        return "first sync…"
    if state.synced is None:
        return "never synced"
    return f"synced {phrases.ago(state.synced, now)}"


def is_stale(state: PullState, team: Team, now: datetime) -> bool:
    """Say whether the data's age deserves the warning colour."""
    if state.health in {Health.FAULT, Health.WAITING}:
        return True
    if state.synced is None:
        return state.health is not Health.PULLING
    return team.hours.is_open(now) and now - state.synced > STALE


def roles(team: Team, duty: Duty, me: str, now: datetime) -> str:
    """Say who is on duty, for how long, and who comes next."""
    if duty.primary is None:
        nobody = "Nobody is on duty: add this week's shift (4)"
        coming = _pair(team, duty.next_primary, duty.next_backup, me)
        return f"{nobody} · next: {coming}" if coming else nobody
    parts = [f"Primary {_who(team, duty.primary, me)}", f"Backup {_who(team, duty.backup, me)}"]
    if duty.delegation is not None:
        parts.insert(0, _acting(team, duty.delegation, me, now))
    if duty.ends is not None:
        left = phrases.days_and_hours(duty.ends - now)
        begins = _yours(team, duty, me, now)
        parts.append(f"{begins or 'shift ends ' + phrases.local(duty.ends, team.hours.tz, now)}, in {left}")
    if duty.next_primary:
        parts.append(f"next: {_pair(team, duty.next_primary, duty.next_backup, me)}")
    if standpoint(duty, me) is Standpoint.OTHER:
        parts.append("you are free: N redirects")
    return " · ".join(parts)


def short_roles(team: Team, duty: Duty, me: str, now: datetime) -> str:
    """Say the same on a narrow screen."""
    if duty.primary is None:
        return "Nobody is on duty: add this week's shift (4)"
    if duty.delegation is not None:
        return f"{_acting(team, duty.delegation, me, now)} · Primary {_who(team, duty.primary, me)}"
    left = f"ends in {phrases.days_and_hours(duty.ends - now)}" if duty.ends else ""
    free = "you are free" if standpoint(duty, me) is Standpoint.OTHER else ""
    last = _yours(team, duty, me, now) or free or left
    both = f"Primary {_who(team, duty.primary, me)} · Backup {_who(team, duty.backup, me)}"
    return f"{both} · {last}" if last else both


def _yours(team: Team, duty: Duty, me: str, now: datetime) -> str:
    """Tell the next Primary from when on the duty is theirs; empty for everybody else."""
    coming = duty.next_primary is not None and duty.next_primary.casefold() == me.casefold()
    if duty.ends is None or not coming or standpoint(duty, me) is not Standpoint.INCOMING:
        return ""
    return f"yours from {phrases.local(duty.ends, team.hours.tz, now)}"


def _acting(team: Team, one: Delegation, me: str, now: datetime) -> str:
    """Say who acts for the Primary, and until when; the clock goes on."""
    until = phrases.local(one.until, team.hours.tz, now)
    if one.to.casefold() == me.casefold():
        return f"You act for {name(team, one.primary)} until {until}"
    whom = "you" if one.primary.casefold() == me.casefold() else name(team, one.primary)
    return f"{name(team, one.to)} acts for {whom} until {until}"


def _pair(team: Team, primary: str | None, backup: str | None, me: str) -> str:
    return ", ".join(_short(team, login, me) for login in (primary, backup) if login)


def _short(team: Team, login: str, me: str) -> str:
    return "you" if login.casefold() == me.casefold() else name(team, login)


def _who(team: Team, login: str | None, me: str) -> str:
    if login is None:
        return "–"
    return f"you ({login})" if login.casefold() == me.casefold() else name(team, login)


def holiday_warning(team: Team, now: datetime) -> str:
    """Say when this year has no holiday list, or the next one has none and is near; else nothing."""
    here = now.astimezone(team.hours.tz)
    soon = (now + timedelta(days=31)).astimezone(team.hours.tz)
    missing = next((year for year in (here.year, soon.year) if year not in team.holiday_years), None)
    if missing is None:
        return ""
    return f"No holidays are listed for {missing}: run `sretui holidays {missing}`; countdowns may be wrong."


def waiting_time(one: Standing, team: Team, now: datetime, me: str = "") -> str:
    """Fill the time column of a row: business time left or waited for us, days for the customer.

    What `me` promised and is due counts down to that.
    """
    if one.turn is not Turn.US and (by := owed(one, me)) is not None and is_due(by, team, now):
        return clock_words(left_until(by, team, now))
    if one.turn is not Turn.US:
        return phrases.span(now - one.since)
    if one.verdict is Verdict.UNANSWERED:
        left = team.goal - team.hours.elapsed(one.received, now)
        return clock_words(left)
    return clock_words(team.hours.elapsed(one.since, now))


def clock_words(left: timedelta) -> str:
    """Word business time left, or over as `+1h05m`, for a column; the mark beside it says the same."""
    over = left < timedelta(0)
    hours = int(abs(left).total_seconds()) // 3600
    words = f"{hours}h" if hours >= 100 else phrases.duration(left)
    return f"+{words}" if over else words


def clock_sentence(one: Standing, team: Team, tz: tzinfo, now: datetime) -> str:
    """Say in one line how the response clock of an inquiry stands."""
    match one.verdict:
        case Verdict.UNANSWERED:
            clock = countdown(team.hours, one.received, now, team.goal)
            return f"{phrases.countdown_phrase(clock, tz, now)} ({phrases.word(clock.level)})"
        case Verdict.CLOSED_WITHOUT_REPLY:
            return "closed without reply"
        case Verdict.WITHDRAWN:
            return "withdrawn by the customer"
        case Verdict.ANSWERED:
            return answered_sentence(one, team, tz, now)


def answered_sentence(one: Standing, team: Team, tz: tzinfo, now: datetime) -> str:
    """Say how the first answer met the goal, and whose turn it is since when."""
    words = phrases.answer_phrase(one.took, team.goal) if one.took is not None else "answered"
    if one.response is not None and one.response.how != "comment":
        words += f" ({one.response.how})"
    if one.response is not None and one.response.waiting:
        words += " (waiting to be sent)"
    if one.turn is Turn.US:
        waited = phrases.duration(team.hours.elapsed(one.since, now))
        return f"{words} · waiting on us {waited}, since {phrases.local(one.since, tz, now)}"
    if one.turn is Turn.CUSTOMER:
        return f"{words} · waiting for the customer {phrases.span(now - one.since)}"
    return words


def snoozed(one: Standing, tz: tzinfo, now: datetime) -> str:
    """Say until when an inquiry is put away; nothing when it is not."""
    until = one.inquiry.facts.snoozed
    if until is None or not is_snoozed(one, now):
        return ""
    return f"snoozed until {phrases.local(until, tz, now)} · s changes that"


def first_contact(one: Standing, tz: tzinfo, now: datetime) -> str:
    """Say how, when and from whom an inquiry came."""
    channel = one.channel.value if one.channel else "channel unknown"
    customer = f" from {one.customer}" if one.customer else ""
    waited = phrases.span(now - one.received)
    return f"{channel}{customer} · received {phrases.local(one.received, tz, now)} · {waited} ago"


def redirection(one: Standing, team: Team) -> str:
    """Say who led the customer to the Primary, and whether the two are in contact; empty for nobody."""
    led = one.inquiry.facts.redirected
    if led is None:
        return ""
    asked = f", asked {led.how}" if led.how else ""
    state = "no contact yet: e when made" if awaits_contact(one) else "contact made"
    return f"redirected by {name(team, led.who)}{asked} · {state}"


def assigned(issue: Issue, team: Team, me: str) -> str:
    """Say who an issue is assigned to."""
    if not issue.assignees:
        return "unassigned"
    return "assigned to " + ", ".join(
        "you" if login.casefold() == me.casefold() else name(team, login) for login in issue.assignees
    )


def state_of(issue: Issue) -> str:
    """Say whether an issue is open, closed (and why), moved or deleted."""
    if issue.whereabouts is Whereabouts.MOVED:
        return f"moved to {issue.moved_to}" if issue.moved_to else "moved"
    if issue.whereabouts is Whereabouts.DELETED:
        return "deleted on GitHub"
    if issue.closed is None:
        return "open"
    return f"closed as {issue.state_reason.replace('_', ' ')}" if issue.state_reason else "closed"


def about(issue: Issue) -> str:
    """Name an issue by its number and title."""
    where = "product " if issue.repo is RepoRole.PRODUCT else ""
    return f"{where}#{issue.number} {issue.title or '(no title)'}" if issue.number else issue.title


def left_inbox(issue: Issue) -> str:
    """Say that an inquiry left the inbox while it was being read."""
    why = "waits for nobody any more" if issue.is_open else state_of(issue)
    return f"#{issue.number} has left the inbox while you read it: {why}."


def spoken(at: datetime, tz: tzinfo, now: datetime) -> str:
    """Say when something was said, by the wall clock and relative: `Mon 09:01, 3h ago`."""
    return f"{phrases.local(at, tz, now)}, {phrases.ago(at, now)}"
