"""Addresses of the API: what `Link` and `Location` say, as paths below the API's own address."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, urlsplit

from sretui.core.errors import BadAnswer, ConfigError

_LINK = re.compile(r'<([^<>]*)>\s*;[^,<>]*?\brel="?([a-z]+)"?', re.IGNORECASE)
_PLAIN = re.compile(r"[!-~]+", re.ASCII)


def check_api(api: str) -> str:
    """Check the API's address from the config; return it without a closing slash; raises ConfigError."""
    try:
        parts = urlsplit(api)
        sound = _PLAIN.fullmatch(api) and parts.hostname and parts.port != 0
    except ValueError:
        raise ConfigError(_no_address(api)) from None
    extras = parts.query or parts.fragment or parts.username or parts.password or parts.path.startswith("//")
    if not sound or extras or parts.scheme not in {"https", "http"}:
        raise ConfigError(_no_address(api))
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ConfigError(f"The API address {api[:80]!r} sends the token in the clear: give https.")
    return api.rstrip("/")


def is_loopback(host: str | None) -> bool:
    """Tell whether a host name means this machine."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def links(headers: Mapping[str, str]) -> dict[str, str]:
    """Read the `Link` header: addresses by their relation."""
    return {relation.lower(): address for address, relation in _LINK.findall(headers.get("link", ""))}


def below(api: str, address: str) -> str:
    """Cut an address down to its path below the API's; raises BadAnswer for one that lies elsewhere.

    The token goes with every request, so an address that GitHub (or whoever answers in its name) sends is
    followed only on the API's own host.
    """
    if not _PLAIN.fullmatch(address):
        raise BadAnswer("GitHub sent an address with characters that no address has; trying again later.")
    if address.startswith("/") and not address.startswith("//"):
        return address
    base, there = urlsplit(api), _split(address)
    inside = there.path.startswith(f"{base.path}/") and not there.path.startswith(f"{base.path}//")
    if (there.scheme, there.netloc.lower()) != (base.scheme, base.netloc.lower()) or not inside:
        raise BadAnswer(f"GitHub points to an address outside {base.netloc}; sretui does not follow it.")
    path = there.path.removeprefix(base.path)
    return f"{path}?{there.query}" if there.query else path


def page_number(address: str | None) -> int | None:
    """Read the page number of an address; None for lists that page by cursor."""
    if address is None:
        return None
    value = parse_qs(_split(address).query).get("page", [""])[-1]
    return int(value) if re.fullmatch(r"[1-9]\d{0,6}", value, re.ASCII) else None


def is_later_page(path: str) -> bool:
    """Tell whether an address is of a page that is not a list's first."""
    query = parse_qs(_split(path).query)
    return "after" in query or query.get("page", ["1"]) != ["1"]


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        raise BadAnswer("GitHub sent an address that is none; trying again later.") from None


def _no_address(api: str) -> str:
    return f"The API address {api[:80]!r} is none: give one like https://api.github.com."
