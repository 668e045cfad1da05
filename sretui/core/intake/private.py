"""Whether a paraphrase is one: it must not repeat what a customer was promised privacy for."""

import re

_WORD = re.compile(r"\w+")
_RUN = 8
"""Words in a row that nobody writes twice by chance."""


def repeats(original: str, paraphrase: str) -> bool:
    """Say whether a text takes over a run of words, or all of a short original."""
    theirs, ours = _words(original), _words(paraphrase)
    run = min(_RUN, len(theirs))
    if not run:
        return False
    held = {tuple(theirs[place : place + run]) for place in range(len(theirs) - run + 1)}
    return any(tuple(ours[place : place + run]) in held for place in range(len(ours) - run + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
