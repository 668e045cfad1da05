"""The person's own editor on what they write: a file that only they can read, a program, and no shell.

The file is removed when its text was taken over, and kept, and named, whenever something went wrong.
"""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_USUAL = "vi"


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of it: a text, or else the sentence that says why there is none."""

    text: str | None = None
    trouble: str = ""


def command(environ: Mapping[str, str]) -> tuple[str, ...] | str:
    """Give the editor's program and arguments, or the sentence that says why there is none."""
    typed = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or _USUAL
    try:
        words = tuple(shlex.split(typed))
    except ValueError:
        return f"$VISUAL or $EDITOR cannot be read: mind the quotes in {typed}"
    if shutil.which(words[0]) is None:
        return f"There is no editor {words[0]!r} here: set $VISUAL or $EDITOR to one."
    return words


def edit(words: Sequence[str], text: str) -> Edited:
    """Let the editor change a text, and wait until it ends; never raises for what an editor may do."""
    try:
        path = _written(text)
    except OSError as trouble:
        return Edited(trouble=f"No file could be made for the editor ({trouble.strerror}).")
    try:
        code = subprocess.run([*words, str(path)], check=False).returncode  # noqa: S603 - theirs, and no shell
    except OSError as trouble:
        return Edited(trouble=f"{words[0]} did not start ({trouble.strerror}); the text is also in {path}.")
    if code:
        return Edited(
            trouble=f"{words[0]} ended with {code}: nothing was taken over; what it left is {path}."
        )
    return _read(words[0], path)


def _written(text: str) -> Path:
    """Write a file for the owner's eyes alone (mkstemp makes it 0600); raises OSError."""
    handle, name = tempfile.mkstemp(prefix="sretui-", suffix=".md")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return Path(name)


def _read(program: str, path: Path) -> Edited:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Edited(trouble=f"{program} left no file: your text is as it was before.")
    except OSError as trouble:
        return Edited(trouble=f"{path} cannot be read ({trouble.strerror}); it is kept.")
    except UnicodeDecodeError:
        return Edited(trouble=f"{path} is not UTF-8 text: nothing was taken over; it is kept.")
    with suppress(OSError):
        path.unlink()
    return Edited(text.replace("\r\n", "\n").removesuffix("\n"))
