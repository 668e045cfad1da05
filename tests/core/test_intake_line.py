from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sretui.core.intake_line import (
    Received,
    one_line_name,
    read_received,
    to_minute,
    write_received,
)
from sretui.core.model import Channel

HOME = ZoneInfo("America/Los_Angeles")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026-11-23 08:12 PST by mail from Jane Doe.", ("2026-11-23T08:12-08:00", Channel.MAIL, "Jane Doe")),
        ("2026-11-23 08:12:07 -08:00 by walk-in", ("2026-11-23T08:12:07-08:00", Channel.WALK_IN, "")),
        ("2026-11-23 08:12 +0530", ("2026-11-23T08:12+05:30", None, "")),
        ("2026-11-23 08:12 UTC from J. R. Doe Jr..", ("2026-11-23T08:12+00:00", None, "J. R. Doe Jr.")),
        ("2026-07-01 08:12 PDT by GitHub.", ("2026-07-01T08:12-07:00", Channel.GITHUB, "")),
        ("2026-07-01 08:12 PST", ("2026-07-01T08:12-07:00", None, "")),  # PST said loosely in summer
        ("2026-11-01 01:30 PDT", ("2026-11-01T01:30-07:00", None, "")),
        ("2026-11-01 01:30 PST", ("2026-11-01T01:30-08:00", None, "")),
        ("2026-03-08 02:30 PST", ("2026-03-08T02:30-08:00", None, "")),  # a wall time that never was
        ("2026-11-23 08:12 EST by mail", None),
        ("2026-11-23 25:12 PST", None),
        ("2026-02-30 08:12 PST", None),
        ("0001-01-01 00:00 +23:59", None),
        ("2026-11-23 08:12 +99:00", None),
        ("2026-11-23 08:12 PST by carrier pigeon", None),
        ("2026-11-23", None),
    ],
)
def test_line(line: str, expected: tuple[str, Channel | None, str] | None) -> None:
    wanted = Received(utc(expected[0]), expected[1], expected[2]) if expected else None
    assert read_received(f"Hello\n  Received {line}  \r\nmore text", HOME) == wanted


def test_the_first_line_that_can_be_read_counts() -> None:
    body = "Received from my server: crash\nReceived 2026-11-23 08:12 PST\nReceived 2026-11-24 08:12 PST"
    assert read_received(body, HOME) == Received(utc("2026-11-23T08:12-08:00"))


def test_a_body_without_the_line() -> None:
    assert read_received("I received 2026-11-23 08:12 PST by mail", HOME) is None


@given(
    st.datetimes(datetime(1991, 1, 1), datetime(2040, 1, 1)),  # noqa: DTZ001  # made aware below
    st.sampled_from(["America/Los_Angeles", "Europe/Berlin", "Australia/Sydney", "Asia/Kolkata"]),
)
def test_what_a_clock_shows_is_read_back(at: datetime, zone: str) -> None:
    tz, when = ZoneInfo(zone), at.replace(microsecond=0, tzinfo=UTC)
    body = f"{when.astimezone(tz):Received %Y-%m-%d %H:%M:%S %Z by chat}"
    assert read_received(body, tz) == Received(when, Channel.CHAT)


ZONES = st.sampled_from(["America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "America/Sao_Paulo", "UTC"])
INSTANTS = st.datetimes(datetime(1991, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(INSTANTS, ZONES, st.sampled_from(Channel), st.text(), st.text())
@example(utc("2026-11-01T01:30-07:00"), "America/Los_Angeles", Channel.MAIL, "J. R. Doe Jr.", "")
@example(utc("2026-11-01T01:30-08:00"), "America/Los_Angeles", Channel.MAIL, "a\u2028Received b", "")
def test_what_is_written_is_read_back(
    at: datetime, zone: str, channel: Channel, customer: str, below: str
) -> None:
    line = write_received(at, channel, customer, ZoneInfo(zone))
    assert len(line.splitlines()) == 1
    expected = Received(to_minute(at), channel, one_line_name(customer))
    assert read_received(f"{line}\n{below}", ZoneInfo(zone)) == expected


@pytest.mark.parametrize(
    ("channel", "customer", "expected"),
    [
        (Channel.MAIL, "Jane Doe", "Received 2026-11-23 08:12 PST by mail from Jane Doe."),
        (Channel.WALK_IN, "  ", "Received 2026-11-23 08:12 PST by walk-in."),
        (Channel.CHAT, "J <j@x>\n<!--", "Received 2026-11-23 08:12 PST by chat from J (j@x) (!--."),
    ],
)
def test_the_line_as_written(channel: Channel, customer: str, expected: str) -> None:
    assert write_received(utc("2026-11-23T08:12:59-08:00"), channel, customer, HOME) == expected


def test_a_zone_without_letters_is_written_as_its_offset() -> None:
    line = write_received(utc("2026-11-23T08:12+00:00"), Channel.MAIL, "", ZoneInfo("America/Sao_Paulo"))
    assert line == "Received 2026-11-23 05:12 -0300 by mail."


@given(st.text(), st.text(alphabet="0123456789-: PSTUC+byfromail.", max_size=60))
@example("", "9999-12-31 23:59 -23:59")
@example("", "9999-12-31 23:59 PST")
def test_never_raises(before: str, line: str) -> None:
    found = read_received(f"{before}\nReceived {line}", HOME)
    assert found is None or found.at.utcoffset() == timedelta(0)
