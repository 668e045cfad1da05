"""`sretui init`: the few questions a desk needs, checked against GitHub, written as commented files."""

import click

from sretui.cli.entry.placing import placed
from sretui.config.places import Places


@click.command()
@click.option("--inquiries", metavar="OWNER/NAME", help="Repo in which inquiries are issues.")
@click.option("--product", metavar="OWNER/NAME", help="Repo of the product.")
@click.option("--api", metavar="URL", help="GitHub's API address.")
@click.option("--zone", metavar="ZONE", help="Time zone of the team's hours.")
@click.option("--me", metavar="LOGIN", help="Your login; left out is the token's account.")
@click.option(
    "--yes", is_flag=True, help="Ask nothing: take the options, what the files say, and the proposals."
)
@click.option("--unchecked", is_flag=True, help="Write without asking GitHub, for example on a train.")
@placed
def init(places: Places, *, yes: bool, unchecked: bool, **options: str | None) -> None:
    """Write config.toml and team.toml, or change some answers in them.

    What people wrote in the files stays: comments, order, and every key that was not answered anew.
    """
    from sretui.cli.setup.files import write_files
    from sretui.cli.setup.talk import talk

    answers, found = talk(places, options, ask=not yes, check=not unchecked)
    for line in write_files(places, answers, found):
        click.echo(line)
    click.echo("Next: `sretui doctor` checks everything, `sretui sync` fetches, `sretui` opens the screens.")
