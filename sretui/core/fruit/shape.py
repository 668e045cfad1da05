"""Shape: what an issue's text tells of the work in it, found once when the issue is saved."""

import re
from dataclasses import dataclass

LONGEST = 20_000
"""Characters that are read; a log behind them changes nothing."""
_ROUND = 100


@dataclass(frozen=True, slots=True)
class Shape:
    """How long and how clear a text is, how many tasks it lists, and an estimate in it."""

    letters: int = 0
    """Characters of its own words; rounded to hundreds from two hundred on."""
    steps: bool = False
    """Whether it says step by step how to see the trouble."""
    boxes: int = 0
    """Boxes to tick: many of them are many tasks."""
    estimate: int | None = None
    """Minutes, from the block that the import from Redmine left."""


def shape(body: str) -> Shape:
    """Read a text."""
    text = _COMMENT.sub("", body[:LONGEST])
    told = text.partition("Description:")[2] if _REDMINE.search(text) else text
    own = "\n".join(line for line in told.splitlines() if not _HEADING.match(line))
    return Shape(
        letters=_rounded(len(" ".join(own.split()))),
        steps=len(_STEP.findall(own)) > 1,
        boxes=len(_BOX.findall(own)),
        estimate=_estimate(text),
    )


def _rounded(letters: int) -> int:
    return letters if letters < 2 * _ROUND else round(letters / _ROUND) * _ROUND


def _estimate(text: str) -> int | None:
    found = _ESTIMATE.search(text)
    minutes = round(float(found[1]) * 60) if found else 0
    return minutes or None


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"\s*(#{1,6}\s|\*\*[^*]+\*\*:?\s*$)")
_REDMINE = re.compile(r"^\W*REDMINE MIGRATION\W*$", re.MULTILINE)
_STEP = re.compile(r"^[ \t]{0,8}\d{1,2}[.)][ \t]+(?!.*'\.\.)\S", re.MULTILINE)
"""A numbered line; GitHub's own template has `1. Go to '...'`, which nobody filled in."""
_BOX = re.compile(r"^[ \t]{0,8}[-*+][ \t]+\[[ xX]\]", re.MULTILINE)
_ESTIMATE = re.compile(
    r"^[^\w\n]{0,8}estimated[ _](?:time|hours?)\W{1,8}(\d{1,4}(?:\.\d{1,4})?)", re.MULTILINE | re.IGNORECASE
)
