"""What is being named at the cursor, `@bo` or `#30`, and what completes it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sretui.core.model import Issue, RepoRole


class Naming(StrEnum):
    """What is named."""

    PERSON = "@"
    ISSUE = "#"


@dataclass(frozen=True, slots=True)
class Partial:
    """A name that has been begun."""

    naming: Naming
    letters: str
    """What was typed after the sign."""

    @property
    def length(self) -> int:
        """How many characters the completion takes the place of."""
        return 1 + len(self.letters)


_BEGUN = re.compile(r"(?:^|[\s(\[{,;:])(@[A-Za-z0-9-]{0,39}|#\w{1,40})$")
_SEEN = 60
"""Characters before the cursor that are looked at."""


def begun(before: str) -> Partial | None:
    """Give what is being named at the end of a line's beginning; None in ordinary writing.

    A lone `#` begins a heading, so that a reference needs a letter or a digit; a lone `@` begins a login.
    """
    found = _BEGUN.search(before[-_SEEN:])
    return Partial(Naming(found[1][0]), found[1][1:]) if found else None


def reference(issue: Issue, full_name: str) -> str:
    """Give how a comment on an inquiry names an issue; one of the product by its repo's full name."""
    return f"#{issue.number}" if issue.repo is RepoRole.INQUIRIES else f"{full_name}#{issue.number}"
