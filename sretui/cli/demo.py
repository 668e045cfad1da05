"""`sretui demo`: a scripted week of duty of an invented team, on a GitHub stand-in of this machine.

Nothing of it outlives the command: config and databases stand in a folder that is removed at the end, and the
only address spoken to is the stand-in's, with the stand-in's own token.
"""

import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sretui.cli.entry.instants import instant
from sretui.cli.now import now

if TYPE_CHECKING:
    from sretui.cli.compose import Composed
    from sretui.demo.clock import DemoClock
    from sretui.demo.scenario import Week
    from sretui.demo.server import StandIn


@dataclass(frozen=True, slots=True)
class Stage:
    """A week that is being served and played."""

    stand_in: "StandIn"
    week: "Week"
    clock: "DemoClock"


@click.command()
@click.option("--server-only", is_flag=True, help="Serve the stand-in alone; print its address and token.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=0, help="Port to serve on; 0 is any free one."
)
@click.option(
    "--at",
    callback=instant,
    help="When the demo begins; left out is the latest business hour, with --server-only now.",
)
@click.option(
    "--speed",
    type=click.FloatRange(0, 100_000, min_open=True),
    default=1.0,
    help="How many times faster than real time its clock runs.",
)
def demo(*, server_only: bool, port: int, at: datetime | None, speed: float) -> int:
    """Show a week of duty of an invented team; no account, no network."""
    if not server_only:
        from sretui.cli.screens import require_terminal

        require_terminal()
    with _stage(at, speed, port, real=server_only) as stage:
        return _serve(stage) if server_only else _show(stage)


@contextmanager
def _stage(at: datetime | None, speed: float, port: int, *, real: bool) -> Iterator[Stage]:
    """Serve and play a week from `at` on; left out, from now where other clients' clocks are `real`."""
    from sretui.demo.clock import DemoClock
    from sretui.demo.office import days_back, is_open
    from sretui.demo.scenario import build_week
    from sretui.demo.script import Player
    from sretui.demo.server import StandIn

    _require_free(port)
    begins = at or (now() if real or is_open(now()) else days_back(now(), 1, 9, 42))
    week = build_week(begins)
    clock = DemoClock(begins, speed=speed)
    with _listening(StandIn(week.world, port, week.token, clock)) as stand_in:
        player = Player(week, clock)
        player.start()
        try:
            yield Stage(stand_in, week, clock)
        finally:
            player.stop()


def _require_free(port: int) -> None:
    """Refuse a port that is taken; werkzeug would print its own advice and end the process."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sentence = (
                f"{port} cannot be had ({(error.strerror or 'unknown trouble').lower()}); choose another"
            )
            raise click.BadParameter(sentence, param_hint="--port") from None


@contextmanager
def _listening(stand_in: "StandIn") -> Iterator["StandIn"]:
    stand_in.start()
    try:
        yield stand_in
    finally:
        stand_in.stop()


def _serve(stage: Stage) -> int:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    click.echo(f"address: {stage.stand_in.url}")
    click.echo(f"token: {stage.stand_in.token}")
    click.echo(f"inquiries: {stage.week.inquiries_repo}")
    click.echo(f"product: {stage.week.product_repo}")
    click.echo("Serving until ctrl-c.", err=True)
    stopped.wait()
    return 0


def _pull_first(composed: "Composed") -> None:
    """Fetch the whole week before the screens open: half of it would ring for inquiries long answered."""
    from sretui.cli.progress_line import SingleLine

    line = SingleLine(sys.stderr, composed.desk.clock)
    try:
        composed.desk.pull(line.show)
    finally:
        line.end()


def _vanish(folder: str) -> None:
    """End with the terminal that was closed: whoever still writes to it would wait for ever."""
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _arrange_trouble(stand_in: "StandIn") -> None:
    """Let the second comment be lost from sight once: the outbox then looks for it, and finds it."""
    from sretui.demo.faults import Fault

    stand_in.faults.add(Fault("bad_gateway", "POST", r"/comments$", skip=1, when="after"))


def _show(stage: Stage) -> int:
    from sretui.cli.compose import compose
    from sretui.cli.demo_config import write_config
    from sretui.cli.screens import open_screens
    from sretui.cli.token import Token
    from sretui.config.places import Places

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="sretui-demo-") as name:
        signal.signal(signal.SIGHUP, lambda *_: _vanish(name))
        places = Places(Path(name) / "config.toml", Path(name) / "data")
        write_config(places, stage.stand_in.url, stage.week)
        composed = compose(places, stage.clock, Token(stage.stand_in.token, "the demo"))
        _pull_first(composed)
        _arrange_trouble(stage.stand_in)
        return open_screens(composed, stage.clock.speed)
