"""HTML of a mail as Markdown that reads like a letter."""

import re

from sretui.core.intake.attachments import fenced
from sretui.mails.tidy import tidy

_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])(?![^\s<>@]{1,100}@)")
"""What would vanish on GitHub; an address in angle brackets would not."""


def markdown(html: str) -> str:
    """Convert; what is written like a tag in the text itself stays readable."""
    from markdownify import ATX, MarkdownConverter

    class Letter(MarkdownConverter):
        """Leaves `*` and `_` alone, as in a plain mail, but lets no word vanish as a tag."""

        def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  # markdownify's signature
            return _TAG_LIKE.sub(r"\\<", text)

        def convert_pre(self, el: object, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  # likewise
            return f"\n\n{fenced(text)}\n\n" if text.strip() else ""

    letter = Letter(heading_style=ATX, bullets="-", autolinks=False, strip_pre=None)
    return _spaced(letter.convert(tidy(html)))


def _spaced(text: str) -> str:
    """Drop blanks at the ends of lines, and all but one of several blank lines in a row."""
    kept: list[str] = []
    for line in (line.rstrip() for line in text.splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n")
