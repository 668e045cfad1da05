"""Labels typed in one line, with commas: completed from the repo's own, and read back."""

from collections.abc import Sequence

from textual.suggester import Suggester


class LabelSuggester(Suggester):
    """Completes the label after the last comma."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._labels = tuple(labels)

    async def get_suggestion(self, value: str) -> str | None:
        """Give the whole line, its last label completed."""
        head, comma, last = value.rpartition(",")
        word = last.strip().casefold()
        chosen = {label.casefold() for label in read_labels(head)}
        for label in self._labels:
            if word and label.casefold().startswith(word) and label.casefold() not in chosen:
                return f"{head}{comma}{' ' if comma else ''}{label}" if label.casefold() != word else None
        return None


def read_labels(text: str) -> tuple[str, ...]:
    """Take a line apart; each label once."""
    return tuple({part.casefold(): part for one in text.split(",") if (part := one.strip())}.values())


def unknown(labels: Sequence[str], among: Sequence[str]) -> tuple[str, ...]:
    """Name the labels a repo does not have: GitHub would make them up. All pass while its list is unknown."""
    known = {label.casefold() for label in among}
    return tuple(label for label in labels if known and label.casefold() not in known)
