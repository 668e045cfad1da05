"""Linking: what belongs to an inquiry elsewhere, above all the two halves of its answer.

Process page, "SRE vs. Product Development": a short-term constructive correction and a longer-term
comprehensive solution.
"""

from collections.abc import Mapping

from sretui.core.journal import Fact, Kind, Link, LinkRole

ROLES: Mapping[LinkRole, str] = {
    LinkRole.CORRECTION: "constructive correction",
    LinkRole.SOLUTION: "comprehensive solution",
    LinkRole.KNOWN: "known issue",
    LinkRole.PRODUCT: "product issue",
    LinkRole.OTHER: "see also",
}
"""The roles in words, in the order in which links are told."""


def linked(url: str, role: LinkRole, label: str) -> Fact:
    """Record a link; an address that is linked already gets the new role and label."""
    return Kind.LINK, {"url": url, "role": role.value, "label": " ".join(label.split())}


def unlinked(link: Link) -> Fact:
    """Take a link off."""
    return Kind.LINK, {"url": link.url, "role": None, "label": ""}


def in_order(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Order links by role, both halves of the answer first."""
    roles = list(ROLES)
    return tuple(sorted(links, key=lambda link: roles.index(link.role)))


def product_number(typed: str) -> int | None:
    """Read a product issue's number: `#4001` or `4001`; None for what is none."""
    digits = typed.strip().removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None
