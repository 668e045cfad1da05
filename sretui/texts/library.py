"""Texts: Jinja2 templates in a sandbox, found by name in the team's folder first, then among ours.

What a template cannot use is refused before anything is written with it, with its file and line.
"""

import re
import traceback
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from sretui.core.errors import TextError

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_OURS = "sretui's own texts"


class Texts:
    """The named texts of one team; `folder` need not exist."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._jinja = SandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,  # what comes out is Markdown, which a person reads before it is sent
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def names(self, beginning: str = "") -> tuple[str, ...]:
        """Name the texts that begin so, in order; raises TextError when the folder cannot be read."""
        found = {entry.name.removesuffix(".md") for entry in _defaults() if entry.name.endswith(".md")}
        if self._folder is not None and self._folder.is_dir():
            try:
                found |= {path.stem for path in self._folder.glob("*.md")}
            except OSError as trouble:
                raise TextError(f"{self._folder} cannot be read ({trouble.strerror}).") from trouble
        return tuple(sorted(name for name in found if _NAME.fullmatch(name) and name.startswith(beginning)))

    def render(self, name: str, fields: Mapping[str, str]) -> str:
        """Fill in a text; raises TextError with file and line for what it names and nobody knows."""
        source, file = self._source(name)
        try:
            template = self._jinja.from_string(source)
            return template.render(fields).strip()
        except TemplateSyntaxError as wrong:
            raise TextError(f"{file}, line {wrong.lineno}: {wrong.message}") from wrong
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as wrong:
            known = ", ".join(sorted(fields))
            raise TextError(f"{file}, line {_line(wrong)}: {wrong}; fields: {known}") from wrong

    def _source(self, name: str) -> tuple[str, str]:
        """Give a template's text and the name of its file."""
        if not _NAME.fullmatch(name):
            raise TextError(f"{name[:60]!r} is no name of a text: small letters, digits and hyphens.")
        own = self._folder / f"{name}.md" if self._folder is not None else None
        try:
            if own is not None and own.is_file():
                return own.read_text(encoding="utf-8"), str(own)
        except (OSError, UnicodeDecodeError) as trouble:
            raise TextError(f"{own} cannot be read as text: mend it, or move it away.") from trouble
        ours = files("sretui.texts") / "defaults" / f"{name}.md"
        if not ours.is_file():
            raise TextError(f"There is no text {name!r}: put {name}.md into {self._folder or 'the folder'}.")
        return ours.read_text(encoding="utf-8"), f"{_OURS}, {name}.md"


def _defaults() -> tuple[Path, ...]:
    folder = files("sretui.texts") / "defaults"
    return tuple(Path(str(entry)) for entry in folder.iterdir())


def _line(wrong: BaseException) -> int | str:
    """Find the template's line: Jinja2 rewrites the traceback so that it speaks of it."""
    lines = [
        frame.lineno for frame in traceback.extract_tb(wrong.__traceback__) if frame.filename == "<template>"
    ]
    return lines[-1] if lines and lines[-1] else "?"
