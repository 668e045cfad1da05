"""The shapes of single config values, each refusing with the words that tell a person what is expected.

Pydantic's own coercions are off: TOML has dates, numbers and booleans of its own, so text that merely looks
like one is a mistake worth naming (except dates and times, which people often put in quotes).
"""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Annotated, NoReturn, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from sretui.core.durations import EXPECTED as DURATION_EXPECTED
from sretui.core.durations import parse_duration
from sretui.core.handoff.destination import EXPECTED as DESTINATIONS
from sretui.core.handoff.destination import read_destination

T = TypeVar("T")


class Table(BaseModel):
    """A TOML table: every key known, nothing coerced, nothing changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, ser_json_timedelta="float")


def refuse(expected: str) -> NoReturn:
    """Refuse the value at hand, saying what was expected instead."""
    raise PydanticCustomError("expected", expected)


def _rows(value: object) -> object:
    return tuple(value) if isinstance(value, list) else refuse("a list")


Rows = Annotated[tuple[T, ...], BeforeValidator(_rows)]


def _matching(pattern: str, expected: str) -> Callable[[object], str]:
    shape = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        if not isinstance(value, str) or not shape.fullmatch(value):
            refuse(expected)
        return value

    return check


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        refuse("text in quotes")
    return value


def _date(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    refuse("a date like 2026-11-23")


def _time(value: object) -> time:
    if isinstance(value, time):
        return value
    found = _clock_time(value)
    return refuse("a time of day like 13:00") if found is None else found


def _clock_time(text: object) -> time | None:
    if not isinstance(text, str) or not re.fullmatch(r"\d\d:\d\d(:\d\d)?", text.strip(), re.ASCII):
        return None
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        return None


MIDNIGHT = time(0)
"""As the end of an interval: the end of the day."""
_MIDNIGHT = frozenset({"24:00", "00:00"})
INTERVAL_EXPECTED = 'an interval like "08:00-12:00" that ends after it starts'


def _interval(value: object) -> tuple[time, time]:
    if not isinstance(value, str):
        refuse(INTERVAL_EXPECTED)
    begin, _, end = value.partition("-")
    first, last = _clock_time(begin), MIDNIGHT if end.strip() in _MIDNIGHT else _clock_time(end)
    if first is None or last is None or (first >= last and last != MIDNIGHT):
        refuse(INTERVAL_EXPECTED)
    return first, last


def _interval_rows(value: object) -> object:
    rows = tuple(sorted(_interval(row) for row in value)) if isinstance(value, list) else refuse("a list")
    if any(earlier[1] > later[0] or earlier[1] == MIDNIGHT for earlier, later in pairwise(rows)):
        refuse("intervals that do not overlap")
    return rows


def _zone(value: object) -> str:
    expected = 'a time zone of the tz database like "America/Los_Angeles"'
    if not isinstance(value, str):
        refuse(expected)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse(expected)
    return value


def _zone_or_empty(value: object) -> str:
    return "" if value == "" else _zone(value)


def _goal(value: object) -> timedelta:
    amount = parse_duration(value) if isinstance(value, str) else None
    return amount or refuse(DURATION_EXPECTED)


ROSTER_EXPECTED = 'a file like "roster.toml", or "github:OWNER/REPO:PATH" for one in a repo'
_IN_REPO = re.compile(r"github:[\w-]+/[\w.-]+:[^\s:]*[^\s:/][^\s:]*", re.ASCII)


def _roster(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        refuse(ROSTER_EXPECTED)
    if value.startswith("github:") and not _IN_REPO.fullmatch(value):
        refuse(ROSTER_EXPECTED)
    return value


SUMMARY_EXPECTED = f"one of {DESTINATIONS}"


def _summary(value: object) -> str:
    if not isinstance(value, str) or read_destination(value) is None:
        refuse(SUMMARY_EXPECTED)
    return value.strip()


API_EXPECTED = 'an address like "https://api.github.com" (http only for this machine: a token is sent)'
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def _api(value: object) -> str:
    if not isinstance(value, str):
        refuse(API_EXPECTED)
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        refuse(API_EXPECTED)
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    clean = value.isascii() and value.isprintable() and " " not in value
    if not (safe and host and clean) or parts.username or parts.query or parts.fragment:
        refuse(API_EXPECTED)
    return value.rstrip("/")


REPO_EXPECTED = 'a repo as "owner/name"'
LOGIN_EXPECTED = "a GitHub login"

Text = Annotated[str, BeforeValidator(_text)]
Repo = Annotated[str, BeforeValidator(_matching(r"[\w-]{1,100}/[\w.-]{1,100}", REPO_EXPECTED))]
Login = Annotated[str, BeforeValidator(_matching(r"[A-Za-z0-9][\w-]{0,98}(\[bot\])?", LOGIN_EXPECTED))]
LoginOrEmpty = Annotated[str, BeforeValidator(_matching(r"|[A-Za-z0-9][\w-]{0,98}", LOGIN_EXPECTED))]
Day = Annotated[date, BeforeValidator(_date)]
TimeOfDay = Annotated[time, BeforeValidator(_time)]
Intervals = Annotated[tuple[tuple[time, time], ...], BeforeValidator(_interval_rows)]
Zone = Annotated[str, BeforeValidator(_zone)]
ZoneOrEmpty = Annotated[str, BeforeValidator(_zone_or_empty)]
Goal = Annotated[timedelta, BeforeValidator(_goal)]
Api = Annotated[str, BeforeValidator(_api)]
RosterAt = Annotated[str, BeforeValidator(_roster)]
SummaryAt = Annotated[str, BeforeValidator(_summary)]
