"""What to look at before a text is public: addresses, phone numbers, passwords, the team's restricted words.

What masks a customer's mail finds addresses and phone numbers here, too. A caution stops nobody, it asks; so
it may be wrong more often about passwords. Every rule looks at a bounded stretch of a line, so that a text
costs no more than its length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sretui.core.contacts import addresses, phones


class Slip(StrEnum):
    """What should perhaps not be public."""

    ADDRESS = "mail address"
    PHONE = "phone number"
    PASSWORD = "password-like"  # noqa: S105 - the word for it, and none itself
    RESTRICTED = "restricted word"


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at in one line of a text."""

    line: int
    """From 1."""
    slip: Slip
    words: str
    """What was found; of a password only what gave it away."""

    @property
    def sentence(self) -> str:
        """Say where, and what: `line 3: mail address jane@example.org`."""
        return f"line {self.line}: {self.slip.value} {self.words}"


_BREAK = re.compile(r"\r\n?|\n")
_PASSWORD = re.compile(
    r"(?<![^\W_])(?:"
    r"(pass(?:word|phrase|wd|code|wort)|pwd)s?\b[^\n:=]{0,30}"
    r"(?:[:=](?! {0,3}https?:)|\bis\b(?= {0,3}\S{0,40}[\d!@#$%^&*]))"
    r"|(api[ _-]?key|access[ _-]?key|secret(?:[ _-]?key)?|(?:auth|access)?[ _-]?token|credentials?)s?"
    r"[\"']? ?[:=] ?[\"']?[\w+/.=-]{8})",
    re.IGNORECASE,
)
"""A prompt counts too: where a log shows one, what follows may be the answer."""
_TOKEN = re.compile(
    r"(gh[pousr]_)\w{20}|(github_pat_)\w{20}|(AKIA)[0-9A-Z]{16}|(xox[abprs]-)[\w-]{10}|(eyJ)[\w-]{10,500}\.eyJ"
    r"|(-----BEGIN (?:[A-Z]{1,10} ){0,2}PRIVATE KEY-----)|://[^\s/:@]{1,64}:[^\s/@]{1,64}@"
)


def cautions(text: str, restricted: Sequence[str] = ()) -> tuple[Caution, ...]:
    """Find what to look at in a text, line by line; `restricted` words are found whole and without case."""
    words = _any_of(tuple(restricted))
    found: dict[Caution, None] = {}
    for number, line in enumerate(_BREAK.split(text), start=1):
        found.update(dict.fromkeys(Caution(number, slip, what) for slip, what in _slips(line, words)))
    return tuple(found)


def _slips(line: str, words: re.Pattern[str] | None) -> Iterator[tuple[Slip, str]]:
    yield from ((Slip.ADDRESS, one) for one in addresses(line))
    yield from ((Slip.PHONE, one) for one in phones(line))
    yield from ((Slip.PASSWORD, one) for one in _passwords(line))
    if words is not None:
        yield from ((Slip.RESTRICTED, one[0]) for one in words.finditer(line))


def _passwords(line: str) -> Iterator[str]:
    """Give the word that gives a password away, never the password."""
    yield from (f"({one[1] or one[2]})" for one in _PASSWORD.finditer(line))
    for one in _TOKEN.finditer(line):
        begun = next((part for part in one.groups() if part), "")
        yield f"({begun}…)" if begun else "(in an address)"


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Find any of these words; a blank in one is any run of blanks."""
    patterns = [r"\s{1,9}".join(map(re.escape, word.split())) for word in words if word.strip()]
    if not patterns:
        return None
    longest_first = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)
