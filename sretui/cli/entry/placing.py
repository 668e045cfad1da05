"""`--config` and `--data`, accepted before a subcommand's name and after it; the later one wins."""

import os
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import click

from sretui.config.places import find_places

R = TypeVar("R")


def placed(function: Callable[..., R]) -> Callable[..., R]:
    """Give a command `places`, the files it works on."""

    @click.option("--config", metavar="PATH", help="Folder of config.toml, or the file itself.")
    @click.option("--data", metavar="FOLDER", help="Folder of the databases.")
    @click.pass_context
    @wraps(function)
    def with_places(ctx: click.Context, /, config: str | None, data: str | None, **rest: object) -> R:
        chosen = ctx.ensure_object(dict)
        chosen.update({name: value for name, value in (("config", config), ("data", data)) if value})
        places = find_places(chosen.get("config"), chosen.get("data"), os.environ)
        return function(places=places, **rest)

    return with_places
