"""Links: what is recorded, how it is taken off, and in which order they are told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sretui.core.acts.linking import ROLES, in_order, linked, product_number, unlinked
from sretui.core.journal import Entry, Fact, Kind, Link, LinkRole, facts

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
URL = "https://example.org/1"


def told(*given: Fact) -> tuple[Link, ...]:
    return facts(Entry(str(n), NOW, "alice", "I1", kind, data) for n, (kind, data) in enumerate(given)).links


def test_what_is_recorded_is_told_and_taken_off() -> None:
    fact = linked(URL, LinkRole.SOLUTION, " New \n reader ")
    assert fact == (Kind.LINK, {"url": URL, "role": "solution", "label": "New reader"})
    (link,) = told(fact)
    assert link == Link(URL, LinkRole.SOLUTION, "New reader")
    assert told(fact, unlinked(link)) == ()


def test_an_address_has_one_role() -> None:
    assert told(linked(URL, LinkRole.KNOWN, "a"), linked(URL, LinkRole.SOLUTION, "b")) == (
        Link(URL, LinkRole.SOLUTION, "b"),
    )


def test_the_halves_of_the_answer_come_first() -> None:
    links = tuple(Link(role.value, role) for role in reversed(LinkRole))
    assert [link.role for link in in_order(links)] == list(ROLES)
    assert set(ROLES) == set(LinkRole)
    assert list(ROLES)[:2] == [LinkRole.CORRECTION, LinkRole.SOLUTION]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("#4001", 4001),
        (" 4001 ", 4001),
        ("##1", None),
        ("", None),
        ("#", None),
        ("4001x", None),
        ("٣", None),
        ("9" * 10, None),
        (URL, None),
    ],
)
def test_a_product_issues_number(typed: str, number: int | None) -> None:
    assert product_number(typed) == number
