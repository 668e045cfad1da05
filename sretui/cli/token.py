"""Finding the token: GITHUB_TOKEN, GH_TOKEN, else `gh auth token`, else the keyring.

It is handed on only inside a Token, whose text forms hide it, and never stands in a file of ours, a log or an
argument list. `gh` and the keyring are asked only when the environment is silent, because both are slow.
"""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sretui.core.errors import Unauthorized

SERVICE = "sretui"
"""The keyring's service name; the user name is the API's host."""
_GH_SECONDS = 10


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """A token and where it was found; printing it shows only the latter."""

    value: str
    source: str

    def __repr__(self) -> str:
        """Show the source alone."""
        return f"<token from {self.source}>"


def find_token(api: str, environ: Mapping[str, str]) -> Token:
    """Find the token for an API address; raise Unauthorized when there is none, or none that could be one."""
    found = _from_environment(environ) or _from_gh(api, environ) or _from_keyring(api)
    if found is None:
        host = _host(api)
        sentence = f"there is no token for {host}: set GITHUB_TOKEN, or run `gh auth login --hostname {host}`"
        raise Unauthorized(f"{sentence}, or `keyring set {SERVICE} {host}`")
    if not (found.value.isascii() and found.value.isprintable()) or " " in found.value:
        raise Unauthorized(f"the token from {found.source} has characters no token has; copy it again")
    return found


def _host(api: str) -> str:
    host = urlsplit(api).hostname or ""
    return "github.com" if host == "api.github.com" else host.removeprefix("api.")


def _from_environment(environ: Mapping[str, str]) -> Token | None:
    for name in ("GITHUB_TOKEN", "GH_TOKEN"):
        value = environ.get(name, "").strip()
        if value:
            return Token(value, name)
    return None


def _from_gh(api: str, environ: Mapping[str, str]) -> Token | None:
    command = ["gh", "auth", "token", "--hostname", _host(api)]
    try:
        answer = subprocess.run(  # noqa: S603  # a fixed command; the host comes from the checked config
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_GH_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    value = answer.stdout.decode("utf-8", "replace").strip()
    return Token(value, "`gh auth token`") if answer.returncode == 0 and value else None


def _from_keyring(api: str) -> Token | None:
    import keyring  # 90 ms, and most people never come here
    from keyring.errors import KeyringError

    try:
        value = keyring.get_password(SERVICE, _host(api))
    except KeyringError:
        return None
    return Token(value.strip(), "the keyring") if value and value.strip() else None
