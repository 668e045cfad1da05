"""`team.toml`: what the whole team shares.

The docstring under a field is its documentation in the README, in the written file and in error messages.
"""

from datetime import time, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from sretui.config.fruit import FruitTable
from sretui.config.shapes import (
    Day,
    Goal,
    Intervals,
    Login,
    RosterAt,
    Rows,
    SummaryAt,
    Table,
    Text,
    TimeOfDay,
    Zone,
    refuse,
)
from sretui.core.team import EFFORT_CATEGORIES

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ChannelName = Literal["GitHub", "mail", "hotline", "walk-in", "chat"]
Privacy = Literal["public", "private"]

_DAY = ((time(8), time(12)), (time(13), time(17)))
_WEEK: dict[Weekday, Intervals] = {
    "monday": _DAY,
    "tuesday": _DAY,
    "wednesday": _DAY,
    "thursday": _DAY,
    "friday": _DAY,
}
_CHANNELS: dict[ChannelName, Privacy] = {
    "GitHub": "public",
    "mail": "public",
    "hotline": "private",
    "walk-in": "private",
    "chat": "private",
}


class MembershipTable(Table):
    """One time on the team."""

    start: Day | None = Field(default=None, alias="from")
    """First local date on the team; left out is always."""
    end: Day | None = Field(default=None, alias="to")
    """Last local date on the team; left out is until further notice."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.start > self.end:
            refuse("`from` no later than `to`")
        return self


class PersonTable(Table):
    """Somebody on the team."""

    login: Login
    """GitHub login, exactly."""
    name: Text
    """Name as the screens show it."""
    percent: Annotated[int, Field(ge=0, le=100)] = 50
    """Percent of full time on the project; 50 is nominal."""
    experienced: bool = False
    """Whether this person can back up a newcomer."""
    memberships: Rows[MembershipTable] = (MembershipTable(),)
    """When on the team, as a list of {from = DATE, to = DATE}; left out is always."""


class HoursTable(Table):
    """When the team answers."""

    zone: Zone
    """Time zone of the team's hours, as the tz database names it."""
    weekly: dict[Weekday, Intervals] = Field(default_factory=lambda: dict(_WEEK))
    """Business hours by weekday, as lists of "08:00-12:00"; a day left out is closed."""

    @field_validator("weekly")
    @classmethod
    def _open_at_all(cls, weekly: dict[Weekday, Intervals]) -> dict[Weekday, Intervals]:
        return weekly if any(weekly.values()) else refuse("at least one interval in the week")


class ClosureTable(Table):
    """Part of one day on which nobody answers."""

    date: Day
    """Local date."""
    start: TimeOfDay = Field(alias="from")
    """Local time at which the closure begins."""
    end: TimeOfDay = Field(alias="to")
    """Local time at which it ends."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            refuse("`from` earlier than `to`")
        return self


class LabelsTable(Table):
    """The team's label names; GitHub compares them without case."""

    low_hanging_fruit: Rows[Text] = ("low-hanging fruit", "good first issue")
    """Labels that say an issue is fixable within half a day."""
    reviewed: Text = "reviewed"
    """Label of a product issue the team has looked at."""
    expired: Text = "wontfix"
    """Label an inquiry gets when it is closed after long silence."""
    docs: Text = "docs"
    """Label of documentation issues."""
    template_defaults: Rows[Text] = ("impact medium", "likelihood medium")
    """Labels an untouched issue template sets; they say nothing on an issue that is not reviewed."""


class ShiftTable(Table):
    """One week of duty."""

    start: Day
    """Local date on which the shift starts; it ends where the next one starts, or after a week."""
    primary: Login
    """Login of the one who answers."""
    backup: Login
    """Login of the one whom the Primary enlists first."""


class EscalationTable(Table):
    """One documented way up."""

    topics: Rows[Text]
    """Words by which an inquiry is known to be of this kind."""
    people: Rows[Login] = ()
    """Logins of those to ask."""
    outside: str = ""
    """A team outside to ask, by name; nothing is posted for it."""
    reach: str = ""
    """How to reach them: a phone number, a room, an address."""
    notes: str = ""
    """What else to know."""

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        return self if self.people or self.outside.strip() else refuse("`people` or `outside`")


class HandoffTable(Table):
    """What a shift's end tells the team."""

    summary: SummaryAt = "none"
    """Where the summary goes: "none", "issue OWNER/REPO#NUMBER" (a comment there) or "file PATH"."""


class TeamFile(Table):
    """All of `team.toml`."""

    name: Text
    """The team's name."""
    hours: HoursTable
    """When the team answers."""
    goal: Goal = timedelta(hours=4)
    """Business time within which a first answer is due, like "4h" or "3h30m"."""
    expiry_days: Annotated[int, Field(ge=0, le=3_650)] = 21
    """Days of silence after which an inquiry is offered for closing; 0 is never."""
    people: Rows[PersonTable] = ()
    """Everybody who is or was on the team; their comments are answers."""
    relays: Rows[Login] = ()
    """Accounts that post for anybody, like a mailing list's; a person says who spoke."""
    bots: Rows[Login] = ()
    """Accounts whose comments never count; GitHub's own bots are known without."""
    shifts: Rows[ShiftTable] = ()
    """The weeks of duty, oldest first; those in the roster's own file stand for those of the same date."""
    roster: RosterAt = "roster.toml"
    """Where trades, covers and more weeks are kept: a file, or `github:OWNER/REPO:PATH`, which all share."""
    holidays: dict[str, Rows[Day]] = Field(default_factory=dict)
    """Days off by year, as YEAR = [DATE, ...]; `sretui holidays YEAR` proposes a list."""
    closures: Rows[ClosureTable] = ()
    """Parts of days on which nobody answers."""
    escalation: Rows[EscalationTable] = ()
    """The ways up: whom to ask about what; those that fit an inquiry's words are offered first."""
    handoff: HandoffTable = HandoffTable()
    """What a shift's end tells the team."""
    labels: LabelsTable = LabelsTable()
    """The team's label names."""
    fruit: FruitTable = FruitTable()
    """What makes a product issue a low-hanging fruit, in points by reason."""
    views: dict[Text, Text] = Field(default_factory=dict)
    """Filters of the backlog that everybody finds there, as "name" = "label:docs -assignee:*"."""
    channels: dict[ChannelName, Privacy] = Field(default_factory=lambda: dict(_CHANNELS))
    """How customers make contact, each "public" or "private" (private channels promise privacy)."""
    boilerplate: Rows[Text] = ()
    """Texts of the issue template, left out of search and folded on screen."""
    list_tags: Rows[Text] = ()
    """Subject tags of the mailing lists like "[users]", left out of titles."""
    texts: str = "texts"
    """Folder of the team's own texts, from this file's folder; `NAME.md` stands in for ours of that name."""
    effort_categories: Annotated[Rows[Text], Field(min_length=1)] = EFFORT_CATEGORIES
    """What time is spent on, as `t` offers it; effort is never posted."""
    classified_sites: Rows[Text] = ()
    """Sites at which classified matter is handled, by names that may be known; chosen from, never typed."""
    restricted_words: Rows[Text] = ()
    """Words pointed out before anything that holds them is posted, like a restricted network's name."""
