import tomllib
from datetime import date

import pytest

from sretui.config.proposal import proposal_lines, propose_holidays


def test_2026_has_the_shape_laboratories_keep() -> None:
    assert list(propose_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 1, 19),
        date(2026, 2, 16),
        date(2026, 5, 25),
        date(2026, 6, 19),
        date(2026, 7, 3),
        date(2026, 9, 7),
        date(2026, 11, 26),
        date(2026, 11, 27),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
    ]


@pytest.mark.parametrize("year", range(2020, 2040))
def test_a_proposal_pastes_as_it_is_and_names_weekdays_of_its_year(year: int) -> None:
    pasted = tomllib.loads("[holidays]\n" + "\n".join(proposal_lines(year)))["holidays"][str(year)]
    assert pasted == list(propose_holidays(year))
    assert {day.year for day in pasted} == {year}
    assert all(day.weekday() < 5 for day in pasted)
