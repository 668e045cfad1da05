"""Hostile text made harmless: what a terminal would obey, or an eye would miss, becomes a visible mark.

Everything from GitHub or a mail goes through here before it is drawn. Joiners (U+200C, U+200D) stay only
between two characters beyond Latin-1, where emoji sequences, Persian and the Indic scripts need them.
"""

import re

_OPEN, _CLOSE = "⟨", "⟩"


def _mark(code: int) -> str:
    return f"{_OPEN}U+{code:04X}{_CLOSE}"


def _marks() -> dict[int, str]:
    marks = {code: chr(0x2400 + code) for code in range(0x20)}
    del marks[0x0A]
    marks[0x7F] = "␡"
    hidden = [
        *range(0x80, 0xA0),
        0xAD,
        0x061C,
        0x115F,
        0x1160,
        0x180E,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0x3164,
        0xFEFF,
        0xFFA0,
        *range(0xFFF9, 0xFFFC),
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
        *range(0xE0000, 0xE0080),
    ]
    marks.update((code, _mark(code)) for code in hidden)
    marks.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    marks[0xFFFE] = marks[0xFFFF] = "\ufffd"
    return marks


_MARKS = _marks()
_NEIGHBOUR = (
    "[^\x00-\u00ff\u061c\u115f\u1160\u180e\u2000-\u206f\u3164\ud800-\udfff"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""A character beyond Latin-1 that stays as it is."""
_STRAY_JOINER = re.compile(f"(?<!{_NEIGHBOUR})[\u200c\u200d]|[\u200c\u200d](?!{_NEIGHBOUR})")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


def clean(text: str, *, lines: bool = True) -> str:
    """Make text safe to draw; `lines=False` gives one line, with each run of blanks as one space."""
    if text.isascii() and text.isprintable():
        safe = text
    else:
        safe = _BREAKS.sub("\n", text).expandtabs(8)
        safe = _STRAY_JOINER.sub(lambda found: _mark(ord(found[0])), safe).translate(_MARKS)
    return safe if lines else _BLANKS.sub(" ", safe).strip()
