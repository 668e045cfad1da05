"""The journal: what people recorded about the duty that GitHub does not hold (design, section 6).

Entries are only ever appended; of each kind (and comment, escalation, link or mail, where one is meant) the
newest wins. Effort alone adds up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from sretui.core.entries import ABOUT, Data, Entry, Fact, Kind, Value, slot
from sretui.core.handoff.card import Card
from sretui.core.model import Channel
from sretui.core.recorded import (
    Asking,
    Escalation,
    Facts,
    Link,
    LinkRole,
    Postmortem,
    Promise,
    Redirected,
    Voice,
)
from sretui.core.taking_back import inverse

__all__ = [
    "Asking",
    "Entry",
    "Escalation",
    "Fact",
    "Facts",
    "Kind",
    "Link",
    "LinkRole",
    "Postmortem",
    "Promise",
    "Redirected",
    "Value",
    "Voice",
    "facts",
    "inverse",
    "slot",
]

E = TypeVar("E", bound=StrEnum)


def facts(entries: Iterable[Entry]) -> Facts:
    """Fold one inquiry's entries, oldest first, into what holds now."""
    every = tuple(entries)
    newest: dict[tuple[Kind, Value], Entry] = {slot(entry.kind, entry.data): entry for entry in every}
    plain = {kind: entry.data for (kind, _), entry in newest.items() if kind not in ABOUT}
    by = {kind: entry.by for (kind, _), entry in newest.items() if kind not in ABOUT}
    fruit = _yes_or_no(plain.get(Kind.JUDGED, {}).get("fruit"))
    estimate = max(0, _number(plain.get(Kind.ESTIMATED, {}).get("minutes"))) or None
    snoozed = _instant(plain.get(Kind.SNOOZED, {}).get("until"))
    return Facts(
        received=_instant(plain.get(Kind.RECEIVED, {}).get("at")),
        channel=_member(Channel, plain.get(Kind.CHANNEL, {}).get("channel")),
        customer=_text(plain.get(Kind.CUSTOMER, {}).get("name")) or None,
        spoke=_voices(newest.values()),
        no_reply_needed=_instant(plain.get(Kind.NO_REPLY_NEEDED, {}).get("until")),
        answered_elsewhere=_instant(plain.get(Kind.ANSWERED_ELSEWHERE, {}).get("at")),
        answered_how=_text(plain.get(Kind.ANSWERED_ELSEWHERE, {}).get("how")),
        snoozed=snoozed,
        snoozed_at=_since(newest[Kind.SNOOZED, None]) if snoozed else None,
        escalations=tuple(_escalations(every)),
        resolved=_list(plain.get(Kind.RESOLVED, {}).get("kinds")),
        outside=_text(plain.get(Kind.RESOLVED, {}).get("outside")),
        effort=_effort(every),
        timer=_instant(plain.get(Kind.TIMER, {}).get("since")),
        timer_category=_text(plain.get(Kind.TIMER, {}).get("category")),
        fruit=fruit,
        fruit_why=_text(plain.get(Kind.JUDGED, {}).get("why")),
        fruit_by="" if fruit is None else by[Kind.JUDGED],
        estimate=estimate,
        estimate_by="" if estimate is None else by[Kind.ESTIMATED],
        finished=_text(plain.get(Kind.FINISHED, {}).get("how")),
        serious=_yes_or_no(plain.get(Kind.SERIOUS, {}).get("serious")),
        serious_why=_text(plain.get(Kind.SERIOUS, {}).get("why")),
        serious_at=newest[Kind.SERIOUS, None].at if Kind.SERIOUS in plain else None,
        postmortem=_postmortem(plain.get(Kind.POSTMORTEM, {})),
        links=tuple(_links(newest.values())),
        redirected=_redirected(plain.get(Kind.REDIRECT, {})),
        taken_over=dict(_promises(newest.values())),
        not_taken=dict(_refusals(newest.values())),
        card=_card(plain.get(Kind.HANDOFF_CARD, {})),
        mails=tuple(_mails(newest.values())),
    )


