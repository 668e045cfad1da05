"""Bytes of a mail as text, whatever charset they claim to be in, or none.

Mails lie about their charset: UTF-8 goes by the name of Latin-1, cp1252 by that of Latin-1 or ASCII. UTF-8 is
never hit by chance, so bytes that are valid UTF-8 are taken for it.
"""

import codecs
from dataclasses import dataclass

_SAMPLE = 65_536
"""Bytes that are looked at to guess a charset."""
_SURE = 0.2
"""The most mess, as charset-normalizer counts it, that a guess may leave in a text."""
_FEW = 10
"""Characters beyond ASCII from which one charset of single bytes can be told from another."""
_BY_THE_BYTE = ("cp", "iso8859", "mac", "latin", "hp", "koi8", "tis")
_TEXTUAL = (
    "utf",
    "iso8859",
    "iso2022",
    "cp",
    "koi8",
    "gb",
    "big5",
    "shift_jis",
    "euc",
    "mac",
    "hz",
    "johab",
    "tis",
)
"""How the names of Python's codecs for text begin; others, like punycode, are no charsets of mails."""
_DOUBTFUL = {"ascii", "iso8859-1", "cp1252", "iso8859-15"}
"""Claimed by programs that know nothing of what they send."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; `guess` names the charset it was guessed to be in, "" where nobody guessed."""

    text: str
    guess: str = ""


def decoded(raw: bytes, claimed: str = "") -> Decoded:
    """Decode, by the charset that is claimed, else by the likeliest."""
    if raw.isascii() and b"\x1b" not in raw and not _is_wide(claimed):
        return Decoded(raw.decode("ascii"))
    name = _codec(claimed)
    if name in _DOUBTFUL or not name:
        utf8 = _strict(raw, "utf-8-sig")
        if utf8 is not None:
            return Decoded(utf8)
    if name and name != "ascii":
        text = _strict(raw, "cp1252" if name == "iso8859-1" else name)
        if text is not None:
            return Decoded(text)
    return _guessed(raw)


def _codec(name: str) -> str:
    """Give Python's name of a charset for text; "" for what is none."""
    try:
        found = codecs.lookup(name.strip().lower()).name if name else ""
    except (LookupError, ValueError):
        return ""
    return found if found == "ascii" or found.startswith(_TEXTUAL) else ""


def _is_wide(name: str) -> bool:
    return _codec(name).startswith(("utf-16", "utf-32", "utf-7", "hz"))


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, ValueError):
        return None


def _guessed(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], threshold=_SURE).best()
    few = sum(byte > 127 for byte in raw[:_SAMPLE]) < _FEW
    name = best.encoding if best and not (few and best.encoding.startswith(_BY_THE_BYTE)) else "cp1252"
    return Decoded(raw.decode(name, "replace"), name.replace("_", "-"))
