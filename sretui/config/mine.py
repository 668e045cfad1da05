"""`config.toml`: what one person sets for their own desk.

The docstring under a field is its documentation in the README, in the written file and in error messages.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field

from sretui.config.keys import flat_keys
from sretui.config.shapes import Api, LoginOrEmpty, Repo, Table, Text, ZoneOrEmpty


class Repos(Table):
    """The team's two repos."""

    inquiries: Repo
    """The repo in which inquiries are issues, as "owner/name"."""
    product: Repo
    """The repo of the product itself, as "owner/name"."""


class GitHub(Table):
    """Where GitHub answers."""

    api: Api = "https://api.github.com"
    """GitHub's API address; an Enterprise server's ends in /api/v3."""


class PollingTable(Table):
    """How often GitHub is asked for news."""

    open_seconds: Annotated[int, Field(ge=10, le=86_400)] = 60
    """Seconds between two looks at GitHub in business hours."""
    closed_seconds: Annotated[int, Field(ge=10, le=86_400)] = 600
    """Seconds between two looks at GitHub outside business hours."""


class Screen(Table):
    """How the screens look and how they call for attention."""

    theme: str = ""
    """Name of the colour theme; empty chooses by terminal, and follows NO_COLOR."""
    zone: ZoneOrEmpty = ""
    """Time zone of the times on screen; empty is the team's own."""
    bell: bool = True
    """Whether a new inquiry and each warning level ring the terminal's bell once."""
    notify: bool = True
    """Whether they also send a desktop notification through the terminal (OSC 9)."""
    title: bool = True
    """Whether the terminal's title tells how many inquiries wait."""


class Writing(Table):
    """How what you write leaves this machine."""

    hold_seconds: Annotated[int, Field(ge=0, le=3_600)] = 10
    """Seconds in which a write can still be recalled before it is sent to GitHub."""


class Config(Table):
    """All of `config.toml`."""

    repos: Repos
    """The team's two repos."""
    me: LoginOrEmpty = ""
    """Your GitHub login; empty is the account of the token."""
    team: Text = "team.toml"
    """Path of the team's file, from this file's folder."""
    github: GitHub = GitHub()
    """Where GitHub answers."""
    polling: PollingTable = PollingTable()
    """How often GitHub is asked for news."""
    screen: Screen = Screen()
    """How the screens look and how they call for attention."""
    writing: Writing = Writing()
    """How what you write leaves this machine."""
    keys: Annotated[dict[str, Text], BeforeValidator(flat_keys)] = Field(default_factory=dict)
    """Your own keys, as action = "key", like list.down = "n"; the help screen (`?`) names the actions."""
