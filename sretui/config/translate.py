"""Pydantic's errors in plain words, for a person who has the file open and has never heard of pydantic."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sretui.config.fields import doc_at
from sretui.config.problems import Problem, dotted, wrong

Loc = tuple[str | int, ...]

_EXPECTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}
_SECRETS = frozenset({"token", "password", "secret", "github_token", "gh_token", "api_key"})


def translate(file: str, model: type[BaseModel], error: ValidationError) -> tuple[Problem, ...]:
    """Turn every error of one file into a line, in the order of the file."""
    return tuple(_problem(file, model, detail) for detail in error.errors(include_url=False))


def _problem(file: str, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    loc: Loc = tuple(step for step in detail["loc"] if step != "[key]")
    path = dotted(*loc)
    context: Mapping[str, object] = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        return Problem(file, path, f"missing; expected {_lower(doc_at(model, loc))}")
    if kind == "extra_forbidden" or (kind == "literal_error" and "[key]" in detail["loc"]):
        return Problem(file, path, _unknown(str(loc[-1]), list(_known_beside(model, loc))))
    if kind == "literal_error":
        return wrong(file, path, detail["input"], str(context["expected"]).replace("'", '"'))
    return wrong(file, path, detail["input"], _expected(kind, context, detail["msg"]))


def _expected(kind: str, context: Mapping[str, object], message: str) -> str:
    if kind == "greater_than_equal":
        return f"{context['ge']} or more"
    if kind == "less_than_equal":
        return f"{context['le']} or less"
    return _EXPECTED.get(kind, message)


def _unknown(name: str, known: list[str]) -> str:
    if name.lower() in _SECRETS:
        return "not kept in a file; put the token into GITHUB_TOKEN, `gh auth login` or the keyring"
    by_case = {key.lower(): key for key in known}
    near = get_close_matches(name.lower(), by_case, n=1, cutoff=0.6)
    if near:
        return f'unknown key; did you mean "{by_case[near[0]]}"?'
    return f"unknown key; known here: {', '.join(known)}"


def _known_beside(model: type[BaseModel], loc: Loc) -> Iterator[str]:
    """Name the keys that may stand where `loc` stands."""
    here: object = model
    for step in loc[:-1]:
        here = _bare(_inside(here, step))
    if isinstance(here, type) and issubclass(here, BaseModel):
        yield from (field.alias or name for name, field in here.model_fields.items())
    elif get_origin(here) is dict:
        yield from (str(name) for name in get_args(get_args(here)[0]))


def _bare(annotation: object) -> object:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _inside(here: object, step: str | int) -> object:
    if isinstance(step, int):
        return get_args(here)[0]
    if isinstance(here, type) and issubclass(here, BaseModel):
        by_key = {field.alias or name: field.annotation for name, field in here.model_fields.items()}
        return by_key.get(step)
    return get_args(here)[1]


def _lower(doc: str) -> str:
    sentence = doc.rstrip(".")
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
