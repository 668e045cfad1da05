"""The inbox: which inquiries need somebody, in sections, most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict


class SectionKind(StrEnum):
    """The sections, in their order on the screen."""

    ANSWER = "Answer"
    """No response yet."""
    REPLY = "Reply"
    """The turn is ours again, be the inquiry open or closed."""
    CUSTOMER = "Waiting for customer"
    EXPIRING = "Expiring"
    """The customer has been silent for so long that closing is offered."""


@dataclass(frozen=True, slots=True)
class Row:
    """One inquiry in its section."""

    standing: Standing
    section: SectionKind


@dataclass(frozen=True, slots=True)
class Section:
    """A section that has rows."""

    kind: SectionKind
    rows: tuple[Row, ...]


def sections(standings: Iterable[Standing], team: Team, now: datetime) -> tuple[Section, ...]:
    """Sort inquiries into sections; closed ones come only where the turn is ours."""
    rows: dict[SectionKind, list[Row]] = {kind: [] for kind in SectionKind}
    for one in sorted(standings, key=_urgency):
        kind = section_of(one, team, now)
        if kind is not None:
            rows[kind].append(Row(one, kind))
    return tuple(Section(kind, tuple(found)) for kind, found in rows.items() if found)


def section_of(one: Standing, team: Team, now: datetime) -> SectionKind | None:
    """Tell the section of an inquiry; None when nobody has to act."""
    if one.turn is Turn.US:
        return SectionKind.ANSWER if one.verdict is Verdict.UNANSWERED else SectionKind.REPLY
    if one.turn is Turn.NOBODY:
        return None
    silent = now - one.since
    if team.expiry_days and silent >= timedelta(days=team.expiry_days):
        return SectionKind.EXPIRING
    return SectionKind.CUSTOMER


def _urgency(one: Standing) -> tuple[datetime, int]:
    """Order by waiting: who has waited longest has the least business time left, and all have one goal."""
    return one.since, one.inquiry.conversation.issue.number
