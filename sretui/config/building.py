"""Checked values -> Settings and the core's Team: the one place where the files' words become the program's.

The values are what the models dump as JSON, defaults included, so that they may come from a file as well.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from sretui.config.settings import Settings
from sretui.core.fruit.weights import Weights
from sretui.core.handoff.destination import NOWHERE, read_destination
from sretui.core.hours import BusinessHours, Closure
from sretui.core.model import Channel
from sretui.core.team import EscalationPath, Labels, Membership, Person, Shift, Team

Values = Mapping[str, Any]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def build_settings(mine: Values) -> Settings:
    """Build what the program uses of one's own file."""
    return Settings(
        me=mine["me"],
        keys=mine["keys"],
        **mine["repos"],
        **mine["github"],
        **mine["polling"],
        **mine["writing"],
        **mine["screen"],
    )


def build_team(team: Values) -> Team:
    """Build the Team that the rules read."""
    channels: Mapping[str, str] = team["channels"]
    return Team(
        name=team["name"],
        hours=_hours(team),
        goal=timedelta(seconds=team["goal"]),
        people=tuple(_person(person) for person in team["people"]),
        relays=tuple(team["relays"]),
        bots=tuple(team["bots"]),
        labels=_labels(team["labels"]),
        fruit=_fruit(team["fruit"]),
        views=dict(team["views"]),
        boilerplate=tuple(team["boilerplate"]),
        classified_sites=tuple(team["classified_sites"]),
        restricted_words=tuple(team["restricted_words"]),
        effort_categories=tuple(team["effort_categories"]),
        list_tags=tuple(team["list_tags"]),
        private_channels={name: privacy == "private" for name, privacy in channels.items()},
        channels=tuple(Channel(name) for name in channels),
        shifts=tuple(
            Shift(date.fromisoformat(shift["start"]), shift["primary"], shift["backup"])
            for shift in team["shifts"]
        ),
        holiday_years=frozenset(int(year) for year in team["holidays"]),
        expiry_days=team["expiry_days"],
        escalation=tuple(map(_path, team["escalation"])),
        handoff_summary=read_destination(team["handoff"]["summary"]) or NOWHERE,
    )


def _hours(team: Values) -> BusinessHours:
    weekly = {
        _WEEKDAYS.index(day): tuple(
            (time.fromisoformat(start), time.fromisoformat(end)) for start, end in intervals
        )
        for day, intervals in team["hours"]["weekly"].items()
    }
    holidays = frozenset(date.fromisoformat(day) for days in team["holidays"].values() for day in days)
    return BusinessHours(team["hours"]["zone"], weekly, holidays, tuple(map(_closure, team["closures"])))


def _closure(closure: Values) -> Closure:
    start, end = time.fromisoformat(closure["start"]), time.fromisoformat(closure["end"])
    return Closure(date.fromisoformat(closure["date"]), start, end)


def _labels(labels: Values) -> Labels:
    return Labels(
        low_hanging_fruit=tuple(labels["low_hanging_fruit"]),
        reviewed=labels["reviewed"],
        expired=labels["expired"],
        docs=labels["docs"],
        template_defaults=tuple(labels["template_defaults"]),
    )


def _fruit(fruit: Values) -> Weights:
    points = {name: value for name, value in fruit.items() if name not in {"limit", "label", "labels"}}
    return Weights(
        limit=round(fruit["limit"] / 60),
        fruit_label=fruit["label"],
        labels=dict(fruit["labels"]),
        **points,
    )


def _path(path: Values) -> EscalationPath:
    return EscalationPath(
        topics=tuple(path["topics"]),
        people=tuple(path["people"]),
        outside=path["outside"],
        reach=path["reach"],
        notes=path["notes"],
    )


def _person(person: Values) -> Person:
    memberships = tuple(Membership(_day(each["start"]), _day(each["end"])) for each in person["memberships"])
    return Person(person["login"], person["name"], person["percent"], person["experienced"], memberships)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
