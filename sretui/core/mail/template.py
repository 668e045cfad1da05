"""Find the issue template's text in a body, however it was re-wrapped, cut or lightly edited.

A line belongs to the template when most of its three-word runs occur there. The template stands at the top
in half of the inquiries, at the bottom in a fifth, and is sometimes all there is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+")
_ALIKE = 0.6
"""The part of a line's word runs that must be the template's."""
_WHOLE = 0.3
"""The part of the template's words that must be found before anything is called template."""
_Run = tuple[str, ...]


def boilerplate_lines(lines: Sequence[str], templates: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are template text (a number may come twice)."""
    body = "\n".join(lines).lower()
    # most bodies share no run of words with the template, and a first pull reads thousands of them
    near = [words for words in map(_words, templates) if any(sign in body for sign in words[2])]
    whole = _WORD.findall(body) if near else []
    held = [words[:2] for words in near if not words[1].isdisjoint(_runs(whole))]
    if held:
        own = [tuple(_WORD.findall(line.lower())) for line in lines]
        for template, runs in held:
            yield from _found(lines, own, template, runs)


@lru_cache(maxsize=32)
def _words(template: str) -> tuple[_Run, frozenset[_Run], frozenset[str]]:
    """Cut a template into its words and its three-word runs, and name a word of each run, the longest."""
    words = tuple(_WORD.findall(template.lower()))
    runs = frozenset(_runs(words))
    return words, runs, frozenset(max(run, key=len) for run in runs)


def _found(
    lines: Sequence[str], words: Sequence[_Run], template: _Run, runs: frozenset[_Run]
) -> Iterator[int]:
    sure = [number for number, own in enumerate(words) if _is_alike(own, runs)]
    if sum(len(words[number]) for number in sure) < _WHOLE * len(template):
        return
    vocabulary = frozenset(template)
    known = set(sure)
    for number in sure:
        yield number
        yield from _neighbours(lines, words, vocabulary, number, known)


def _is_alike(own: _Run, runs: frozenset[_Run]) -> bool:
    mine = list(_runs(own))
    return len(own) >= 3 and sum(run in runs for run in mine) >= _ALIKE * len(mine)


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    return zip(words, words[1:], words[2:], strict=False)


def _neighbours(
    lines: Sequence[str], words: Sequence[_Run], vocabulary: frozenset[str], number: int, known: set[int]
) -> Iterator[int]:
    """Yield the short end of a wrapped sentence below a sure line, and the rule that closes the template."""
    for near in range(number + 1, min(number + 4, len(lines))):
        if near in known:
            return
        if len(words[near]) < 3 and set(words[near]) <= vocabulary and lines[near].strip():
            known.add(near)
            yield near
        elif lines[near].strip():
            return
