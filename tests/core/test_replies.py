import pytest

from sretui.core.replies import greeting


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ("Jane Doe", "Dear Jane Doe,"),
        (" Jane Doe ", "Dear Jane Doe,"),
        ("jdoe", "Hello,"),
        ("@jane doe", "Hello,"),
        ("", "Hello,"),
    ],
)
def test_only_a_name_is_a_name(customer: str, expected: str) -> None:
    assert greeting(customer) == expected
