"""The `sretui` command and its subcommands, each imported only when it is called: `--help` stays fast."""

from importlib import import_module

import click

from sretui.cli.entry.placing import placed
from sretui.config.places import Places

_ROOMS = {"doctor": "checkup.doctor", "init": "setup.init"}
_COMMANDS = {
    "clock": "Explain a response countdown.",
    "demo": "Show a week of duty of an invented team; no account, no network.",
    "doctor": "Check everything the duty needs, and say what to do.",
    "export": "Write what only this machine knows as JSON lines.",
    "holidays": "Propose a year's holidays to paste into team.toml.",
    "inbox": "Print the inbox, for pipes, scripts and screen readers.",
    "init": "Write the config files, or change some answers.",
    "intake": "Take in a mail, piped or out of a file, as a new inquiry.",
    "outbox": "List what waits for GitHub, send it, or decide about it.",
    "reply": "Queue a reply to an inquiry, from a file or stdin.",
    "sync": "Bring the copy of both repos up to date.",
    "week": "Print the figures of the week, for the project meeting.",
}


class LateGroup(click.Group):
    """A group whose commands live in modules of their own name in `sretui.cli`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Name all subcommands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import one subcommand."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"sretui.cli.{_ROOMS.get(cmd_name, cmd_name)}")
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """List the subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=LateGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="sretui", prog_name="sretui", message="%(prog)s %(version)s")
@placed
@click.pass_context
def sretui(ctx: click.Context, places: Places) -> int | None:
    """Be on duty: without a command, open the screens."""
    if ctx.invoked_subcommand is not None:
        return None
    from sretui.cli.screens import show

    return show(places)
