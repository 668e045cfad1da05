"""Marks: the rows that the next act is for, one by one or as a range that follows the cursor."""

from collections.abc import Sequence


class Marks:
    """Which rows are marked, by key; it outlives any picture of them."""

    def __init__(self) -> None:
        self._kept: dict[str, None] = {}
        self._swept: tuple[str, ...] = ()
        self._from: str | None = None

    @property
    def keys(self) -> frozenset[str]:
        """All that is marked."""
        return frozenset(self._kept) | frozenset(self._swept)

    @property
    def has_range(self) -> bool:
        """Whether the cursor drags a range behind it."""
        return self._from is not None

    def toggle(self, key: str) -> None:
        """Mark a row, or not any more."""
        self.end_range()
        if key in self._kept:
            del self._kept[key]
        else:
            self._kept[key] = None

    def begin_range(self, key: str) -> None:
        """Let the range begin at a row."""
        self._from, self._swept = key, (key,)

    def sweep(self, keys: Sequence[str], cursor: str | None) -> None:
        """Let the range reach to the cursor; `keys` are all rows in their order."""
        if self._from in keys and cursor in keys:
            low, high = sorted((keys.index(self._from), keys.index(cursor)))
            self._swept = tuple(keys[low : high + 1])

    def end_range(self) -> None:
        """Keep what the range holds."""
        self._kept.update(dict.fromkeys(self._swept))
        self._from, self._swept = None, ()

    def clear(self) -> None:
        """Mark nothing."""
        self._kept.clear()
        self._from, self._swept = None, ()
