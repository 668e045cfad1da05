"""The mark that created things carry in an HTML comment, so that they can be found again exactly."""

LONGEST = 65_536
"""Characters GitHub takes in a body."""
LONGEST_OWN = LONGEST - 100
"""Characters a text may have, so that its mark has room below it."""


def mark(key: str) -> str:
    """Give the mark of a Write."""
    return f"<!-- sretui:{key} -->"


def marked(body: str, key: str) -> str:
    """Put a Write's mark under its text."""
    return f"{body.rstrip()}\n\n{mark(key)}"


def bears(body: str, key: str) -> bool:
    """Say whether a text on GitHub is the one that a Write made."""
    return mark(key) in body
