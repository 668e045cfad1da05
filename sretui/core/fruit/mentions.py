"""Which issues a text names: `#123`, `owner/name#123`, or by their address."""

import re
from collections.abc import Iterator

Named = tuple[str, int]
"""A repo as `owner/name` in lower case, empty for the one the text stands in; and a number."""

_MOST = 100
_READ = 60_000
_BEHIND = 150
"""Characters in front of a number in which its repo is looked for."""


def mentions(text: str) -> frozenset[Named]:
    """Find the issues named; of a text that names more than a hundred, the first ones."""
    found: set[Named] = set()
    for named in _named(text[:_READ]):
        found.add(named)
        if len(found) == _MOST:
            break
    return frozenset(found)


def _named(text: str) -> Iterator[Named]:
    if "#" in text:
        for match in _NUMBER.finditer(text):
            before = text[max(0, match.start() - _BEHIND) : match.start()]
            if repo := _REPO.search(before):
                yield repo[1].casefold(), int(match[1])
            elif not _GLUED.search(before):
                yield "", int(match[1])
    if "/issues/" in text:
        for match in _ADDRESS.finditer(text):
            if repo := _SITE.search(text[max(0, match.start() - _BEHIND) : match.start()]):
                yield repo[1].casefold(), int(match[1])


_NUMBER = re.compile(r"#([1-9]\d{0,8})\b", re.ASCII)
_ADDRESS = re.compile(r"/issues/([1-9]\d{0,8})\b", re.ASCII)
_REPO = re.compile(r"(?<![\w./:-])([\w-]+/[\w.-]+)$", re.ASCII)
_SITE = re.compile(r"https?://[^\s/]+/([\w-]+/[\w.-]+)$", re.ASCII)
_GLUED = re.compile(r"[\w/&#=.-]$")
