"""The conversation of `sretui init`: questions, and what GitHub says to the answers."""

from collections.abc import Mapping
from dataclasses import dataclass

import click

from sretui.cli.connecting import forge_maker
from sretui.cli.now import now
from sretui.cli.setup.answers import ME, MINE, ZONE, Answers, answer, at
from sretui.config.checking import team_path
from sretui.config.editing import current
from sretui.config.places import Places
from sretui.core.errors import ForgeError, SretuiError
from sretui.core.model import RepoInfo, RepoRole
from sretui.sync.ports import Forge

Options = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What GitHub told: whose token it is, and who may be on the team."""

    account: str = ""
    people: tuple[str, ...] = ()


def talk(places: Places, options: Options, *, ask: bool, check: bool) -> tuple[Answers, Found]:
    """Ask what is not answered by options, check it with GitHub, and return both."""
    mine = dict(current(places.config))
    team = current(team_path(places.config, mine))
    said = {one.name: answer(one, options.get(one.name), at(mine, one.path), ask=ask) for one in MINE}
    if said["inquiries"].lower() == said["product"].lower():
        raise SretuiError("the inquiries and the product need a repo each; both answers name the same one")
    found = _look(said) if check else Found()
    me = answer(ME, options.get("me"), at(mine, ME.path), ask=ask and not found.account)
    if not me and not places.config.exists():
        me = found.account
    zone = answer(ZONE, options.get("zone"), at(team, ZONE.path), ask=ask)
    return Answers(said["inquiries"], said["product"], said["api"], zone, me), found


def _look(said: Mapping[str, str]) -> Found:
    try:
        return _ask_github(said)
    except ForgeError as error:
        sentence = f"{str(error).rstrip('.')}; nothing was written (--unchecked writes without asking GitHub)"
        raise SretuiError(sentence) from error


def _ask_github(said: Mapping[str, str]) -> Found:
    forge = forge_maker(said["api"], now)()
    account = forge.fetch_account().login
    infos = [_repo(forge, said[role.value], role) for role in (RepoRole.INQUIRIES, RepoRole.PRODUCT)]
    click.echo(f"The token is {account}'s; both repos are there, with their issues switched on.", err=True)
    return Found(account, _people(forge, infos[0], account))


def _repo(forge: Forge, name: str, role: RepoRole) -> RepoInfo:
    info = forge.fetch_repo(name, role)
    if not info.has_issues:
        raise SretuiError(f"{name} has its issues switched off; switch them on in the repo's settings")
    return info


def _people(forge: Forge, repo: RepoInfo, account: str) -> tuple[str, ...]:
    """Propose whoever issues can be assigned to; without the right to ask, only the token's account."""
    try:
        return forge.fetch_assignees(repo) or (account,)
    except ForgeError:
        return (account,)
