import click
import pytest

from sretui.cli.entry.commands import sretui

CONTEXT = click.Context(sretui)
NAMES = sretui.list_commands(CONTEXT)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_there_and_explains_itself(name: str) -> None:
    command = sretui.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert command.help


@pytest.mark.parametrize("name", NAMES)
def test_a_command_takes_the_places_after_its_name_too(name: str) -> None:
    command = sretui.get_command(CONTEXT, name)
    assert command is not None
    options = {option for parameter in command.params for option in parameter.opts}
    assert name in {"demo", "holidays"} or {"--config", "--data"} <= options
