"""Mail addresses and phone numbers made unreadable before a customer's words stand in public.

What only looks like one stays: versions, IP addresses, job ids, coordinates, dates, mesh sizes. So a number
is a phone number when it is written as one, `+1 510 555 0100` or `(510) 555-0100`, or when a word says so.
Every rule looks at a bounded stretch, so that a hostile text costs no more than its length.
"""

import re

ADDRESS = "[mail address]"
PHONE = "[phone number]"

_NO_DOMAINS = (
    "bmp|cfg|cpp|csv|dat|dot|gif|h5|hdf5|jpe?g|json|log|md|mount|nc|pdf|png|pyc?|service|session|silo|slice|so"
    "|socket|svg|target|tiff?|timer|txt|vtk|xml|ya?ml|zip"
)
"""What follows an `@` and a dot in a file name, a unit or a line of Python, and is no top-level domain."""
_ADDRESS = re.compile(
    r"<?(?:mailto:)?(?<![\w.+%@/-])(?!git@)[\w+%-][\w.+%-]{0,63}@"
    rf"(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{1,8}}(?!(?:{_NO_DOMAINS})\b)[^\W\d_]{{2,24}}(?![\w@(-]|\.\w)>?",
    re.IGNORECASE,
)
_DATE = r"(?!\d{4}[-./]\d\d?[-./]\d\d?(?!\d)|\d\d?[-./]\d\d?[-./]\d{2,4}(?!\d))"
_IP = r"(?!\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d))"
_ENDS = r"(?![\w.:-]?\d|\w)"
_EXTENSION = r"(?:,?[ ]?(?:x|ext\.?|extension|app\.)[ ]?\d{1,6})?"
_STARTS = r"(?<![\w.+/:=-])"
_INTERNATIONAL = re.compile(
    rf"{_STARTS}\+(?:\d{{10,15}}|\d{{1,3}}(?:[ \u00a0]?\(0?\d{{0,4}}\))?"
    rf"(?:[ \u00a0./-]{{1,2}}\d{{2,6}}){{2,5}}){_EXTENSION}{_ENDS}"
)
_NATIONAL = re.compile(
    rf"{_STARTS}(?:1[-. ])?(?:\([2-9]\d\d\)[-. \u00a0]?\d{{3}}[-. ]\d{{4}}|[2-9]\d\d([-.])\d{{3}}\1\d{{4}})"
    rf"{_EXTENSION}{_ENDS}"
)
_SAID = re.compile(
    r"(?<![\w-])((?:tel(?:efon|ephone|\.| ?no\.?)?|(?:tele)?phone|fax|mobil(?:e|funk)?|handy)(?: number)?"
    rf"(?: is)?[.:]{{0,2}}[ \u00a0]{{1,4}}){_DATE}{_IP}"
    rf"(?:[+(]?\d(?:[ \u00a0()/-]{{0,3}}\d){{4,14}}){_EXTENSION}{_ENDS}",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """Give the text without mail addresses and phone numbers; all else stays to the letter."""
    if "@" in text:
        text = _ADDRESS.sub(ADDRESS, text)
    if not _DIGITS.search(text):
        return text
    text = _INTERNATIONAL.sub(PHONE, text)
    text = _NATIONAL.sub(PHONE, text)
    return _SAID.sub(rf"\1{PHONE}", text)


_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d")
