"""Only the customer's own words go into a product issue."""

import pytest

from sretui.core.acts.customer_words import customer_words

TEMPLATE = (
    "We combine our mailing list with GitHub issues.\nPlease reply only to mails with a proper subject."
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("It is **blank**.", "It is **blank**."),
        (
            f"Received 2026-11-23 08:12 PST by mail from Jane Doe.\n\n{TEMPLATE}\n---\nIt is blank.",
            "It is blank.",
        ),
        ("- one\n- two", "- one\n- two"),
        ("It is blank.\n\n> On Sunday it worked.", "It is blank."),
        ("It is blank. <!-- sretui:abc -->", "It is blank."),
        ("", ""),
        ("Received 2026-11-23 08:12 PST by mail from Jane Doe.", ""),
    ],
)
def test_the_words_alone(body: str, words: str) -> None:
    assert customer_words(body, (TEMPLATE,)) == words
