"""What a comment says: whether it has words of its own, and whether it only calls a colleague."""

import re
from datetime import datetime

from sretui.core.people import member
from sretui.core.prose import without_comments
from sretui.core.team import Team

_MENTION = re.compile(r"(?<![\w`/@.])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))")
_CALL = re.compile(r"(?:(?:hi|hey|hello|cc|ping|fyi)[:,]?\s+)?@", re.IGNORECASE)
_END = re.compile(r"[.!?](?:\s|$)")
_LONGEST_CALL = 200


def own_words(body: str) -> str:
    """Give what a comment says itself: without HTML comments and `>` lines (but with `>>>` prompts)."""
    lines = without_comments(body).splitlines()
    kept = [line for line in lines if not line.lstrip().startswith(">") or line.lstrip().startswith(">>> ")]
    return "\n".join(kept).strip().strip("\u200b\ufeff").strip()


def mentions(body: str) -> tuple[str, ...]:
    """Name whom a text mentions, in its order: GitHub mails them, whether they follow the issue or not."""
    found: dict[str, str] = {}
    for login in _MENTION.findall(without_comments(body)):
        found.setdefault(login.casefold(), login)
    return tuple(found.values())


def only_calls_colleague(team: Team, body: str, at: datetime) -> bool:
    """Say whether a comment looks like `@bob can you look?`: short, one paragraph, and spoken to a teammate.

    It is spoken to a teammate when it begins with calling one, or is a single question that calls one.
    """
    words = own_words(body)
    if len(words) > _LONGEST_CALL or "\n\n" in words:
        return False
    if not any(member(team, login, at) for login in _MENTION.findall(words)):
        return False
    return _begins_with_call(team, words, at) or _is_one_question(words)


def _begins_with_call(team: Team, words: str, at: datetime) -> bool:
    first = _MENTION.search(words) if _CALL.match(words) else None
    return first is not None and member(team, first[1], at) is not None


def _is_one_question(words: str) -> bool:
    ends = _END.findall(words)
    return words.endswith("?") and len(ends) == 1
