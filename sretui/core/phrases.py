"""Words for times and countdowns that the screens and the plain output share.

Day and month names are our own tables, because strftime follows the process's locale.
"""

from datetime import datetime, timedelta, tzinfo

from sretui.core.clock import Countdown, Level

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SYMBOLS = {
    Level.CALM: "",
    Level.NOTICE: "·",
    Level.WARNING: "!",
    Level.URGENT: "!!",
    Level.BREACHED: "!!!",
}
_WORDS = {
    Level.CALM: "on time",
    Level.NOTICE: "under 2 hours",
    Level.WARNING: "under 1 hour",
    Level.URGENT: "under 15 minutes",
    Level.BREACHED: "overdue",
}


def duration(amount: timedelta) -> str:
    """Word an amount of time without its sign: `3h12m`, below an hour `48m12s`."""
    seconds = int(abs(amount).total_seconds())
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}h{minutes:02}m" if hours else f"{minutes}m{seconds % 60:02}s"


def rough(amount: timedelta) -> str:
    """Word an amount of time without its sign, to the minute: `3h12m`, `45m`."""
    minutes = int(abs(amount).total_seconds()) // 60
    return f"{minutes // 60}h{minutes % 60:02}m" if minutes >= 60 else f"{minutes}m"


def span(amount: timedelta) -> str:
    """Word an amount of calendar time: `9d` from two days on, below that as `rough`."""
    days = abs(amount).days
    return f"{days}d" if days >= 2 else rough(amount)


def days_and_hours(amount: timedelta) -> str:
    """Word an amount of calendar time that is looked forward to: `3d 7h`, below a day as `rough`."""
    whole = abs(amount)
    return f"{whole.days}d {whole.seconds // 3600}h" if whole.days else rough(amount)


def ago(at: datetime, now: datetime) -> str:
    """Word how long ago `at` was: `12s ago`, `5m ago`, `3h ago`, `2d ago`."""
    seconds = max(0, int((now - at).total_seconds()))
    for size, letter in ((86400, "d"), (3600, "h"), (60, "m")):
        if seconds >= size:
            return f"{seconds // size}{letter} ago"
    return f"{seconds}s ago"


def age(amount: timedelta) -> str:
    """Word an age in at most four cells: `12m`, `3h`, `90d`, `4y`; a clock that is ahead makes it `0m`."""
    if amount >= timedelta(days=1000):
        return f"{amount.days // 365}y"
    minutes = max(0, int(amount.total_seconds()) // 60)
    if minutes >= 2 * 24 * 60:
        return span(amount)
    return f"{minutes // 60}h" if minutes >= 60 else f"{minutes}m"


def local(at: datetime, tz: tzinfo, now: datetime) -> str:
    """Word an instant by the wall clock: `Mon 09:01` within a week, else `12 Nov 09:01`, or with its year."""
    there, here = at.astimezone(tz), now.astimezone(tz)
    clock = f"{there:%H:%M}"
    if abs((there.date() - here.date()).days) < 7:
        return f"{_DAYS[there.weekday()]} {clock}"
    day = f"{there.day} {_MONTHS[there.month - 1]}"
    return f"{day} {clock}" if there.year == here.year else f"{day} {there.year} {clock}"


def weekday_and_day(at: datetime, tz: tzinfo) -> str:
    """Word a date on the wall: `Mon 23 Nov`."""
    there = at.astimezone(tz)
    return f"{_DAYS[there.weekday()]} {there.day} {_MONTHS[there.month - 1]}"


def countdown_phrase(countdown: Countdown, tz: tzinfo, now: datetime) -> str:
    """Word a countdown: `3h12m left · due Mon 10:15`, `1h00m left, lunch, resumes 13:00`, `1h05m over`."""
    over = countdown.remaining < timedelta(0)
    words = f"{duration(countdown.remaining)} {'over' if over else 'left'}"
    if countdown.frozen:
        return f"{words}, {countdown.frozen}{_resumes(countdown.resumes, tz, now)}"
    return words if over else f"{words} · due {local(countdown.due, tz, now)}"


def _resumes(at: datetime | None, tz: tzinfo, now: datetime) -> str:
    if at is None:
        return ""
    there = at.astimezone(tz)
    today = there.date() == now.astimezone(tz).date()
    return f", resumes {there:%H:%M}" if today else f", resumes {local(at, tz, now)}"


def answer_phrase(took: timedelta, goal: timedelta) -> str:
    """Word how a first answer met the goal, in business time: `answered in 1h05m`, `answered 45m late`."""
    if took <= goal:
        return f"answered in {rough(took)}"
    late = took - goal
    words = rough(late) if late >= timedelta(minutes=1) else f"{late.seconds}s"
    return f"answered {words} late"


def symbol(level: Level) -> str:
    """Give the mark of a level, at most three cells wide."""
    return _SYMBOLS[level]


def word(level: Level) -> str:
    """Give the words of a level, so that nothing is said by colour alone."""
    return _WORDS[level]


def counted(count: int, thing: str) -> str:
    """Word a count: `1 page`, `2 pages`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
