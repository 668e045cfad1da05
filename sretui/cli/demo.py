"""`sretui demo`: a scripted week of duty of an invented team, on a GitHub stand-in of this machine.

Nothing of it outlives the command: config and databases stand in a folder that is removed at the end, and the
only address spoken to is the stand-in's, with the stand-in's own token.
"""

import signal
import tempfile
import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sretui.cli.entry.instants import instant
from sretui.cli.swift_clock import SwiftClock

if TYPE_CHECKING:
    from sretui.config.places import Places
    from sretui.demo.stage import Stage

_POLL_SECONDS = 10


@click.command()
@click.option("--server-only", is_flag=True, help="Serve the stand-in alone; print its address and token.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=0, help="Port to serve on; 0 takes a free one."
)
@click.option("--at", callback=instant, help="When the demo begins; left out is the Monday of its week.")
@click.option("--speed", type=click.FloatRange(0, 100_000), default=1.0, help="How fast its clock runs.")
def demo(*, server_only: bool, port: int, at: datetime | None, speed: float) -> int:
    """Show a week of duty of an invented team; no account, no network."""
    if not server_only:
        from sretui.cli.screens import require_terminal

        require_terminal()
    from sretui.demo.stage import BEGINS, Stage  # werkzeug and the script: only here

    clock = SwiftClock(at or BEGINS, speed)
    with Stage(clock, port=port) as stage:
        return _serve(stage) if server_only else _show(stage, clock, speed)


def _serve(stage: "Stage") -> int:
    click.echo(f"address: {stage.address}")
    click.echo(f"token: {stage.token}")
    click.echo(f"repos: {stage.inquiries} {stage.product}")
    click.echo("Serving until ctrl-c.", err=True)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    stopped.wait()
    return 0


def _show(stage: "Stage", clock: SwiftClock, speed: float) -> int:
    from sretui.cli.compose import compose
    from sretui.cli.screens import open_screens
    from sretui.cli.token import Token
    from sretui.config.places import Places

    with tempfile.TemporaryDirectory(prefix="sretui-demo-") as name:
        places = Places(Path(name) / "config.toml", Path(name) / "data")
        write_config(places, stage)
        composed = compose(places, clock, Token(stage.token, "the demo"))
        return open_screens(composed, speed)


def write_config(places: "Places", stage: "Stage") -> None:
    """Write the throw-away config of the demo's team."""
    from sretui.config.mine import Config
    from sretui.config.teamfile import TeamFile
    from sretui.config.writing import fresh_file

    mine = {
        "me": stage.me,
        "repos.inquiries": stage.inquiries,
        "repos.product": stage.product,
        "github.api": stage.address,
        "polling.open_seconds": _POLL_SECONDS,
        "polling.closed_seconds": _POLL_SECONDS,
    }
    places.config.write_text(fresh_file(Config, "The demo's own settings.", mine, {}), encoding="utf-8")
    team = fresh_file(TeamFile, "The demo's team.", stage.team, {})
    places.config.with_name("team.toml").write_text(team, encoding="utf-8")
