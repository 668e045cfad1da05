"""The activities that resolve an inquiry: how they are toggled, and what is recorded of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.acts.activities import Activity, read_activities, resolved, toggled
from sretui.core.journal import Kind

A = Activity


@pytest.mark.parametrize(
    ("applied", "one", "after"),
    [
        ((), A.DIAGNOSED, {A.DIAGNOSED}),
        ({A.DIAGNOSED}, A.DIAGNOSED, set()),
        ({A.DIAGNOSED}, A.ANSWERED, {A.DIAGNOSED, A.ANSWERED}),
        ((), A.PUBLISHABLE, {A.PUBLISHABLE, A.REPRODUCER}),
        ({A.PUBLISHABLE, A.REPRODUCER}, A.PUBLISHABLE, {A.REPRODUCER}),
        ({A.PUBLISHABLE, A.REPRODUCER, A.FRUIT}, A.REPRODUCER, {A.FRUIT}),
        ((), A.NEWS, {A.NEWS, A.KNOWN}),
        ({A.NEWS, A.KNOWN}, A.KNOWN, set()),
    ],
)
def test_toggling(applied: set[Activity], one: Activity, after: set[Activity]) -> None:
    assert toggled(applied, one) == after


@given(st.lists(st.sampled_from(Activity)))
def test_no_part_is_ever_on_without_its_whole(presses: list[Activity]) -> None:
    applied: frozenset[Activity] = frozenset()
    for one in presses:
        applied = toggled(applied, one)
        assert A.PUBLISHABLE not in applied or A.REPRODUCER in applied
        assert A.NEWS not in applied or A.KNOWN in applied


@pytest.mark.parametrize(
    ("applied", "outside", "kinds"),
    [
        ({A.WORK_AROUND, A.ANSWERED}, "", "answered,work-around"),
        ({A.DIAGNOSED}, "  HPC desk ", "diagnosed,delegated"),
        ({A.DELEGATED}, "", ""),
        (frozenset(), "", ""),
    ],
)
def test_what_is_recorded(applied: set[Activity], outside: str, kinds: str) -> None:
    assert resolved(applied, outside) == (Kind.RESOLVED, {"kinds": kinds, "outside": outside.strip()})


@given(st.frozensets(st.sampled_from(Activity)))
def test_what_is_recorded_is_read_back(applied: frozenset[Activity]) -> None:
    _, data = resolved(applied, "HPC" if A.DELEGATED in applied else "")
    assert read_activities(str(data["kinds"]).split(",")) == applied


def test_words_of_no_activity_are_left_out() -> None:
    assert read_activities([" diagnosed ", "", "something", "Diagnosed"]) == {A.DIAGNOSED}
