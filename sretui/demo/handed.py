"""What last week's Primary handed over at the end of their shift: one with a promise for today."""

from datetime import date, datetime, timedelta

from sretui.demo import letters
from sretui.demo.drafts import Draft, Said
from sretui.demo.office import days_back, is_open, local
from sretui.demo.team import PEOPLE, Shift

_NAMES = {one.login: one.name for one in PEOPLE}


def over(at: datetime, before: Shift, mine: Shift) -> list[Draft]:
    """Build what was handed from one shift to the next one, which has the duty at an instant (UTC)."""
    friday = days_back(at, (local(at).date() - mine.start).days + 1, 16, 20)
    asked = friday - timedelta(days=1, hours=5)
    today = _promised(at, 0, 16)
    later = _promised(at, 2, 12)
    build = f"Next: send the build that waits for the engine, by {today:%Y-%m-%d %H:%M %Z}."
    merge = f"Next: say whether the two folders of host profiles are merged, by {later:%Y-%m-%d %H:%M %Z}."
    return [
        _draft(
            "Engine lost in batch jobs",
            letters.SUBMIT,
            "cfd-marta",
            asked,
            "handed-today",
            [before.primary, mine.primary, mine.backup],
            (letters.SUBMIT_ANSWER, build, friday),
        ),
        _draft(
            "Sharing host profiles",
            letters.PROFILES,
            "pgallagher77",
            asked + timedelta(hours=2),
            "handed-later",
            [before.primary, mine.primary, mine.backup],
            (letters.PROFILES_ANSWER, merge, friday + timedelta(minutes=4)),
        ),
    ]


def _draft(
    title: str,
    body: str,
    customer: str,
    at: datetime,
    key: str,
    people: list[str],
    told: tuple[str, str, datetime],
) -> Draft:
    giver, taker, backup = people
    answer, promise, handed = told
    lines = f"Handed off from @{giver} to @{taker}, with @{backup} as Backup.\n{promise}"
    words = letters.HANDED.format(taker=_NAMES[taker], giver=_NAMES[giver], lines=lines)
    return Draft(
        title,
        body,
        customer,
        at,
        key,
        assignees=[giver],
        said=[Said(giver, answer, at + timedelta(minutes=70)), Said(giver, words, handed)],
        passed=(giver, taker, handed + timedelta(minutes=1)),
    )


def _promised(at: datetime, days: int, hour: int) -> datetime:
    """Give an hour on the wall, so many days ahead: on the first working day on which it is to come."""
    day: date = local(at).date() + timedelta(days=days)
    while True:
        there = local(at).replace(
            year=day.year, month=day.month, day=day.day, hour=hour - 1, minute=59, second=0, microsecond=0
        )
        # just before the hour: lunch and the close begin on it
        if is_open(there) and there > local(at):
            return local(there + timedelta(minutes=1))
        day += timedelta(days=1)
