"""A year's holidays as a proposal to edit: the shape is known, the shifted days at the year's end are not."""

from collections.abc import Iterator
from datetime import date, timedelta

_UNKEPT = ("Columbus", "Veterans", "Inauguration")


def propose_holidays(year: int) -> dict[date, str]:
    """Propose days off with their names: US federal ones as laboratories keep them, and three more."""
    from holidays import country_holidays  # 40 ms, used twice a year

    federal = country_holidays("US", years=year, observed=True)
    days = {day: name for day, name in federal.items() if not name.startswith(_UNKEPT) and day.year == year}
    thanksgiving = next(day for day, name in days.items() if name.startswith("Thanksgiving"))
    days[thanksgiving + timedelta(days=1)] = "Day after Thanksgiving"
    days.setdefault(date(year, 12, 24), "Christmas Eve")
    days.setdefault(date(year, 12, 31), "New Year's Eve")
    return {day: days[day] for day in sorted(days) if day.weekday() < 5}


def proposal_lines(year: int) -> Iterator[str]:
    """Write the proposal as a TOML array, one day a line with its name."""
    yield f"{year} = ["
    for day, name in propose_holidays(year).items():
        yield f"  {day.isoformat()}, # {day:%a} {name}"
    yield "]"
