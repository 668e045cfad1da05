"""What is masked is what is warned of: one source for both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.contacts import addresses, phones
from sretui.core.intake.masking import masked

SHAPES = st.sampled_from(
    [*"0123456789+-.() @/:,x", "tel ", "phone: ", "example.org", "jane", "@", "510", "call me on "]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tel. +1 510 555 0100, or (510) 555-0101 x3", ["+1 510 555 0100", "(510) 555-0101 x3"]),
        ("phone 555 0100 | 510 555 0102", ["555 0100", "510 555 0102"]),
        ("512 512 1024", []),
    ],
)
def test_each_number_is_found_once_in_its_order(text: str, found: list[str]) -> None:
    assert list(phones(text)) == found


@given(st.lists(SHAPES, max_size=40).map("".join))
def test_what_is_warned_of_is_masked_and_nothing_else(line: str) -> None:
    assert (masked(line) != line) == bool([*addresses(line), *phones(line)])
