"""The docstrings under the config's fields, read from the source: nothing is explained in two places."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Described:
    """One key of a config file: its dotted path (`[]` marks a list of tables), default, and docstring."""

    path: str
    required: bool
    default: object
    doc: str
    is_table: bool


def describe(model: type[BaseModel], prefix: str = "") -> Iterator[Described]:
    """Walk all keys in the order of the file, a table's own line before its keys."""
    for name, field in model.model_fields.items():
        path = prefix + (field.alias or name)
        inner, many = _table_of(field)
        required = field.is_required()
        default = None if required else field.get_default(call_default_factory=True, validated_data={})
        yield Described(path, required, default, docs(model)[name], inner is not None)
        if inner is not None:
            yield from describe(inner, f"{path}[]." if many else f"{path}.")


def doc_at(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """Return the docstring of the key at a place, "" where people name the keys themselves."""
    names = [step for step in path if isinstance(step, str)]
    wanted = ".".join(names)
    return next((key.doc for key in describe(model) if key.path.replace("[]", "") == wanted), "")


def _table_of(field: FieldInfo) -> tuple[type[BaseModel] | None, bool]:
    annotation = field.annotation
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        return (inner, True) if _is_table(inner) else (None, False)
    return (annotation, False) if _is_table(annotation) else (None, False)  # type: ignore[return-value]  # narrowed by _is_table


def _is_table(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


@cache
def docs(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring under each field of one table."""
    tree = ast.parse(inspect.getsource(model))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    return dict(_pairs(body))


def _pairs(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        named = isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if named and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield field.target.id, inspect.cleandoc(str(below.value.value))  # type: ignore[attr-defined]  # narrowed by `named`
