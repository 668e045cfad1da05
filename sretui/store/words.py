"""Typed text as a full-text query that cannot be malformed: every word is quoted, nothing is an operator."""

import re
import unicodedata
from itertools import islice

_PART = re.compile(r'"(?P<phrase>[^"]*)"?|[^\W_]+')
_WORD = re.compile(r"[^\W_]+")
_MOST = 12
"""Words beyond that narrow nothing, and a pasted log must not become a query of thousands."""
_LONGEST = 400
"""Characters of typed text that are read."""


def typed(text: str, longest: int = _LONGEST) -> str:
    """Give what is read of typed text, in the form in which letters are one character each."""
    whole = unicodedata.normalize("NFC", text[:longest]).replace("\0", " ")
    return whole.encode("utf-8", "replace").decode()  # half a surrogate pair is no text


def words_of(text: str) -> tuple[str, ...]:
    """Cut typed text into the words to look for, as typed."""
    return tuple(match[0] for match in islice(_WORD.finditer(typed(text)), _MOST))


def match_expression(text: str) -> str | None:
    """Ask for all words and quoted phrases, the last word by its beginning; None when there is no word."""
    whole = typed(text)
    found = [
        (f'"{" ".join(words)}"', match)
        for match in _PART.finditer(whole)
        if (words := _WORD.findall(match["phrase"] or match[0])[:_MOST])
    ][:_MOST]
    if not found:
        return None
    expression = " ".join(quoted for quoted, _ in found)
    begun = found[-1][1].end() == len(whole) and whole[-1].isalnum()
    return f"{expression}*" if begun else expression
