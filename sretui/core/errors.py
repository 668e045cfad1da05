"""The expected troubles, each with one sentence for the person on duty; anything else is a bug, and crashes.

The names are the design's words: a trouble of GitHub is told apart by what it means, not by the word "Error".
"""

from datetime import datetime


class SretuiError(Exception):
    """A trouble that is shown, not thrown; `str()` is one sentence that says what to do."""


class ConfigError(SretuiError):
    """A config file cannot be used; `problems` has one line for each mistake."""

    def __init__(self, sentence: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.problems = problems


class StoreError(SretuiError):
    """A database file cannot be read or written."""


class RosterError(SretuiError):
    """A change of the roster cannot be made, or its file cannot be used."""


class TextError(SretuiError):
    """A text's template cannot be used; the sentence names file and line."""


class MailError(SretuiError):
    """What was handed in cannot be taken for a mail, or is too large for one."""


class ForgeError(SretuiError):
    """GitHub did not do what was asked."""


class Offline(ForgeError):
    """GitHub was not reached; the request may or may not have arrived."""


class Unreached(Offline):
    """GitHub was surely not reached: nothing was sent."""


class RateLimited(ForgeError):
    """GitHub asks us to wait until `until` (UTC)."""

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


class Refused(ForgeError):
    """GitHub answered no, in its own words; asking again changes nothing."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


class TooDeep(Refused):
    """GitHub pages no further into this list (422); start again from the cursor."""


class Unauthorized(ForgeError):
    """The token is missing, wrong, expired, or not allowed in this organisation."""


class Gone(ForgeError):
    """What was asked for is deleted or moved; `moved_to` is the new address when GitHub told it."""

    def __init__(self, sentence: str, moved_to: str | None = None) -> None:
        super().__init__(sentence)
        self.moved_to = moved_to


class BadAnswer(ForgeError):
    """GitHub's answer makes no sense: not JSON, or not the shape it documents."""
