"""Pages of a list and the `Link` header that leads from one to the next.

Issue lists page by a cursor and do not say which page is the last; comments and events count their
pages. Both answer 422 to a page too deep. The addresses in `Link` are absolute and name the repository
by its id, as GitHub's do.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

from sretui.demo.refusals import Refusal

T = TypeVar("T")
Key = tuple[int, int]
"""What a list is sorted by, and the thing's id where that is equal."""
DEFAULT_SIZE, LARGEST = 30, 100
DEEPEST = 1000
"""How many pages may be asked for by number."""


class Pager:
    """Cuts one page out of a list, as the query asks."""

    def __init__(self, address: str, query: dict[str, str], *, cursors: bool, deepest: int = DEEPEST) -> None:
        self.address, self.query, self.cursors, self.deepest = address, query, cursors, deepest
        self.links: list[str] = []

    def cut(self, things: Sequence[T], keys: Sequence[Key]) -> Sequence[T]:
        """Return the page asked for and note its links; `keys` are what the list is sorted by."""
        size = min(_number(self.query.get("per_page"), DEFAULT_SIZE), LARGEST)
        if self.cursors and "page" not in self.query:
            return self._after(things, keys, size)
        page = _number(self.query.get("page"), 1)
        if page > self.deepest:
            raise Refusal(
                422, "In order to keep the API fast for everyone, pagination is limited for this resource."
            )
        self._count(page, -(-len(things) // size))
        return things[(page - 1) * size : page * size]

    @property
    def header(self) -> dict[str, str]:
        """The `Link` header, absent when everything fits one page."""
        return {"Link": ", ".join(self.links)} if self.links else {}

    def _after(self, things: Sequence[T], keys: Sequence[Key], size: int) -> Sequence[T]:
        start = _start(self.query.get("after"), keys)
        end = min(start + size, len(things))
        if end < len(things):
            self._link("next", {"after": _cursor(keys[end - 1])})
        if start > 0:
            self._link("prev", {"after": _cursor(keys[start - size - 1])} if start > size else {})
        return things[start:end]

    def _count(self, page: int, pages: int) -> None:
        if page > 1:
            self._link("prev", {"page": str(page - 1)})
        if page < pages:
            self._link("next", {"page": str(page + 1)})
            if not self.cursors:
                self._link("last", {"page": str(pages)})
        if page > 1:
            self._link("first", {"page": "1"})

    def _link(self, rel: str, change: dict[str, str]) -> None:
        kept = {name: value for name, value in self.query.items() if name not in {"after", "before", "page"}}
        self.links.append(f'<{self.address}?{urlencode(kept | change)}>; rel="{rel}"')


def _cursor(key: Key) -> str:
    return base64.urlsafe_b64encode(f"cursor:{key[0]}:{key[1]}".encode()).decode()


def _start(cursor: str | None, keys: Sequence[Key]) -> int:
    """Where a cursor leads: behind the place it names, whether or not a thing still stands there."""
    if not cursor:
        return 0
    try:
        _, value, own = base64.urlsafe_b64decode(cursor).decode().split(":")
        named = (int(value), int(own))
    except (ValueError, binascii.Error) as wrong:
        raise Refusal(422, "The listed cursor is invalid.") from wrong
    if len(keys) > 1 and keys[0] > keys[-1]:
        return next((place for place, key in enumerate(keys) if key < named), len(keys))
    return next((place for place, key in enumerate(keys) if key > named), len(keys))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and int(text) > 0 else default
