import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sretui.core.intake.masking import ADDRESS, PHONE, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to jane.doe@example.org.", f"write to {ADDRESS}."),
        ("Jane <jane@mail.example.org>", f"Jane {ADDRESS}"),
        ("<mailto:jane@example.org>", ADDRESS),
        ("[Jane](mailto:jane@example.org)", f"[Jane]({ADDRESS})"),
        ("j+d_x@example-lab.co.uk,", f"{ADDRESS},"),
        ("ssh jane@login.example.org:/p", f"ssh {ADDRESS}:/p"),
        ("+1 510 555 0100", PHONE),
        ("+14155550100", PHONE),
        ("+49 (0) 30 901820-12", PHONE),
        ("(510) 555-0100 x123", PHONE),
        ("1-800-555-0100", PHONE),
        ("call 925.555.0134.", f"call {PHONE}."),
        ("Tel. +00 555 0100 | Eastmere", f"Tel. {PHONE} | Eastmere"),
        ("Phone: 42847", f"Phone: {PHONE}"),
        ("Telefon 030 / 901820", f"Telefon {PHONE}"),
        ("fax number is 555 0100", f"fax number is {PHONE}"),
        ("Jane Doe\n510 555 0100\n", f"Jane Doe\n{PHONE}\n"),
        ("Jane Doe, 510 555 0100 x12", f"Jane Doe, {PHONE}"),
        ("reach me at 1 510 555 0100.", f"reach me at {PHONE}."),
        ("call me on 510 5550100", f"call me on {PHONE}"),
        ("+49 (0)89 1234567", PHONE),
    ],
)
def test_what_leads_to_a_person_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


KEPT = [
    "Skerry 4.2.1 and 10.15.7",
    "10.0.0.1, 192.168.100.200:8080",
    "job 1234567890 on node 4155550100",
    "37.7749, -122.4194 and +122.419400",
    "2026-11-23 08:12:00 -0800",
    "+2026-11-23 08:12",
    "call me on 2026-11-23 or 11/23/2026",
    "phone 4.2.1 and Tel 10.0.0.17",
    "a mesh of 512 512 1024 zones",
    "a mesh of 512 512 2100 zones",
    "512 512 1024",
    "cycle 250 300 1000 400",
    "cell: 123456 has negative volume",
    "+1.5e+10 -3.2E-04",
    "#0  0x00002b8a1f2c4387 in raise ()",
    "git@github.com:example/kestrel.git",
    "hdf5@1.14.3%gcc@12.2.0",
    "a @ b.T, x@y.dot(z)",
    "getty@tty1.service img@2x.png memcpy@GLIBC_2.2.5 jane@cluster7",
    "https://jane@example.org/path?x=510-555",
    "***@***.***",
    "@property def x",
    "MD5 d41d8cd98f00b204e9800998ecf8427e",
    "1-2-3 4-5-6 100-200-300",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert masked(text) == text


SHAPES = st.sampled_from([*"0123456789+-.() @/:,x\n", "tel ", "phone: ", "example.org", "jane", "@", "510"])


@given(st.lists(SHAPES, max_size=60).map("".join) | st.text(max_size=200))
@example("+1 510 555 0100 +1 510 555 0101")
@example("tel 12345 tel 12345")
@example("a@b.cc@d.ee")
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöü,;!?'\"", min_size=1, max_size=12)
PLAIN_NUMBERS = st.integers(0, 10**18).map(str) | st.floats(allow_nan=False, allow_infinity=False).map(str)
VERSIONS = st.tuples(*[st.integers(0, 99)] * 3).map(lambda parts: ".".join(map(str, parts)))
DATES = st.dates().map(str)
MASKED = st.sampled_from(["jane@example.org", "+1 510 555 0100", "(510) 555-0100"])


@given(st.lists(WORDS | PLAIN_NUMBERS | VERSIONS | DATES | st.sampled_from(KEPT)))
def test_other_words_are_never_removed(words: list[str]) -> None:
    text = "\n".join(words)
    assert masked(text) == text


@given(st.lists(WORDS | MASKED, min_size=1))
def test_what_stands_around_stays(words: list[str]) -> None:
    said = masked("\n".join(words)).split("\n")
    assert [word for word, new in zip(words, said, strict=True) if word != new] == [
        word for word in words if masked(word) != word
    ]
