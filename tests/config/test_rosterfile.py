"""Writing the roster's file: what one reads back is what was meant, and comments stay."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sretui.config.rosterfile import HEAD, read_file, rewritten, save_file
from sretui.core.errors import ConfigError
from sretui.core.roster.changes import Delegation, Override, Role, Roster, Said, Shift
from sretui.core.roster.merging import arranged
from sretui.core.roster.reading import read_roster

AT = datetime(2026, 11, 24, 18, tzinfo=UTC)
WRITTEN = """\
# Ask Carol before you change December.

[[shifts]]
start = 2026-11-23 # Thanksgiving
primary = "alice"
backup = 'bob'   # with a laptop

# the week of the release
[[shifts]]
start = 2026-12-07
primary = "carol"
backup = "dan"
colour = "blue"

# the end
"""
COMMENTS = [line for line in WRITTEN.splitlines() if "#" in line]


def test_a_changed_week_keeps_everything_around_it() -> None:
    roster = read_roster(WRITTEN).roster
    changed = Roster((roster.shifts[0], Shift(date(2026, 12, 7), "erin", "dan")))
    assert rewritten(WRITTEN, changed) == WRITTEN.replace('"carol"', '"erin"')
    assert rewritten(WRITTEN, roster) == WRITTEN


def test_a_week_stands_where_its_date_belongs() -> None:
    roster = read_roster(WRITTEN).roster
    between = Shift(date(2026, 11, 30), "erin", "frank")
    text = rewritten(WRITTEN, Roster((*roster.shifts, between)))
    assert [one.start.day for one in read_roster(text).roster.shifts] == [23, 30, 7]
    assert all(line in text for line in COMMENTS)
    assert 'colour = "blue"' in text


def test_the_first_entry_of_a_new_file() -> None:
    text = rewritten("", Roster((Shift(date(2026, 11, 30), "erin", "frank"),)))
    assert text.startswith(HEAD)
    assert read_roster(text).roster.shifts == (Shift(date(2026, 11, 30), "erin", "frank"),)


def test_what_is_no_toml_is_not_written_over() -> None:
    with pytest.raises(ConfigError, match="cannot be used: it is not TOML"):
        rewritten("[[shifts]\n", Roster())


def test_what_is_written_in_one_line_is_for_a_person_to_change() -> None:
    with pytest.raises(ConfigError, match="by hand"):
        rewritten('shifts = [{start = 2026-11-23, primary = "a", backup = "b"}]\n', Roster())


def test_a_file_that_is_not_there_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert read_file(tmp_path / "roster.toml") is None
    with pytest.raises(ConfigError, match="cannot be read"):
        read_file(tmp_path)
    save_file(tmp_path / "roster.toml", WRITTEN)
    assert read_file(tmp_path / "roster.toml") == WRITTEN
    (tmp_path / "roster.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_file(tmp_path / "roster.toml")


logins = st.sampled_from(["alice", "bob-1", "c.d", 'e"\\'])
instants = st.integers(0, 10**6).map(lambda seconds: AT + timedelta(seconds=seconds))
words = st.builds(Said, instants, logins, st.sampled_from(["", "dan"]))
days = st.integers(0, 60).map(lambda day: date(2026, 11, 23) + timedelta(days=day))
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8)
overrides = st.builds(
    Override,
    st.sampled_from("abc"),
    days,
    st.sampled_from(Role),
    logins,
    logins,
    words,
    st.none() | words,
    st.none() | words,
    st.none() | instants,
    st.none() | instants,
    texts,
    st.sampled_from(["", "t"]),
)
delegations = st.builds(
    Delegation,
    st.sampled_from("abc"),
    logins,
    logins,
    instants,
    instants,
    words,
    st.none() | words,
    st.none() | words,
    texts,
)
rosters = st.builds(
    Roster,
    st.lists(st.builds(Shift, days, logins, logins), max_size=3, unique_by=lambda one: one.start).map(tuple),
    st.lists(overrides, max_size=2, unique_by=lambda one: one.id).map(tuple),
    st.lists(delegations, max_size=2, unique_by=lambda one: one.id).map(tuple),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(rosters, min_size=1, max_size=3))
def test_what_is_written_is_read_back_and_comments_survive(course: list[Roster]) -> None:
    text = WRITTEN
    kept = read_roster(WRITTEN).roster
    for roster in course:
        shifts = {one.start: one for one in (*roster.shifts, *kept.shifts)}
        wanted = Roster(tuple(shifts.values()), roster.overrides, roster.delegations)
        text = rewritten(text, wanted)
        read = read_roster(text)
        assert read.problems == ()
        assert arranged(read.roster) == arranged(wanted)
        assert all(line in text for line in COMMENTS)
