"""A measured figure beside its floor, and the table of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `floor` is the least any program could need, measured in the same run."""

    name: str
    value: float
    floor: float | None
    unit: str
    target: str
    note: str = ""

    @property
    def ratio(self) -> str:
        """The value as a multiple of its floor."""
        return f"{self.value / self.floor:.2f}" if self.floor else ""


HEAD = ("figure", "value", "floor", "ratio", "target", "note")


def table(figures: Iterable[Figure]) -> str:
    """Lay figures out as a Markdown table with aligned columns."""
    rows = [HEAD, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["| " + " | ".join(cell.ljust(widths[n]) for n, cell in enumerate(row)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    floor = "" if figure.floor is None else f"{_number(figure.floor)} {figure.unit}"
    return (
        figure.name,
        f"{_number(figure.value)} {figure.unit}",
        floor,
        figure.ratio,
        figure.target,
        figure.note,
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
