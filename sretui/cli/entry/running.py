"""What happens around every command: troubles become one line on stderr, exit codes mean one thing each.

0 is done, 1 trouble, 2 wrong usage, 130 stopped with ctrl-c. A bug crashes with Python's own traceback, which
shows no local variables; nothing here catches it.
"""

import os
import sys
from collections.abc import Sequence

import click

from sretui.cli.entry.commands import sretui
from sretui.core.errors import ConfigError, SretuiError

DONE, TROUBLE, STOPPED = 0, 1, 130


def run(args: Sequence[str]) -> int:
    """Run one command line; return the exit code."""
    try:
        return _run(list(args))
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SretuiError as error:
        return _tell(error)
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        return STOPPED
    except BrokenPipeError:
        return _nobody_reads()


def _run(args: list[str]) -> int:
    answer = sretui.main(args, prog_name="sretui", standalone_mode=False)
    sys.stdout.flush()
    return answer if isinstance(answer, int) else DONE


def _tell(error: SretuiError) -> int:
    click.echo(f"sretui: {error}", err=True)
    problems = error.problems if isinstance(error, ConfigError) and len(error.problems) > 1 else ()
    for problem in problems:
        click.echo(f"  {problem}", err=True)
    return TROUBLE


def _nobody_reads() -> int:
    """Leave quietly when the reader of a pipe has gone; Python would complain once more while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return TROUBLE
