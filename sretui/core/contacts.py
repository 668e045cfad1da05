"""Mail addresses and phone numbers in a text: masked in a customer's words, and warned of in our own.

What only looks like one is left alone: versions, IP addresses, job ids, coordinates, dates, mesh sizes. So a
number is a phone number when it is written as one, `+1 510 555 0100` or `(510) 555-0100`, when a word says
so, or, with nothing but blanks in it, where it stands apart, as below a name. Every rule looks at a bounded
stretch, so that a hostile text costs no more than its length.
"""

import re
from collections.abc import Iterator

_NO_DOMAINS = (
    "bmp|cfg|cpp|csv|dat|dot|gif|h5|hdf5|jpe?g|json|log|md|mount|nc|pdf|png|pyc?|service|session|silo|slice|so"
    "|socket|svg|target|tiff?|timer|txt|vtk|xml|ya?ml|zip"
)
"""What follows an `@` and a dot in a file name, a unit or a line of Python, and is no top-level domain."""
ADDRESS = re.compile(
    r"<?(?:mailto:)?(?P<found>(?<![\w.+%@/-])(?!git@)[\w+%-][\w.+%-]{0,63}@"
    rf"(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{1,8}}(?!(?:{_NO_DOMAINS})\b)[^\W\d_]{{2,24}}(?![\w@(-]|\.\w))>?",
    re.IGNORECASE,
)
"""A mail address, `found`, with what is written around it."""

_DATE = r"(?!\d{4}[-./]\d\d?[-./]\d\d?(?!\d)|\d\d?[-./]\d\d?[-./]\d{2,4}(?!\d))"
_IP = r"(?!\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d))"
_STARTS, _ENDS = r"(?<![\w.+/:=-])", r"(?![\w.:-]?\d|\w)"
_EXTENSION = r"(?:,?[ ]?(?:x|ext\.?|extension|app\.)[ ]?\d{1,6})?"
_GROUP = r"[ \u00a0./-]{1,2}\d{2,8}"
_INTERNATIONAL = (
    rf"{_STARTS}(?P<found>\+(?:\d{{10,15}}|\d{{1,3}}(?:[ \u00a0]?\(0?\d{{0,4}}\)\d{{0,5}}(?:{_GROUP}){{1,5}}"
    rf"|(?:{_GROUP}){{2,5}})){_EXTENSION}){_ENDS}"
)
_NATIONAL = (
    rf"{_STARTS}(?P<found>(?:1[-. ])?(?:\([2-9]\d\d\)[-. \u00a0]?\d{{3}}[-. ]\d{{4}}"
    rf"|[2-9]\d\d([-.])\d{{3}}\2\d{{4}}){_EXTENSION}){_ENDS}"
)
_SAID = (
    r"(?<![\w-])(?:tel(?:efon|ephone|\.| ?no\.?)?|(?:tele)?phone|fax|mobil(?:e|funk)?|handy"
    r"|call (?:me|us) (?:at|on|under))(?: number)?(?: is)?[.:]{0,2}[ \u00a0]{1,4}"
    rf"{_DATE}{_IP}(?P<found>[+(]?\d(?:[ \u00a0()/-]{{0,3}}\d){{4,14}}{_EXTENSION}){_ENDS}"
)
_APART = (
    r"(?:^|[,;:|·•–(]|\b(?:at|on|is|under|call))[ \u00a0\t]{0,3}"
    rf"(?P<found>(?:1 )?[2-9]\d\d[ \u00a0][2-9]\d\d[ \u00a0](?!1024|2048|4096|8192)\d{{4}}{_EXTENSION})"
    r"(?=[ \t]{0,3}(?:$|[,;|)·]|\.(?:\s|$)))"
)
PHONES = tuple(
    re.compile(shape, re.IGNORECASE | re.MULTILINE) for shape in (_INTERNATIONAL, _NATIONAL, _SAID, _APART)
)
"""The ways in which a phone number, `found`, is written."""
_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d")


def may_hold_phone(text: str) -> bool:
    """Say whether there are digits enough to look closer."""
    return _DIGITS.search(text) is not None


def addresses(text: str) -> Iterator[str]:
    """Yield the mail addresses in a text."""
    return (match["found"] for match in ADDRESS.finditer(text)) if "@" in text else iter(())


def phones(text: str) -> tuple[str, ...]:
    """Give the phone numbers in a text, in their order; one that is written as such and called one is one."""
    if not may_hold_phone(text):
        return ()
    found: list[tuple[int, int]] = []
    for span in (match.span("found") for shape in PHONES for match in shape.finditer(text)):
        if all(span[1] <= start or end <= span[0] for start, end in found):
            found.append(span)
    return tuple(text[start:end] for start, end in sorted(found))
