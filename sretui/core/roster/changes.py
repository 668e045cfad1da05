"""What the roster is made of beside its shifts: overrides, delegations, and the words that agree to them.

Nothing here is ever deleted: what is taken back is marked as undone, so that two people's edits of one file
can be put together in either order.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """A role of a shift (process page, "Roles")."""

    PRIMARY = "primary"
    BACKUP = "backup"

    @property
    def other(self) -> "Role":
        """The other one."""
        return Role.BACKUP if self is Role.PRIMARY else Role.PRIMARY


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Somebody's word, and when it was given (UTC)."""

    at: datetime
    by: str
    """Login."""
    noted: str = ""
    """Login of who wrote it down for them; empty when they did so themselves."""


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody has a role in a week, or in a part of it, instead of somebody else."""

    id: str
    week: date
    """The local date on which the shift starts."""
    role: Role
    who: str
    """Login of who has it."""
    instead: str
    """Login of who would have had it when this was asked for."""
    asked: Said
    agreed: Said | None = None
    """The word of the other one; before it nothing changes."""
    undone: Said | None = None
    start: datetime | None = None
    """From when on (UTC); None is from the shift's beginning."""
    end: datetime | None = None
    """Until when (UTC); None is until its end."""
    reason: str = ""
    trade: str = ""
    """What both halves of a trade have in common; empty for a cover."""

    @property
    def is_in_force(self) -> bool:
        """Whether it was agreed to and not taken back."""
        return self.agreed is not None and self.undone is None

    @property
    def is_asked(self) -> bool:
        """Whether it waits for somebody's word."""
        return self.agreed is None and self.undone is None

    @property
    def waits_for(self) -> str:
        """Whose word it waits for, by login."""
        return self.instead if self.asked.by.casefold() == self.who.casefold() else self.who


@dataclass(frozen=True, slots=True)
class Delegation:
    """The Primary's role, lent to the Backup for a while by mutual agreement (process page, "Roles")."""

    id: str
    primary: str
    """Login of who lends it."""
    to: str
    """Login of the Backup."""
    start: datetime
    end: datetime
    """It ends by itself then (UTC)."""
    asked: Said
    agreed: Said | None = None
    ended: Said | None = None
    """Taken back, declined, or ended before its time."""
    reason: str = ""

    @property
    def until(self) -> datetime:
        """When it ends, or ended (UTC)."""
        return min(self.end, self.ended.at) if self.ended else self.end

    @property
    def is_asked(self) -> bool:
        """Whether it waits for the other one's word."""
        return self.agreed is None and self.ended is None

    @property
    def waits_for(self) -> str:
        """Whose word it waits for, by login."""
        return self.to if self.asked.by.casefold() == self.primary.casefold() else self.primary


@dataclass(frozen=True, slots=True)
class Shift:
    """One week of duty, from the local date it starts on until the next one starts, or for a week."""

    start: date
    primary: str
    backup: str


@dataclass(frozen=True, slots=True)
class Roster:
    """All that a roster file says."""

    shifts: tuple[Shift, ...] = ()
    overrides: tuple[Override, ...] = ()
    delegations: tuple[Delegation, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a change cannot be made, in one sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class RepoFile:
    """A file in a repo."""

    repo: str
    """`owner/name`."""
    path: str

    def __str__(self) -> str:
        """Give it as people name it."""
        return f"{self.path} in {self.repo}"