def _voices(newest: Iterable[Entry]) -> dict[str, Voice]:
    said = {str(one.data.get("comment")): one.data for one in newest if one.kind is Kind.SPOKE}
    voices = {about: _member(Voice, data.get("who")) for about, data in said.items()}
    return {about: voice for about, voice in voices.items() if voice}


def _escalations(entries: Iterable[Entry]) -> Iterator[Escalation]:
    """Fold each one's entries: what a later one leaves out stays; None as its state takes it back."""
    told: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind is Kind.ESCALATED:
            told.setdefault(_text(entry.data.get("id")), []).append(entry)
    for key, course in told.items():
        data: Data = {name: value for entry in course for name, value in entry.data.items()}
        state = _member(Asking, data.get("state"))
        if state is not None:
            whom, question = _text(data.get("whom")), _text(data.get("question"))
            by = _instant(data.get("by"))
            yield Escalation(key, state, whom, question, by, course[0].at, _since(course[-1]))


def _since(entry: Entry) -> datetime:
    return _instant(entry.data.get("since")) or entry.at


def _effort(entries: Iterable[Entry]) -> dict[str, int]:
    spent: Counter[str] = Counter()
    for entry in entries:
        if entry.kind is Kind.EFFORT:
            spent[_text(entry.data.get("category"))] += _number(entry.data.get("minutes"))
    return {category: minutes for category, minutes in spent.items() if minutes}


def _links(newest: Iterable[Entry]) -> Iterator[Link]:
    for entry in newest:
        role = _member(LinkRole, entry.data.get("role")) if entry.kind is Kind.LINK else None
        if role is not None:
            yield Link(_text(entry.data.get("url")), role, _text(entry.data.get("label")))


def _postmortem(data: Data) -> Postmortem | None:
    if not isinstance(data.get("happened"), str):
        return None
    return Postmortem(
        happened=_text(data.get("happened")),
        milestones=_text(data.get("milestones")),
        recommendations=_text(data.get("recommendations")),
        estimated=max(0, _number(data.get("estimated"))),
    )


def _redirected(data: Data) -> Redirected | None:
    who = _text(data.get("who"))
    if not who:
        return None
    return Redirected(who, _text(data.get("how")), _instant(data.get("when")), data.get("made") is True)


def _promises(newest: Iterable[Entry]) -> Iterator[tuple[str, Promise]]:
    for entry in newest:
        if entry.kind is Kind.TAKEN_OVER and isinstance(action := entry.data.get("next"), str):
            yield _text(entry.data.get("comment")), Promise(action, _instant(entry.data.get("by")))


def _refusals(newest: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, str]]]:
    for entry in newest:
        if entry.kind is Kind.NOT_TAKEN and isinstance(why := entry.data.get("why"), str):
            yield _text(entry.data.get("comment")), (why, _text(entry.data.get("to")))


def _card(data: Data) -> Card:
    words = {name: _text(data.get(name)) for name in ("state", "tried", "promised", "asked")}
    return Card(**words, next_action=_text(data.get("next")), by=_instant(data.get("by")))


def _mails(newest: Iterable[Entry]) -> Iterator[str]:
    for entry in newest:
        if entry.kind is Kind.MAIL and not entry.data.get("gone"):
            yield _text(entry.data.get("id"))


def _instant(value: Value) -> datetime | None:
    """Read an instant; one without an offset is UTC, as the journal writes it, and not the machine's time."""
    try:
        at = datetime.fromisoformat(value if isinstance(value, str) else "")
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _member(enum: type[E], value: Value) -> E | None:
    return enum(value) if value in set(enum) else None


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Value) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _yes_or_no(value: Value) -> bool | None:
    return value if isinstance(value, bool) else None


def _list(value: Value) -> tuple[str, ...]:
    return tuple(part.strip() for part in _text(value).split(",") if part.strip())
