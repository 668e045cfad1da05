"""The lines of a comment that hand an inquiry over, so that every teammate's sretui reads who has it now.

`Handed off from @alice to @carol, with @dan as Backup.` and `Next: try the build, by 2026-12-01 17:00 PST.`
stand in the comment for the customer as well: what the next Primary must know stands on GitHub.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sretui.core.intake_line import one_line, read_instant, write_instant

MARK = "Handed off from @"
"""With what such a line begins."""
OURS = "<!-- sretui:"
"""With what the key begins by which the outbox finds its own comments; a mail does not quote it."""
_LOGIN = r"@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?)"
_HANDED = re.compile(rf"Handed off from {_LOGIN} to {_LOGIN}(?:, with {_LOGIN} as Backup)?\.", re.ASCII)
_NEXT = re.compile(
    r"Next: (.{1,400}?)(?:, by (\d{4}-\d\d-\d\d) (\d\d:\d\d) ([A-Z]{1,5}|[+-]\d\d:?\d\d))?\.", re.ASCII
)
LONGEST_ACTION = 400
"""Characters of a next action."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What such a comment says."""

    giver: str
    """Login of whose shift ends, who need not be the comment's author."""
    taker: str
    """Login of the next Primary."""
    backup: str = ""
    next_action: str = ""
    by: datetime | None = None
    """UTC: when the next action is promised."""


def write_handed(handed: Handed, tz: ZoneInfo) -> str:
    """Write the lines so that `read_handed` reads them back, the instant to the minute."""
    backup = f", with @{handed.backup} as Backup" if handed.backup else ""
    lines = [f"Handed off from @{handed.giver} to @{handed.taker}{backup}."]
    action = one_line(handed.next_action, LONGEST_ACTION).rstrip(". ")
    if action:
        by = f", by {write_instant(handed.by, tz)}" if handed.by is not None else ""
        lines.append(f"Next: {action}{by}.")
    return "\n".join(lines)


def read_handed(body: str, tz: ZoneInfo) -> Handed | None:
    """Read the lines of a comment; None where it hands nothing over.

    Quoted lines never count, be they quoted by `>`, below a mail's headers, or as code; in what sretui posted
    itself no mail is looked for, so that nothing that a person has written there hides the lines.
    """
    if MARK not in body:
        return None
    return read_lines(body if OURS in body else _unquoted(body), tz)


def read_lines(body: str, tz: ZoneInfo) -> Handed | None:
    """Read the lines of a text that is yet to be posted."""
    lines = [line.strip() for line in body.splitlines()]
    found = next((read for line in lines if (read := _HANDED.fullmatch(line))), None)
    if found is None:
        return None
    action = next((read for line in lines if (read := _NEXT.fullmatch(line))), None)
    by = read_instant(action[2], action[3], action[4], tz) if action and action[2] else None
    return Handed(found[1], found[2], found[3] or "", action[1] if action else "", by)


def _unquoted(body: str) -> str:
    """Give the lines that neither quote a mail nor stand in a block of code."""
    from sretui.core.mail.quoted import quoted_lines

    lines = body.splitlines()
    quoted = frozenset(quoted_lines(lines, [True] * len(lines)))
    kept: list[str] = []
    is_code = False
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            is_code = not is_code
        elif not is_code and number not in quoted:
            kept.append(line)
    return "\n".join(kept)
