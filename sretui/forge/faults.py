"""GitHub's refusals as ForgeErrors: one sentence each that says what to do, and never holds the token."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol

from sretui.core.errors import (
    BadAnswer,
    ForgeError,
    Gone,
    Offline,
    RateLimited,
    Refused,
    TooDeep,
    Unauthorized,
)
from sretui.core.model import Rate

_WORDS = 160
"""How many characters of GitHub's own words are shown."""
_SECONDARY = timedelta(minutes=1)
_LONGEST = timedelta(hours=2)
"""GitHub's quotas are hourly; a longer wait is a mistake or a joke."""
_SSO_ADDRESS = re.compile(r"url=(https://[!-~]+)")


class Answer(Protocol):
    """What a fault is read from."""

    @property
    def status(self) -> int:
        """HTTP's number."""

    @property
    def headers(self) -> Mapping[str, str]:
        """By lower-case name."""

    @property
    def text(self) -> str:
        """The body."""


def fault(reply: Answer, now: datetime, *, what: str, deep: bool, limits: int) -> ForgeError:
    """Say what an answer other than the wanted one means.

    `what` names the thing asked for, `deep` is whether it was a later page of a list, and `limits` counts the
    rate limits since the last success: where GitHub names no time, each wait is longer than the one before.
    """
    status = reply.status
    words = _words(reply.text)
    if status == 401:
        return Unauthorized("GitHub does not accept the token (401): make a new one in its place.")
    if status == 403 and "x-github-sso" in reply.headers:
        return Unauthorized(_sso(reply.headers["x-github-sso"]))
    if (until := _limited(reply, words, now, limits)) is not None:
        return RateLimited("GitHub's rate limit is reached: it goes on when GitHub allows.", until)
    if status in {301, 302, 303, 307, 308}:
        return _moved(reply, what)
    if status in {404, 410}:
        return Gone(f"GitHub shows no {what} ({status}): it was deleted, or the token may not see it.")
    if status == 422 and (deep or "pagination" in words.casefold()):
        return TooDeep(f"GitHub pages no further into {what} (422); going on from the last change.", status)
    if status >= 500:
        return Offline(f"GitHub has trouble of its own ({status}) and did not send {what}; trying again.")
    if status >= 400:
        return Refused(f"GitHub refuses {what} ({status}): {words or 'it gave no reason'}", status)
    return BadAnswer(f"GitHub answered {what} with status {status}, which makes no sense here.")


def refusal(reply: Answer, now: datetime, *, what: str, limits: int) -> ForgeError:
    """Say what an answer other than success means for a change that was asked for.

    Offline and BadAnswer leave open whether it was done; everything else says that it surely was not.
    """
    status = reply.status
    words = _words(reply.text)
    if status >= 500:
        return Offline(f"GitHub has trouble of its own ({status}): nobody knows if it has the {what}.")
    if status in {301, 302, 303, 307, 308}:
        return _moved(reply, f"the place of the {what}")
    if status in {404, 410}:
        told = f": {words}" if words else ""
        return Gone(f"GitHub has no place for the {what} ({status}){told}; it was deleted, or you may not.")
    if status in {401, 403, 429}:
        return fault(reply, now, what=f"the {what}", deep=False, limits=limits)
    if 400 <= status < 500:
        reasons = "; ".join(part for part in (words, *_errors(reply.text)) if part)
        return Refused(f"GitHub refuses the {what} ({status}): {reasons or 'it gave no reason'}", status)
    return BadAnswer(f"GitHub answered the {what} with status {status}, which makes no sense here.")


def _errors(body: str) -> list[str]:
    """GitHub's reasons for a 422, each in its words, or by field and code where it has none."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return []
    listed = message.get("errors") if isinstance(message, dict) else None
    told = [_reason(one) for one in listed[:3]] if isinstance(listed, list) else []
    return [_shorten(one) for one in told if one]


def _reason(error: object) -> str:
    if not isinstance(error, dict):
        return error if isinstance(error, str) else ""
    if isinstance(error.get("message"), str):
        return str(error["message"])
    parts = [str(error[key]) for key in ("field", "code", "value") if isinstance(error.get(key), str)]
    return " ".join(parts)


def date(headers: Mapping[str, str]) -> datetime | None:
    """Read GitHub's own time (UTC) from the Date header."""
    try:
        read = parsedate_to_datetime(headers["date"])
        # A header that came twice, as from a server behind a server, loses its zone; it is UTC all the same.
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return None


def rate(headers: Mapping[str, str]) -> Rate | None:
    """Read the quota from the headers of any answer; None when they do not tell."""
    left, limit, reset = (
        _whole(headers.get(f"x-ratelimit-{name}")) for name in ("remaining", "limit", "reset")
    )
    if left is None or limit is None or reset is None:
        return None
    return Rate(left, limit, datetime.fromtimestamp(reset, UTC))


def _limited(reply: Answer, words: str, now: datetime, limits: int) -> datetime | None:
    """When a rate limit ends by our clock, None when the answer is about something else."""
    if reply.status not in {403, 429}:
        return None
    wait = _told_wait(reply.headers, now)
    if wait is None and (
        reply.status == 429 or "rate limit" in words.casefold() or "abuse" in words.casefold()
    ):
        wait = _SECONDARY * 2 ** min(limits, 6)
    return None if wait is None else now + min(max(wait, timedelta(seconds=1)), _LONGEST)


def _told_wait(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long GitHub asks us to wait; its instants are compared to its own clock, as ours may be wrong."""
    theirs = date(headers) or now
    if "retry-after" in headers:
        seconds = _whole(headers["retry-after"])
        at = date({"date": headers["retry-after"]})
        return (
            timedelta(seconds=seconds)
            if seconds is not None
            else at - theirs
            if at is not None
            else _SECONDARY
        )
    quota = rate(headers)
    if headers.get("x-ratelimit-remaining") == "0":
        return quota.reset - theirs + timedelta(seconds=1) if quota else _SECONDARY
    return None


def _sso(header: str) -> str:
    found = _SSO_ADDRESS.search(header)
    where = found[1][:200] if found else "https://github.com/settings/tokens (Configure SSO)"
    return f"The organisation wants the token authorised for single sign-on: open {where} and allow it."


def _moved(reply: Answer, what: str) -> ForgeError:
    location = reply.headers.get("location")
    if not location:
        return BadAnswer(f"GitHub says that {what} has moved, but not where to; trying again later.")
    return Gone(f"GitHub says that {what} has moved to {_shorten(location)}.", location)


def _words(body: str) -> str:
    """GitHub's own message, on one short line."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    told = message.get("message") if isinstance(message, dict) else None
    return _shorten(told) if isinstance(told, str) else ""


def _shorten(words: str) -> str:
    line = " ".join("".join(each if each.isprintable() else " " for each in words).split())
    return line if len(line) <= _WORDS else f"{line[: _WORDS - 1]}…"


def _whole(value: str | None) -> int | None:
    """Read a count or an epoch that a datetime and a timedelta can hold."""
    # sometimes floats are sent: https://github.com/PyGithub/PyGithub/pull/2697
    found = re.fullmatch(r"(\d{1,10})(?:\.\d*)?", value.strip(), re.ASCII) if value is not None else None
    return int(found[1]) if found else None
