"""What is being named at the cursor, and what ordinary writing never is."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.composing.completion import Naming, Partial, begun, reference
from sretui.core.model import Issue, RepoRole

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "partial"),
    [
        ("@", Partial(Naming.PERSON, "")),
        ("Ask @bo", Partial(Naming.PERSON, "bo")),
        ("(cc @bob-b", Partial(Naming.PERSON, "bob-b")),
        ("see #30", Partial(Naming.ISSUE, "30")),
        ("#blank", Partial(Naming.ISSUE, "blank")),
        ("x" * 80 + " #7", Partial(Naming.ISSUE, "7")),
        ("", None),
        ("Hello", None),
        ("jane@exam", None),
        ("#", None),
        ("## ", None),
        ("# Title", None),
        ("@bob ", None),
        ("@bob,", None),
        ("product#40", None),
        ("`@bo", None),
        ("@" + "x" * 70, None),
        ("#" + "1" * 70, None),
    ],
)
def test_a_name_that_was_begun(before: str, partial: Partial | None) -> None:
    assert begun(before) == partial


@given(st.text())
def test_what_was_begun_ends_the_line(before: str) -> None:
    found = begun(before)
    assert found is None or before.endswith(found.naming.value + found.letters)
    assert found is None or found.length == len(found.letters) + 1


@pytest.mark.parametrize(
    ("repo", "named"), [(RepoRole.INQUIRIES, "#7"), (RepoRole.PRODUCT, "example/product#7")]
)
def test_an_issue_is_named_as_github_links_it(repo: RepoRole, named: str) -> None:
    assert reference(Issue("I", repo, 7, "Blank", "", "jane", NOW, NOW), "example/product") == named
