"""A score is its reasons: each speaks for itself, and they add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.fruit.ranking import common_labels, rank
from sretui.core.fruit.scoring import Looker, Scorer
from sretui.core.fruit.traits import Around, Traits
from sretui.core.hours import BusinessHours
from sretui.core.recorded import Facts
from sretui.core.team import Team

if TYPE_CHECKING:
    from sretui.core.fruit.reasons import Reason

NOW = datetime(2026, 11, 23, 17, 42, tzinfo=UTC)
TEAM = Team("Example", BusinessHours.visit(frozenset()))
PLAIN = Traits(1, 4001, "", "", 0, int(NOW.timestamp()), 100, 0, 0, None)


def scorer(around: Around | None = None, minutes: int | None = None, team: Team = TEAM) -> Scorer:
    return Scorer(team, Looker("alice", NOW, minutes), around or Around())


def told(one: Traits, around: Around | None = None, minutes: int | None = None) -> list[tuple[str, int]]:
    return [(reason.words, reason.points) for reason in scorer(around, minutes).score(one).reasons]


def years(count: float) -> int:
    return int(NOW.timestamp() - count * 365.2425 * 86400)


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({}, []),
        ({"labels": "Low-Hanging Fruit"}, [("label: Low-Hanging Fruit", 4)]),
        ({"labels": "docs\nbug"}, [("label: docs", 2)]),
        (
            {"labels": "impact medium\nlikelihood medium"},
            [("label: impact medium, as the untouched template sets it", 0)],
        ),
        ({"labels": "impact medium\nreviewed"}, [("label: impact medium", 1)]),
        ({"labels": "deliberation"}, [("label: deliberation", -3)]),
        ({"assignees": "bob\ncarol"}, [("assigned to bob and carol", -4)]),
        ({"assignees": "Alice\nbob"}, [("assigned to you", 1)]),
        ({"letters": 79}, [("text: hardly any, 79 characters", -2)]),
        ({"letters": 1200}, [("text: 1,200 characters", 1)]),
        ({"letters": 5100}, [("text: long, 5,100 characters", -1)]),
        ({"steps": 1}, [("text: says step by step how to see it", 1)]),
        ({"boxes": 40}, [("text: a list of 40 boxes, not one task", -5)]),
        ({"boxes": 5}, []),
        ({"comments": 15}, [("comments: 15, much discussed", -1)]),
        ({"updated": years(3.1)}, [("age: nothing has changed for 3 years", -1)]),
        ({"updated": years(2.9)}, []),
        ({"updated": years(-1)}, []),
        ({"estimate": 180}, [("estimate 3h (in the text): fits", 2)]),
        ({"estimate": 960}, [("estimate 16h (in the text): more than half a day", -5)]),
    ],
)
def test_each_trait_has_its_reason(traits: dict[str, Any], expected: list[tuple[str, int]]) -> None:
    assert told(PLAIN._replace(**traits)) == expected


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (Around(pulls={4001: (123,)}), ("open pull request #123 mentions it", -5)),
        (Around(pulls={4001: (123, 120)}), ("open pull requests #123, #120 mention it", -5)),
        (Around(inquiries={4001: frozenset({301})}), ("led to by 1 inquiry", 2)),
        (Around(inquiries={4001: frozenset({301, 302})}), ("led to by 2 inquiries", 4)),
        (Around(inquiries={4001: frozenset(range(9))}), ("led to by 9 inquiries", 6)),
        (Around(recent={4001: 2}), ("mentioned in 2 issues in the last 90 days", 1)),
        (
            Around(told={4001: Facts(fruit=True, fruit_by="bob", fruit_why="one line")}),
            ("bob says it is one: one line", 8),
        ),
        (Around(told={4001: Facts(fruit=False, fruit_by="bob")}), ("bob says it is none", -12)),
        (Around(told={4001: Facts(estimate=120, estimate_by="alice")}), ("estimate 2h (alice): fits", 3)),
        (
            Around(told={4001: Facts(estimate=480, estimate_by="alice")}),
            ("estimate 8h (alice): more than half a day", -5),
        ),
        (Around(told={4001: Facts(finished="pull request")}), ("done: pull request", -12)),
    ],
)
def test_each_thing_around_it_has_its_reason(around: Around, expected: tuple[str, int]) -> None:
    assert told(PLAIN, around) == [expected]
    assert told(PLAIN._replace(number=4002), around) == []


def test_a_persons_estimate_stands_before_the_texts() -> None:
    around = Around(told={4001: Facts(estimate=30, estimate_by="bob")})
    score = scorer(around).score(PLAIN._replace(estimate=960))
    assert score.estimate is not None
    assert (score.estimate.minutes, score.estimate.by) == (30, "bob")
    assert score.points == 3


def test_what_does_not_fit_the_time_there_is_is_left_out_and_the_unknown_stays() -> None:
    known = [PLAIN._replace(key=key, number=key, estimate=minutes) for key, minutes in ((1, 60), (2, 120))]
    unknown = PLAIN._replace(key=3, number=3)
    assert list(rank([*known, unknown], scorer(minutes=90))) == [1, 3]
    assert list(rank([*known, unknown], scorer())) == [1, 2, 3]
    assert told(known[1], minutes=90) == [("estimate 2h (in the text): more than the time there is", -5)]


def test_the_ripest_comes_first_and_among_equals_the_order_stays() -> None:
    found = [
        PLAIN._replace(key=key, labels=names) for key, names in ((1, ""), (2, "docs"), (3, ""), (4, "docs"))
    ]
    assert list(rank(found, scorer())) == [2, 4, 1, 3]
    assert list(rank(found, scorer(), among={1, 4})) == [4, 1]


def test_a_label_that_most_issues_carry_says_nothing() -> None:
    found = [PLAIN._replace(key=key, labels="docs" if key % 4 else "bug") for key in range(40)]
    assert common_labels(found, 60) == {"docs"}
    assert common_labels(found, 80) == set()
    assert common_labels(found[:19], 60) == set()
    around = Around(common=frozenset({"docs"}))
    assert told(PLAIN._replace(labels="docs"), around) == [("label: docs, which most issues carry", 0)]


def test_a_team_has_points_of_its_own() -> None:
    fruit = replace(TEAM.fruit, labels={"Easy": 7}, docs=0)
    reasons = scorer(team=replace(TEAM, fruit=fruit)).score(PLAIN._replace(labels="easy\ndocs")).reasons
    assert [(reason.words, reason.points) for reason in reasons] == [("label: easy", 7)]


names = st.sampled_from(["bug", "docs", "low-hanging fruit", "impact medium", "reviewed", "wontfix", "x"])
logins = st.sampled_from(["alice", "bob", "carol"])
some_traits = st.builds(
    Traits,
    key=st.just(1),
    number=st.integers(4000, 4003),
    labels=st.lists(names, unique=True).map("\n".join),
    assignees=st.lists(logins, unique=True).map("\n".join),
    comments=st.integers(0, 40),
    updated=st.integers(0, int(NOW.timestamp()) + 10_000),
    letters=st.integers(0, 9000),
    steps=st.integers(0, 1),
    boxes=st.integers(0, 40),
    estimate=st.none() | st.integers(1, 2400),
)
some_facts = st.builds(
    Facts,
    fruit=st.none() | st.booleans(),
    fruit_by=st.just("bob"),
    estimate=st.none() | st.integers(1, 2400),
    estimate_by=st.just("bob"),
    finished=st.sampled_from(["", "closed"]),
)
numbers = st.integers(4000, 4003)
some_around = st.builds(
    Around,
    pulls=st.dictionaries(numbers, st.tuples(st.integers(1, 9))),
    inquiries=st.dictionaries(numbers, st.frozensets(st.integers(1, 9), min_size=1)),
    recent=st.dictionaries(numbers, st.integers(1, 9)),
    told=st.dictionaries(numbers, some_facts),
    common=st.frozensets(names, max_size=2),
)
some_minutes = st.none() | st.integers(15, 480)


@given(some_traits, some_around, some_minutes)
def test_the_explanation_sums_to_the_points_a_list_is_ordered_by(
    one: Traits, around: Around, minutes: int | None
) -> None:
    weigher = scorer(around, minutes)
    score = weigher.score(one)
    assert score.points == sum(reason.points for reason in score.reasons) == weigher.points(one)


@given(some_traits, some_around, some_minutes)
def test_each_reason_counts_and_none_hides_another(one: Traits, around: Around, minutes: int | None) -> None:
    """What is added to an issue adds its own reasons, and leaves those of other traits as they were."""

    def others(found: tuple[Reason, ...], ground: str) -> list[Reason]:
        return [reason for reason in found if reason.ground != ground]

    before = scorer(around, minutes).score(one)
    more = {
        "pull request": (replace(around, pulls={**around.pulls, one.number: (1,)}), one, -1),
        "inquiries": (
            replace(
                around,
                inquiries={
                    **around.inquiries,
                    one.number: around.inquiries.get(one.number, frozenset()) | {99},
                },
            ),
            one,
            1,
        ),
        "mentioned": (replace(around, recent={**around.recent, one.number: 3}), one, 1),
        "label": (around, one._replace(labels=f"{one.labels}\npriority".strip()), 1),
    }
    for ground, (around_after, after, sign) in more.items():
        score = scorer(around_after, minutes).score(after)
        assert others(score.reasons, ground) == others(before.reasons, ground)
        assert (score.points - before.points) * sign >= 0
