"""The invented team of an invented program: Skerry, which draws the meshes of large simulations."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sretui.demo.office import holidays, local

OWNER = "example-skerry"
INQUIRIES, PRODUCT = f"{OWNER}/live-customer-response", f"{OWNER}/skerry"
TEAM_NAME = "Skerry"
RELAY = "tkvale-skerry"
"""Posts for anybody on the mailing list; its login begins with a developer's."""
BOTS = ("skerry-ci", "skerry-labeler[bot]")
ME = "mira-oduya"
TOKEN = "ghp_demo00000000000000000000000000skerry"  # noqa: S105 - it opens nothing but the stand-in

BOILERPLATE = """\
We are trying to bring the `skerry-users` mailing list and GitHub issues together.
If you answer this by mail, please reply **only** to messages whose *Subject* line includes
`[example-skerry/live-customer-response]`. Replies to any other message reach the list alone
and nobody will connect them with this issue.
Do not put passwords, host names or other people's data here: everything below is public.

---"""
LIST_TAGS = ("[EXTERNAL]", "[skerry-users]", f"[{INQUIRIES}]")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the team; `percent` is of full time on the project."""

    login: str
    name: str
    percent: int
    experienced: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """A week of duty, from its first local date until the next one starts."""

    start: date
    primary: str
    backup: str


PEOPLE = (
    Person("mira-oduya", "Mira Oduya", 100, True),
    Person("tkvale", "Torbjørn Kvale", 50, True),
    Person("ligia-sousa", "Lígia Sousa", 80, True),
    Person("jbraendl", "Jonas Brändl", 50, False),
    Person("anwen-rees", "Anwen Rees", 40, True),
    Person("dkoval", "Danylo Koval", 50, False),
    Person("petrawinter", "Petra Winter", 25, True),
    Person("hiroki-nagata", "Hiroki Nagata", 100, False),
)
CUSTOMERS = (
    ("rasmussen-e", "Eske Rasmussen"),
    ("nvu-hydro", "Ngọc Vũ"),
    ("pgallagher77", "Peadar Gallagher"),
    ("ines-matos", "Inês Matos"),
    ("k-adeyemi", "Kehinde Adeyemi"),
    ("wlodek-s", "Włodzimierz Sęk"),
    ("cfd-marta", "Marta Ibáñez"),
    ("yuki-mori-lab", "森 由紀"),
    ("benoit-lacroix", "Benoît Lacroix"),
    ("seo-jh", "Seo Ji-hye"),
)
GHOST = "gone-fishing"
"""Deletes the account in the course of the past: all its issues and comments belong to nobody."""


def shifts(at: datetime) -> tuple[Shift, ...]:
    """Give the weeks of duty from half a year before an instant (UTC) to two months after, this one mine."""
    today = local(at).date()
    monday = today - timedelta(days=today.weekday())
    if today < _first_day(monday):
        monday -= timedelta(days=7)
    me = [one.login for one in PEOPLE].index(ME)
    return tuple(
        Shift(
            _first_day(monday + timedelta(weeks=week)),
            PEOPLE[(me + week) % len(PEOPLE)].login,
            PEOPLE[(me + week + 4) % len(PEOPLE)].login,
        )
        for week in range(-26, 9)
    )


def primary_at(rota: tuple[Shift, ...], at: datetime) -> str:
    """Tell who had the duty at an instant (UTC); the first Primary known for anything older."""
    day = local(at).date()
    return next((one.primary for one in reversed(rota) if one.start <= day), rota[0].primary)


def _first_day(monday: date) -> date:
    """Shifts begin on Monday, on Tuesday after a Monday that is a holiday."""
    return monday + timedelta(days=1) if monday in holidays(monday.year) else monday
