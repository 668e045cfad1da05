"""The week shows every state of the response clock, whenever the demo begins."""

from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.hours import BusinessHours
from sretui.core.intake_line import read_received
from sretui.demo.scenario import Week, build_week
from sretui.demo.things import Issue

_STARTS = (
    datetime(2026, 11, 24, 18, 3, 20, tzinfo=UTC),
    datetime(2026, 11, 28, 5, 0, 1, tzinfo=UTC),
    datetime(2027, 1, 4, 16, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 10, 30, tzinfo=UTC),
    datetime(2026, 7, 3, 23, 59, 59, tzinfo=UTC),
)


@pytest.fixture(scope="module", params=_STARTS, ids=str)
def at(request: pytest.FixtureRequest) -> datetime:
    found: datetime = request.param
    return found


@pytest.fixture(scope="module")
def week(at: datetime) -> Week:
    return build_week(at)


def _inquiry(week: Week, key: str) -> Issue:
    return week.world.issue(week.inquiries_repo, week.numbers[key])


def _hours(week: Week) -> BusinessHours:
    return BusinessHours.visit(frozenset(week.holidays))


def _received(week: Week, key: str) -> datetime:
    body = _inquiry(week, key).body
    line = read_received(body or "", _hours(week).tz)
    assert line is not None
    assert line.channel is not None
    assert line.customer
    return line.at


@pytest.mark.parametrize(("key", "left"), [("three-hours", 180), ("twenty-minutes", 20), ("overdue", -95)])
def test_unanswered_with_so_many_business_minutes_left(week: Week, at: datetime, key: str, left: int) -> None:
    elapsed = _hours(week).elapsed(_received(week, key), at.replace(second=0))
    assert elapsed == timedelta(minutes=240 - left)
    assert _inquiry(week, key).comments == []
    assert _inquiry(week, key).state == "open"


@pytest.mark.parametrize("key", ["turn-ours", "turn-ours-long", "question-on-closed", "late-thanks"])
def test_the_customer_had_the_last_word(week: Week, key: str) -> None:
    team = {one.login for one in week.people}
    talk = [comment.user in team for comment in _inquiry(week, key).comments]
    assert talk == [True, False]


@pytest.mark.parametrize(("key", "days"), [("answered", 0), ("waiting-19-days", 19), ("expired", 22)])
def test_the_team_had_the_last_word_so_many_days_ago(week: Week, at: datetime, key: str, days: int) -> None:
    last = _inquiry(week, key).comments[-1]
    assert last.user in {one.login for one in week.people}
    assert (at - last.created_at).days in range(days, days + 5)
    assert _inquiry(week, key).state == "open"


def test_the_old_answer_is_short_of_expiry(week: Week, at: datetime) -> None:
    assert (at - _inquiry(week, "waiting-19-days").comments[-1].created_at).days == 19


def test_the_double_is_a_double_and_the_moved_one_has_moved(week: Week) -> None:
    first, second = _inquiry(week, "duplicate"), _inquiry(week, "duplicate-again")
    assert (first.title, first.body) == (second.title, second.body)
    assert week.world.repo(week.inquiries_repo).gone[week.numbers["moved"]] is not None


def test_it_is_as_big_as_a_real_team_s_and_has_no_future(week: Week, at: datetime) -> None:
    inquiries, product = (week.world.repo(name) for name in (week.inquiries_repo, week.product_repo))
    active = [one for one in inquiries.issues.values() if one.state == "open"]
    pulls = [one for one in product.issues.values() if one.pull]
    assert 10 <= len(active) <= 15
    assert 300 <= len(inquiries.issues) <= 320
    assert len(product.issues) == 2001
    assert 0.12 < len(pulls) / 2000 < 0.18
    for repo in (inquiries, product):
        assert max(event.created_at for event in repo.events) <= at
        assert max(one.updated_at for one in repo.issues.values()) <= at
        ids = [event.id for event in repo.events]
        assert ids == sorted(ids)
        assert all(event.number in repo.issues for event in repo.events)


def test_nothing_is_said_before_it_was_asked(week: Week) -> None:
    for name in (week.inquiries_repo, week.product_repo):
        for issue in week.world.repo(name).issues.values():
            spoken = [issue.created_at, *(comment.created_at for comment in issue.comments)]
            assert spoken == sorted(spoken), (issue.number, issue.title)
            assert issue.closed_at is None or issue.closed_at >= issue.created_at


def test_the_shift_is_mine(week: Week, at: datetime) -> None:
    today = at.astimezone(_hours(week).tz).date()
    running = [shift for shift in week.shifts if shift.start <= today][-1]
    assert running.primary == week.me
    assert all(one.primary != one.backup for one in week.shifts)


def test_shapes_of_real_text_are_there(week: Week) -> None:
    product = week.world.repo(week.product_repo).issues.values()
    inquiries = week.world.repo(week.inquiries_repo).issues.values()
    bodies = [one.body or "" for one in [*product, *inquiries]]
    bodies += [comment.body for one in inquiries for comment in one.comments]
    for mark in (
        "Ticket number:",
        "<gdb>",
        "<details>",
        "\u00a0",
        "-----Original Message-----",
        "wrote:",
        "- [x]",
    ):
        assert any(mark in body for body in bodies), mark
    assert any(len(line) > 300 for body in bodies for line in body.splitlines())
    assert any(one.user is None for one in product)
    template = week.boilerplate[0]
    kinds = {(one.body or "").startswith(template) - (one.body or "").endswith(template) for one in inquiries}
    assert kinds == {1, 0, -1}


@pytest.mark.parametrize(
    "words",
    [
        ("remote",),
        ("time-dependent",),
        ("session", "restor"),
        ("libglu",),
        ("movie",),
        ("units",),
        ("labels",),
    ],
    ids=" ".join,
)
def test_what_customers_meet_this_week_has_been_filed_several_times(
    week: Week, words: tuple[str, ...]
) -> None:
    titles = [one.title.casefold() for one in week.world.repo(week.product_repo).issues.values()]
    alike = [title for title in titles if all(word in title for word in words)]
    assert 3 <= len(alike) <= 80


def test_most_product_issues_are_alike_to_no_other(week: Week) -> None:
    issues = [one for one in week.world.repo(week.product_repo).issues.values() if not one.pull]
    different = len({one.title for one in issues})
    assert different > len(issues) * 0.75


def test_the_same_seed_tells_the_same_story(week: Week, at: datetime) -> None:
    def story(told: Week) -> list[tuple[int, str, str | None]]:
        return [
            (one.number, one.title, one.body)
            for name in (told.inquiries_repo, told.product_repo)
            for one in told.world.repo(name).issues.values()
        ]

    assert story(build_week(at)) == story(week)
    assert story(build_week(at, seed=2)) != story(week)


def test_the_script_can_be_played_in_order(at: datetime) -> None:
    week = build_week(at)
    instants = [happening.at for happening in week.script]
    assert instants == sorted(instants)
    assert instants[0] == at + timedelta(seconds=40)
    for happening in week.script:
        happening.do(week.world, happening.at)
    newest = max(week.world.repo(week.inquiries_repo).issues)
    assert week.world.issue(week.inquiries_repo, newest).user == "yuki-mori-lab"
