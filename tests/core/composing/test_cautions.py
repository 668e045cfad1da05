"""What is pointed out before it is public, and what is not; any text at all, in a time like its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.composing.cautions import Caution, Slip, cautions

WORDS = ("redwood", "Blue Lake", "x-7", "  ", "c++")
FOUND = [
    ("write to jane@example.org please", Slip.ADDRESS, "jane@example.org"),
    ("<mailto:Jane.Doe+visit@mail.example.co.uk>", Slip.ADDRESS, "Jane.Doe+visit@mail.example.co.uk"),
    ("jörg@bücher.example", Slip.ADDRESS, "jörg@bücher.example"),
    ("alice@host7.example.gov:~$ ls", Slip.ADDRESS, "alice@host7.example.gov"),
    ("call +1 925 555 0100.", Slip.PHONE, "+1 925 555 0100"),
    ("(925) 555-0100", Slip.PHONE, "(925) 555-0100"),
    ("925-555-0100", Slip.PHONE, "925-555-0100"),
    ("925.555.0100,", Slip.PHONE, "925.555.0100"),
    ("+49 (0)89 1234567", Slip.PHONE, "+49 (0)89 1234567"),
    ("Phone: 4-4321 77", Slip.PHONE, "4-4321 77"),
    ("call me at 925 5550100", Slip.PHONE, "925 5550100"),
    ("Tel.: 089/1234567", Slip.PHONE, "089/1234567"),
    ("Tel. +1 925 555 0100", Slip.PHONE, "+1 925 555 0100"),
    ("  925 555 0100", Slip.PHONE, "925 555 0100"),
    ("password: hunter2", Slip.PASSWORD, "(password)"),
    ("my passphrase is correct-horse-7", Slip.PASSWORD, "(passphrase)"),
    ("jane@host7's password:", Slip.PASSWORD, "(password)"),
    ("PASSWD=x", Slip.PASSWORD, "(PASSWD)"),
    ("the Password for host7 = letmein", Slip.PASSWORD, "(Password)"),
    ("API_KEY = 'abcdefgh12'", Slip.PASSWORD, "(API_KEY)"),
    ("auth-token: 12345678", Slip.PASSWORD, "(auth-token)"),
    ("export DB_PASSWORD=x", Slip.PASSWORD, "(PASSWORD)"),
    ("ghp_" + "a1" * 12, Slip.PASSWORD, "(ghp_…)"),
    ("-----BEGIN OPENSSH PRIVATE KEY-----", Slip.PASSWORD, "(-----BEGIN OPENSSH PRIVATE KEY-----…)"),
    ("https://jane:secret@example.org/x", Slip.PASSWORD, "(in an address)"),
    ("on the REDWOOD network", Slip.RESTRICTED, "REDWOOD"),
    ("at blue   lake.", Slip.RESTRICTED, "blue   lake"),
    ("(x-7)", Slip.RESTRICTED, "x-7"),
    ("in C++ code", Slip.RESTRICTED, "C++"),
]
NOTHING = [
    "",
    "Thank you, @jane: see #17235 and example/product#4069.",
    "version 3.4.1 of 2026-11-23, at 10:15:00",
    "host 192.168.100.200, port 22",
    "frames 1024 768 100, mesh 100x200x300",
    "git@github.com:example/product.git",
    "***@***.*** wrote",
    "job 20261123101500 ran",
    "https://example.org/2125550100/925-555-0100",
    "The password is wrong, and so is the token.",
    "Reset your password here: https://example.org/reset",
    "unexpected token: '<'",
    "a @property, a matrix A @ B, plot@2",
    "compass: north; passwordless",
    "redwoods and bluelakes, x-77",
    "tel 2026-11-23",
]


@pytest.mark.parametrize(("text", "slip", "words"), FOUND)
def test_it_is_pointed_out(text: str, slip: Slip, words: str) -> None:
    found = cautions(text, WORDS)
    assert (slip, words) in {(one.slip, one.words) for one in found}
    assert slip is Slip.ADDRESS or slip is Slip.PASSWORD or len(found) == 1


@pytest.mark.parametrize("text", NOTHING)
def test_it_is_left_alone(text: str) -> None:
    assert cautions(text, WORDS) == ()


def test_each_stands_in_its_line_once() -> None:
    text = "Hello,\r\n\r\na@example.org or a@example.org\rpassword: s3cret\nredwood"
    assert cautions(text, WORDS) == (
        Caution(3, Slip.ADDRESS, "a@example.org"),
        Caution(4, Slip.PASSWORD, "(password)"),
        Caution(5, Slip.RESTRICTED, "redwood"),
    )
    assert cautions(text)[0].sentence == "line 3: mail address a@example.org"


def test_a_password_itself_is_never_repeated() -> None:
    for text in (
        "password: hunter2",
        "ghp_" + "hunter2" * 6,
        "ftp://jane:hunter2@example.org",
        "pwd is hunter2",
    ):
        found = cautions(text)
        assert found
        assert all("hunter2" not in one.words for one in found if one.slip is Slip.PASSWORD)


@given(st.text(), st.lists(st.text(max_size=8), max_size=5))
def test_any_text_and_any_words_will_do(text: str, words: list[str]) -> None:
    lines = len(text.splitlines()) + 1
    assert all(1 <= one.line <= lines for one in cautions(text, words))


@given(st.text(alphabet="a@.:+-(0 9)=\n") | st.text(alphabet="password is:=1 "))
def test_what_looks_like_it_stands_in_its_line(text: str) -> None:
    lines = text.split("\n")
    assert all(one.words in lines[one.line - 1] for one in cautions(text) if one.slip is not Slip.PASSWORD)


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_what_is_written_around_it_hides_nothing(before: str, after: str) -> None:
    found = cautions(f"{before}\njane@example.org redwood\n{after}", WORDS)
    line = before.count("\n") + 2
    assert found == (
        Caution(line, Slip.ADDRESS, "jane@example.org"),
        Caution(line, Slip.RESTRICTED, "redwood"),
    )


@pytest.mark.parametrize(
    "piece", ["a", "a@b.", "1 ", "(1", "password is ", "pwd:", "eyJ", "tel 1", "secret=", "-----BEGIN "]
)
def test_after_much_of_nothing_it_is_still_found(piece: str) -> None:
    much = piece * (200_000 // len(piece))
    assert cautions(f"{much}\nredwood", WORDS)[-1] == Caution(2, Slip.RESTRICTED, "redwood")
