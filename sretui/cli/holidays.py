"""`sretui holidays YEAR`: a list to paste and edit; nothing about holidays is ever computed silently."""

import click


@click.command()
@click.argument("year", type=click.IntRange(1971, 2199))
def holidays(year: int) -> None:
    """Propose a year's holidays to paste into team.toml, under [holidays].

    US federal holidays without Columbus and Veterans Day, with the Friday after Thanksgiving and the days
    before Christmas and New Year. Compare it with your site's own list: days around the
    year's end follow no rule.
    """
    from sretui.config.proposal import proposal_lines

    click.echo("# A proposal: compare it with your own list, then paste it under [holidays] in team.toml.")
    click.echo("\n".join(proposal_lines(year)))
