"""Checks between keys and lists, over raw values, so that they speak even when other keys are wrong."""

from collections.abc import Iterator, Mapping
from datetime import date

from sretui.config.problems import Problem, dotted, wrong
from sretui.config.reading import Raw

Row = tuple[int, Mapping[str, object]]


def check_team(file: str, raw: Raw) -> Iterator[Problem]:
    """Find what contradicts itself in the team's file."""
    yield from _logins_once(file, raw)
    yield from _nobody_twice(file, raw)
    yield from _shift_people(file, raw)
    yield from _shifts_in_order(file, raw)
    yield from _holidays_in_their_year(file, raw)


def check_mine(file: str, raw: Raw) -> Iterator[Problem]:
    """Find what contradicts itself in one's own file."""
    repos = raw.get("repos")
    if isinstance(repos, dict):
        inquiries, product = repos.get("inquiries"), repos.get("product")
        texts = isinstance(inquiries, str) and isinstance(product, str)
        if texts and str(inquiries).lower() == str(product).lower():
            yield wrong(file, "repos.product", product, "another repo than repos.inquiries")


def _logins_once(file: str, raw: Raw) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, person in _rows(raw, "people"):
        login = person.get("login")
        if isinstance(login, str):
            if login.lower() in seen:
                yield wrong(file, dotted("people", place, "login"), login, "each login once")
            seen.add(login.lower())


def _nobody_twice(file: str, raw: Raw) -> Iterator[Problem]:
    people = _logins(raw)
    for key in ("relays", "bots"):
        for place, login in enumerate(_list(raw, key)):
            if isinstance(login, str) and login.lower() in people:
                expected = "an account that is not among the people, because theirs is always their own"
                yield wrong(file, dotted(key, place), login, expected)
    relays = {login.lower() for login in _list(raw, "relays") if isinstance(login, str)}
    for place, login in enumerate(_list(raw, "bots")):
        if isinstance(login, str) and login.lower() in relays:
            yield wrong(file, dotted("bots", place), login, "an account that is not among the relays")


def _shift_people(file: str, raw: Raw) -> Iterator[Problem]:
    people = _logins(raw)
    for place, shift in _rows(raw, "shifts"):
        primary, backup = shift.get("primary"), shift.get("backup")
        for role, login in (("primary", primary), ("backup", backup)):
            if isinstance(login, str) and login.lower() not in people:
                yield wrong(file, dotted("shifts", place, role), login, "the login of one of the people")
        if isinstance(primary, str) and isinstance(backup, str) and primary.lower() == backup.lower():
            yield wrong(file, dotted("shifts", place, "backup"), backup, "somebody else than the primary")


def _shifts_in_order(file: str, raw: Raw) -> Iterator[Problem]:
    last: date | None = None
    for place, shift in _rows(raw, "shifts"):
        start = _as_date(shift.get("start"))
        if start and last and start <= last:
            yield wrong(file, dotted("shifts", place, "start"), start, f"a date after {last.isoformat()}")
        last = start or last


def _holidays_in_their_year(file: str, raw: Raw) -> Iterator[Problem]:
    holidays = raw.get("holidays")
    for year, days in holidays.items() if isinstance(holidays, dict) else ():
        if not (len(year) == 4 and year.isascii() and year.isdigit()):
            yield Problem(file, dotted("holidays", year), "unknown key; expected a year like 2026")
            continue
        for place, day in enumerate(days if isinstance(days, list) else ()):
            found = _as_date(day)
            if found and found.year != int(year):
                yield wrong(file, dotted("holidays", year, place), found, f"a date in {year}")


def _rows(raw: Raw, key: str) -> Iterator[Row]:
    return ((place, row) for place, row in enumerate(_list(raw, key)) if isinstance(row, dict))


def _list(raw: Raw, key: str) -> list[object]:
    value = raw.get(key)
    return value if isinstance(value, list) else []


def _logins(raw: Raw) -> set[str]:
    logins = (person.get("login") for _, person in _rows(raw, "people"))
    return {login.lower() for login in logins if isinstance(login, str)}


def _as_date(value: object) -> date | None:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
