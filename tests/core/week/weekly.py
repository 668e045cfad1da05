"""Inquiries of a week, as a test needs them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sretui.core.board import Inquiry
from sretui.core.effort import Told
from sretui.core.journal import Entry, Fact, facts
from sretui.core.model import Comment, Conversation, Event, Issue, RepoRole
from sretui.core.turn import Standing, standing
from sretui.core.week.bounds import week_bounds
from sretui.core.week.figures import Figures, figures
from tests.core.roster.weeks_of_duty import NOW, TEAM, pst


def issue(number: int, at: datetime, **more: Any) -> Issue:
    made = Issue(f"i{number}", RepoRole.INQUIRIES, number, f"Question {number}", "?", "jane", at, at)
    return replace(made, **{"url": f"https://example.org/{number}", **more})


def one(
    number: int,
    at: datetime,
    *,
    answered: datetime | None = None,
    said: Sequence[str] = (),
    recorded: Sequence[tuple[Fact, datetime]] = (),
    **more: Any,
) -> Standing:
    """Make an inquiry that alice answered, perhaps; `said` are more words of hers, at the answer's time."""
    made = issue(number, at, **more)
    texts = ["Do it like this.", *said] if answered else list(said)
    comments = tuple(
        Comment(
            number * 10 + place,
            f"c{number}-{place}",
            made.repo,
            number,
            "alice",
            text,
            answered or at,
            answered or at,
        )
        for place, text in enumerate(texts)
    )
    events = (Event(number, made.repo, number, "closed", "alice", made.closed),) if made.closed else ()
    known = facts(entry(fact, when, f"i{number}") for fact, when in recorded)
    return standing(Inquiry(Conversation(made, comments, events), known), TEAM)


def entry(fact: Fact, at: datetime, about: str = "i1", by: str = "alice") -> Entry:
    return Entry(f"{at} {about} {by} {fact}", at, by, about, *fact)


def told(*entries: Entry) -> Told:
    keys = dict.fromkeys(entry.inquiry for entry in entries)
    return {key: [entry for entry in entries if entry.inquiry == key] for key in keys}


def week(*standings: Standing, journal: Told | None = None, now: datetime = NOW) -> Figures:
    names = {it.inquiry.conversation.issue.node_id: it.inquiry.conversation.issue for it in standings}
    bounds = week_bounds(TEAM, pst("2026-11-23T08:00"))
    return figures(standings, journal or {}, names, TEAM, "alice", bounds, now)
