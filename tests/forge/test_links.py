import pytest

from sretui.core.errors import BadAnswer
from sretui.forge.links import below, is_later_page, is_loopback, links, page_number

API = "https://git.example.org/api/v3"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://git.example.org/api/v3/user?x=1", "/user?x=1"),
        ("https://GIT.example.org/api/v3/user", "/user"),
        ("/repositories/7", "/repositories/7"),
    ],
)
def test_an_address_of_the_api(address: str, path: str) -> None:
    assert below(API, address) == path


@pytest.mark.parametrize(
    "address",
    [
        "https://git.example.org/user",
        "https://git.example.org/api/v3",
        "https://git.example.org/api/v3x/user",
        "https://git.example.org/api/v3//evil.example.org/",
        "https://git.example.org:444/api/v3/user",
        "https://git.example.org.evil.example.org/api/v3/user",
        "https://git.example.org@evil.example.org/api/v3/user",
        "http://git.example.org/api/v3/user",
        "//evil.example.org/api/v3/user",
        "/with a space",
        "/with\r\nHost: evil",
        "",
    ],
)
def test_an_address_elsewhere(address: str) -> None:
    with pytest.raises(BadAnswer):
        below(API, address)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('<a>; rel="next", <b>; rel="last"', {"next": "a", "last": "b"}),
        ("<a?x=1,2;3>;rel=next", {"next": "a?x=1,2;3"}),
        ('<a>; title="x"; rel="next"', {"next": "a"}),
        ("<a>", {}),
        ("rubbish", {}),
        ("", {}),
    ],
)
def test_what_link_says(header: str, found: dict[str, str]) -> None:
    assert links({"link": header}) == found


def test_pages() -> None:
    assert page_number("/issues?page=12&x=1") == 12
    assert page_number("/issues?after=x") is None
    assert page_number("/issues?page=99999999999") is None
    assert page_number(None) is None
    assert is_later_page("/issues?after=x")
    assert is_later_page("/issues?page=2")
    assert not is_later_page("/issues?page=1")
    assert not is_later_page("/issues")


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("127.evil.org", False),
        ("x", False),
        (None, False),
    ],
)
def test_this_machine(host: str | None, *, ours: bool) -> None:
    assert is_loopback(host) is ours
