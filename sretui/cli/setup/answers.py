"""The answers `sretui init` needs, from options, from what the files say now, or from the person."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click
from pydantic import TypeAdapter, ValidationError

from sretui.config.shapes import Api, LoginOrEmpty, Repo, Zone

_ZONE = "America/Los_Angeles"
"""What is proposed for a new team: the process page's ("Business Hours")."""
_API = "https://api.github.com"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is written; `me` empty leaves the choice to the token."""

    inquiries: str
    product: str
    api: str
    zone: str
    me: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know: its option, its wording, and what a good answer looks like."""

    name: str
    path: str
    wording: str
    shape: TypeAdapter[str]


MINE = (
    Question("inquiries", "repos.inquiries", "Repo of the inquiries (owner/name)", TypeAdapter(Repo)),
    Question("product", "repos.product", "Repo of the product (owner/name)", TypeAdapter(Repo)),
    Question("api", "github.api", "GitHub's API address", TypeAdapter(Api)),
)
ZONE = Question("zone", "hours.zone", "Time zone of the team's hours", TypeAdapter(Zone))
ME = Question("me", "me", "Your GitHub login", TypeAdapter(LoginOrEmpty))
_DEFAULTS = {"api": _API, "zone": _ZONE, "me": ""}


def answer(question: Question, option: str | None, now: object, *, ask: bool) -> str:
    """Answer one question: the option, else the person (who is shown what stands there now), else that."""
    if option is not None:
        return _checked(question, option)
    known = now if isinstance(now, str) and now else _DEFAULTS.get(question.name)
    if ask:
        return str(click.prompt(question.wording, default=known, value_proc=_reader(question), err=True))
    if known is None:
        sentence = f"--{question.name} is needed when nothing may be asked"
        raise click.UsageError(sentence)
    return _checked(question, known)


def _reader(question: Question) -> Callable[[str], str]:
    return lambda text: _checked(question, text)


def _checked(question: Question, text: str) -> str:
    try:
        return question.shape.validate_python(text.strip())
    except ValidationError as error:
        message = error.errors(include_url=False)[0]["msg"]
        raise click.BadParameter(f"{text!r}; expected {message}", param_hint=f"--{question.name}") from None


def at(raw: Mapping[str, object], path: str) -> object:
    """Look a dotted path up in raw values; None where nothing stands."""
    here: object = raw
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return here


def people_in(text: str) -> tuple[str, ...]:
    """Split logins that stand apart by commas or blanks."""
    return tuple(login for login in re.split(r"[,\s]+", text.strip()) if login)
