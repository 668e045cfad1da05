"""Typed text as a full-text query that cannot be malformed: every word is quoted, nothing is an operator."""

import re

_WORD = re.compile(r"[^\W_]+")
_MOST = 12
"""Words beyond that narrow nothing, and a pasted log must not become a query of thousands."""


def words_of(text: str) -> tuple[str, ...]:
    """Cut typed text into the words to look for, as typed."""
    return tuple(_WORD.findall(text))[:_MOST]


def match_expression(text: str) -> str | None:
    """Ask for all words, the last one by its beginning; None when there is no word."""
    words = words_of(text)
    if not words:
        return None
    whole = [f'"{word}"' for word in words]
    ended = not text[-1:].isalnum()
    return " ".join(whole) if ended else " ".join(whole) + "*"
