"""A TOML file as raw values, with one sentence for each way in which it cannot be read."""

import tomllib
from pathlib import Path

from sretui.config.problems import Problem

Raw = dict[str, object]


def read_toml(path: Path, missing: str) -> tuple[Raw, tuple[Problem, ...]]:
    """Read a file; `missing` is what to do when there is none. Any problem means that nothing was read."""
    try:
        return tomllib.loads(read_text(path)), ()
    except FileNotFoundError:
        says = f"there is no such file ({path}); {missing}"
    except IsADirectoryError:
        says = f"is a folder, not a file ({path}); move it away and {missing}"
    except OSError as error:
        says = f"cannot be read ({path}): {(error.strerror or 'unknown trouble').lower()}"
    except UnicodeDecodeError as error:
        says = f"is not UTF-8 text (byte {error.start + 1}); save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        says = f"is not TOML: {_with_place(str(error), read_text(path))}"
    except RecursionError:
        says = "is not TOML: nested too deeply"
    except ValueError as error:  # tomllib lets a date or number out of range through as it is
        says = f"is not TOML: {error}"
    return {}, (Problem(path.name, "", says),)


def read_text(path: Path) -> str:
    """Read UTF-8 text; some editors put a byte order mark before it, which is no part of it."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def _with_place(says: str, text: str) -> str:
    """Name line and column, also where tomllib only says that the end was reached."""
    lines = text.split("\n")
    sentence = says.replace("(at end of document)", f"(at line {len(lines)}, column {len(lines[-1]) + 1})")
    return sentence[:1].lower() + sentence[1:]
