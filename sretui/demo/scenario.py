"""A week of duty of the invented team, complete: the world to serve and what a config must say of the team.

The same instant and seed give the same week, word for word.
"""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sretui.demo import handed, past, stories, team
from sretui.demo.drafts import lay_down
from sretui.demo.fruit import ripen
from sretui.demo.happenings import Happening, happenings
from sretui.demo.office import ZONE, holidays, local
from sretui.demo.rosterfile import PATH, roster_file
from sretui.demo.state import World
from sretui.demo.team import Person, Shift

_LABELS = {
    "bug": "d73a4a",
    "enhancement": "a2eeef",
    "docs": "0075ca",
    "question": "d876e3",
    "wontfix": "ffffff",
    "reviewed": "c2e0c6",
    "priority": "b60205",
    "crash": "b60205",
    "wrong results": "e99695",
    "impact low": "fef2c0",
    "impact medium": "fbca04",
    "impact high": "d93f0b",
    "likelihood low": "fef2c0",
    "likelihood medium": "fbca04",
    "likelihood high": "d93f0b",
    "low-hanging fruit": "0e8a16",
    "good first issue": "7057ff",
    "security": "5319e7",
    "admin": "bfdadc",
    "deliberation": "bfd4f2",
    "asc": "1d76db",
    "scidac": "1d76db",
    "engineering": "c5def5",
}
_BEGAN = timedelta(days=3400)
_PRODUCT_FIRST = 180
_INQUIRIES_FIRST = 3


@dataclass(frozen=True, slots=True)
class Week:
    """A scenario: the world, the two repositories, the team's data, and what will happen (`script`)."""

    world: World
    inquiries_repo: str
    product_repo: str
    me: str
    token: str
    team_name: str
    zone: str
    people: tuple[Person, ...]
    relays: tuple[str, ...]
    bots: tuple[str, ...]
    holidays: tuple[date, ...]
    shifts: tuple[Shift, ...]
    boilerplate: tuple[str, ...]
    list_tags: tuple[str, ...]
    script: tuple[Happening, ...]
    numbers: dict[str, int]
    """The numbers of this week's inquiries by their keys."""


def build_week(at: datetime, seed: int = 1) -> Week:
    """Build the week around an instant (UTC)."""
    at = at.replace(microsecond=0)
    dice = random.Random(seed)  # noqa: S311 - a story, no secret
    rota = team.shifts(at)
    world = _world(at)
    inquiries = world.repo(team.INQUIRIES)
    week = [*stories.active(at, rota[-10].primary), *handed.over(at, rota[-10], rota[-9])]
    numbers = lay_down(world, inquiries, [*past.inquiries(at, dice, rota), *week], lambda: 1)
    product = world.repo(team.PRODUCT)
    lay_down(world, product, past.issues(at, dice), lambda: dice.choice((1, 1, 2, 5, 20)))
    ripen(product, inquiries)
    world.transfer_issue(inquiries, numbers["moved"], product, by="anwen-rees", at=at - timedelta(days=11))
    world.forget_user(team.GHOST)
    for repo in (inquiries, product):
        repo.files["README.md"] = f"# {repo.name}\n".encode()
    inquiries.files[PATH] = roster_file(rota, at).encode()
    return Week(
        world,
        team.INQUIRIES,
        team.PRODUCT,
        team.ME,
        team.TOKEN,
        team.TEAM_NAME,
        ZONE,
        team.PEOPLE,
        (team.RELAY,),
        team.BOTS,
        tuple(day for year in range(local(at).year - 1, local(at).year + 2) for day in holidays(year)),
        rota,
        (team.BOILERPLATE,),
        team.LIST_TAGS,
        happenings(at, numbers),
        numbers,
    )


def _world(at: datetime) -> World:
    world = World()
    began = at - _BEGAN
    crew = [one.login for one in team.PEOPLE]
    crew = [team.ME, *(login for login in crew if login != team.ME)]
    for person in team.PEOPLE:
        world.add_user(person.login, person.name, at=began)
    for login, name in team.CUSTOMERS:
        world.add_user(login, name, at=began)
    world.add_user(team.RELAY, "skerry-users mailing list", at=began)
    world.add_user(team.GHOST, at=began)
    for login in team.BOTS:
        world.add_user(login, bot=True, at=began)
    about = "Questions of users, as they come in"
    first = _INQUIRIES_FIRST
    world.add_repo(
        team.OWNER, "live-customer-response", description=about, team=crew, first_number=first, at=began
    )
    world.add_repo(
        team.OWNER, "skerry", description="Draws meshes", team=crew, first_number=_PRODUCT_FIRST, at=began
    )
    for name, color in _LABELS.items():
        world.add_label(team.PRODUCT, name, color)
    world.add_label(team.INQUIRIES, "wontfix", _LABELS["wontfix"])
    world.add_token(team.TOKEN, team.ME, ["repo", "read:user"])
    return world
