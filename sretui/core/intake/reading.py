"""The fields of a new inquiry as typed, read into a draft; each mistake is one sentence and has its field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from sretui.core.acts.filing import body_of
from sretui.core.intake.draft import InquiryDraft
from sretui.core.model import Channel
from sretui.core.moments import read_contact, read_moment
from sretui.core.outbox.marks import LONGEST, mark
from sretui.core.team import Team

NOT_YET = "not yet"
HOWS: Mapping[str, str] = {
    NOT_YET: "the clock runs",
    "by phone": "stops the clock; say when",
    "in person": "stops the clock; say when",
    "in a chat": "stops the clock; say when",
    "by mail": "stops the clock; say when",
}
"""How an inquiry may have been answered before it is filed."""
_LONGEST_TITLE = 256
"""Characters GitHub takes in a title."""
_ROOM = LONGEST - len(mark("0" * 32)) - 2
"""Characters that are left beside the mark."""


class FieldError(ValueError):
    """What is wrong, and in which field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def is_private(team: Team, channel: Channel) -> bool:
    """Say whether a channel promises privacy."""
    return team.private_channels.get(channel.value, False)


def read_draft(
    held: Mapping[str, str], known: InquiryDraft | None, team: Team, tz: tzinfo, now: datetime
) -> InquiryDraft:
    """Read the fields; `known` is what the mail told beside them. Raises FieldError."""
    channel = Channel(held["channel"])
    title = " ".join(held["title"].split())
    if not title:
        raise FieldError("title", "Give it a title: one line that says what it is about.")
    if len(title) > _LONGEST_TITLE:
        raise FieldError("title", f"GitHub takes {_LONGEST_TITLE} characters in a title; shorten it.")
    received = _moment("received", held["received"], tz, now)
    answered = None if held["answered"] == NOT_YET else _answered(held["answered_at"], received, tz, now)
    draft = InquiryDraft(
        title=title,
        text=held["text"].strip("\n"),
        channel=channel,
        received=received,
        customer=held["customer"].strip(),
        inline=held.get("inline") == "yes",
        named=held.get("named") == "yes",
        answered=answered,
        answered_how="" if answered is None else held["answered"],
    )
    if known is not None:
        draft = replace(draft, attachments=known.attachments, answers=known.answers)
    return _checked(draft, team)


def _moment(field: str, text: str, tz: tzinfo, now: datetime) -> datetime:
    try:
        return read_contact(text, tz, now)
    except ValueError as wrong:
        raise FieldError(field, str(wrong)) from None


def _answered(text: str, received: datetime, tz: tzinfo, now: datetime) -> datetime:
    if not text.strip():
        raise FieldError("answered_at", "Say when it was answered.")
    try:
        at = read_moment(text, tz, now)
    except ValueError as wrong:
        raise FieldError("answered_at", str(wrong)) from None
    if at < received:
        raise FieldError("answered_at", "It cannot have been answered before it was received.")
    return at


def _checked(draft: InquiryDraft, team: Team) -> InquiryDraft:
    shown = draft.inline and any(one.text is not None for one in draft.attachments)
    if not draft.text.strip() and not shown:
        asked = "Say in your own words" if is_private(team, draft.channel) else "Write down"
        raise FieldError("text", f"{asked} what is asked.")
    if (length := len(body_of(draft, team))) > _ROOM:
        raise FieldError(
            "text", f"GitHub takes {_ROOM:,} characters, and this has {length:,}: shorten it, or cut the log."
        )
    return draft
