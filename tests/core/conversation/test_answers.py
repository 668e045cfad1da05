from datetime import UTC, date, datetime

import pytest

from sretui.core.conversation.answers import mentions, only_calls_colleague, own_words
from sretui.core.hours import BusinessHours
from sretui.core.team import Membership, Person, Team

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
TEAM = Team(
    name="Kestrel",
    hours=BusinessHours.visit(),
    people=(
        Person("bob", "Bob"),
        Person("dan-d", "Dan"),
        Person("olga", "Olga", memberships=(Membership(end=date(2026, 10, 31)),)),
    ),
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Try 3.4.", "Try 3.4."),
        ("> Did you?\nYes.\n> Good.", "Yes."),
        ("> only quoted", ""),
        ("<!-- sretui:abc -->", ""),
        ("Hello <!-- x --> there", "Hello  there"),
        (" \u00a0\n\u200b", ""),
        (">>> import kestrel", ">>> import kestrel"),
        ("![a picture](https://example.org/a.png)", "![a picture](https://example.org/a.png)"),
        ("👍", "👍"),
        ("", ""),
    ],
)
def test_own_words(body: str, expected: str) -> None:
    assert own_words(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "@bob can you look?",
        "@Bob, this is yours. Please look.",
        "Hey @dan-d any idea",
        "cc @bob",
        "cc: @bob @dan-d",
        "Could you look at this, @bob?",
        "> It stays blank.\n\n@bob can you look?",
        "@bob can you look? <!-- sretui:abc -->",
    ],
)
def test_a_call(body: str) -> None:
    assert only_calls_colleague(TEAM, body, NOW)


@pytest.mark.parametrize(
    "body",
    [
        "Thanks for the report! I ask around.",
        "Thanks for the report! @bob can you look?",
        "Hello Jane, we are on it. @bob can you look?",
        "I am asking @bob about this.",
        "@jane can you try 3.4?",
        "@olga can you look?",
        "@bobby can you look?",
        "mail bob@bob.example.org?",
        "`@bob` is a decorator, is it?",
        "@bob can you look?\n\nJane, please try 3.4 in the meantime.",
        "@bob " + "here is all I know. " * 20,
        "",
    ],
)
def test_no_call(body: str) -> None:
    assert not only_calls_colleague(TEAM, body, NOW)


@pytest.mark.parametrize(
    ("body", "logins"),
    [
        ("@bob and @Carol-C, @BOB again", ("bob", "Carol-C")),
        ("jane@example.org, `@code`, team/@x", ()),
        ("<!-- @hidden --> @seen", ("seen",)),
        ("", ()),
    ],
)
def test_whom_a_text_mentions(body: str, logins: tuple[str, ...]) -> None:
    assert mentions(body) == logins
