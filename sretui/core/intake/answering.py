"""Which conversation a mail answers, if any: by the ids of GitHub's mails, else by its subject.

A customer who answers a mail of GitHub's quotes its id, `<owner/repo/issues/94/123@github.com>`, and its
subject, `Re: [owner/repo] Title (Issue #94)`. Another repo's number is never taken for one of ours.
"""

import re
from collections.abc import Sequence

from sretui.core.intake.mail import Mail

_ID = re.compile(r"([^/\s]+/[^/\s]+)/issues?/(\d{1,9})(?:/[^@\s]*)?@[\w.-]+")
_NUMBER = re.compile(r"\((?:issue )?#(\d{1,9})\)\s*$", re.IGNORECASE)
_REPO = re.compile(r"\[([\w.-]+/[\w.-]+)\]")
_ANSWER = re.compile(
    r"\s*(?:\[[^\]]{1,80}\]\s*){0,4}(?:re|aw|sv|antw|fwd?|wg)(?:\[\d{1,3}\])? ?:", re.IGNORECASE
)


def answered_number(mail: Mail, repo: str, list_tags: Sequence[str] = ()) -> int | None:
    """Give the number of the inquiry that a mail answers; `repo` is the inquiries' `owner/name`."""
    ids = [_ID.fullmatch(one) for one in (*mail.replies_to, mail.message_id)]
    ours = [int(found[2]) for found in ids if found and _same(found[1], repo)]
    if ours:
        return ours[0]
    return None if any(ids) else _by_subject(mail.subject, repo, list_tags)


def _by_subject(subject: str, repo: str, list_tags: Sequence[str]) -> int | None:
    """Believe `(#94)` when the subject names our repo or a list of ours, or is an answer to something."""
    number = _NUMBER.search(subject)
    if number is None:
        return None
    named = _REPO.findall(subject)
    if named:
        return int(number[1]) if any(_same(name, repo) for name in named) else None
    tagged = any(tag and tag.casefold() in subject.casefold() for tag in list_tags)
    return int(number[1]) if tagged or _ANSWER.match(subject) else None


def _same(name: str, repo: str) -> bool:
    return name.casefold() == repo.casefold()
