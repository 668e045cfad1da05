"""What this machine offers: the terminal the screens draw on, and the files they keep."""

import codecs
from collections.abc import Iterator, Mapping

from sretui.cli.checkup.findings import Finding, good, note, trouble
from sretui.core.errors import StoreError
from sretui.store.database import Databases

_LEAST = (80, 24)


def check_terminal(
    environ: Mapping[str, str], encoding: str, size: tuple[int, int], *, is_terminal: bool
) -> Iterator[Finding]:
    """Look at the terminal; `size` is columns and lines."""
    term = environ.get("TERM", "")
    if not is_terminal:
        yield note(
            "terminal", "this is no terminal", "open the screens in one; `sretui inbox` works anywhere"
        )
    elif term in {"", "dumb"}:
        do = "set TERM to what your terminal is, for example xterm-256color; `sretui inbox` works anywhere"
        yield note("terminal", f"TERM is {term or 'not set'}, so the screens cannot be drawn", do)
    else:
        yield from _drawing(environ, term, size)
    yield _encoding(encoding)


def _drawing(environ: Mapping[str, str], term: str, size: tuple[int, int]) -> Iterator[Finding]:
    columns, lines = size
    if columns < _LEAST[0] or lines < _LEAST[1]:
        yield note("terminal", f"{columns}x{lines} is small", f"make it at least {_LEAST[0]}x{_LEAST[1]}")
    else:
        yield good("terminal", f"{term}, {columns}x{lines}{_extras(environ)}")
    if "TMUX" in environ:
        do = "in tmux.conf: set -g allow-passthrough on; set -s escape-time 10"
        yield note("tmux", "it holds notifications back and waits on Escape unless told otherwise", do)


def _extras(environ: Mapping[str, str]) -> str:
    return ", without colours (NO_COLOR)" if environ.get("NO_COLOR") else ""


def _encoding(encoding: str) -> Finding:
    try:
        known = codecs.lookup(encoding).name
    except LookupError:
        known = encoding
    if known == "utf-8":
        return good("locale", "UTF-8")
    return note("locale", f"the locale's text is {encoding}", "use a UTF-8 locale, for example LANG=C.UTF-8")


def check_files(databases: Databases) -> Iterator[Finding]:
    """Open both databases, bringing them up to date, and look at who else may read them."""
    try:
        sentences = databases.prepare()
        with databases.cache(), databases.desk():
            pass
    except StoreError as error:
        yield trouble("databases", str(error), "do what it says, or choose another folder with --data")
        return
    for sentence in sentences:
        yield note("databases", sentence, "run `sretui sync`")
    yield good("databases", f"both open, for your eyes only, in {databases.folder}")
    yield from _check_outbox(databases)


def _check_outbox(databases: Databases) -> Iterator[Finding]:
    """Say how many Actions wait, and which need a person."""
    from sretui.store.outbox import load_outbox

    with databases.desk() as conn:
        found = load_outbox(conn)
    stuck = [one for one in found if one.is_stuck]
    if stuck:
        do = "decide on screen 5, or with `sretui outbox list`, `retry` and `discard`"
        yield note("outbox", f"{len(stuck)} of {len(found)} waiting are stuck", do)
    elif found:
        yield note(
            "outbox", f"{len(found)} waiting to be sent", "the screens send it, or `sretui outbox push`"
        )
    else:
        yield good("outbox", "nothing waits")
