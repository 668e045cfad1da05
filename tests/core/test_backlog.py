from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sretui.core.backlog import Query, Sort, Within, parse
from sretui.core.spans import Span

PLAIN = Query()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", PLAIN),
        ("blank  window", replace(PLAIN, words="blank window")),
        ('crash "remote launch"', replace(PLAIN, words='crash "remote launch"')),
        ("label:docs", replace(PLAIN, labels=("docs",))),
        (
            'Label:"low-hanging fruit" -label:wontfix label:bug',
            replace(PLAIN, labels=("low-hanging fruit", "bug"), without_labels=("wontfix",)),
        ),
        ("no:assignee", replace(PLAIN, assignee="-*")),
        ("-no:assignee", replace(PLAIN, assignee="*")),
        ("assignee:*", replace(PLAIN, assignee="*")),
        ("-assignee:*", replace(PLAIN, assignee="-*")),
        ("assignee:@bob", replace(PLAIN, assignee="bob")),
        ("is:closed", replace(PLAIN, state="closed")),
        ("state:all is:issue", replace(PLAIN, state="all")),
        ("-is:open", replace(PLAIN, state="closed")),
        ("sort:created-asc", replace(PLAIN, sort=Sort.CREATED, descending=False)),
        ("sort:comments", replace(PLAIN, sort=Sort.COMMENTS, descending=True)),
        ("sort:title", replace(PLAIN, sort=Sort.TITLE, descending=False)),
        ("sort:title-desc", replace(PLAIN, sort=Sort.TITLE, descending=True)),
        (
            "std::vector http://example.org Error: x note:this",
            replace(PLAIN, words="std::vector http://example.org Error: x note:this"),
        ),
        ("-assignee:@bob", replace(PLAIN, without_assignees=("bob",))),
        ("comments:>5", replace(PLAIN, spans=(Within(Sort.COMMENTS, Span(6, None)),))),
        (
            "-updated:<2024-01-01 created:1970-01-02",
            replace(
                PLAIN,
                spans=(
                    Within(Sort.UPDATED, Span(None, 1704067199), inside=False),
                    Within(Sort.CREATED, Span(86400, 172799)),
                ),
            ),
        ),
        ('"unfinished phrase', replace(PLAIN, words='"unfinished phrase')),
        ('label:"unfinished label', replace(PLAIN, labels=("unfinished label",))),
    ],
)
def test_parse(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("author:bob", "author: is not known here"),
        ("milestone:3.4", "milestone: is not known here"),
        ("lable:bug", "lable: is unknown; did you mean label:?"),
        ("-asignee:bob", "asignee: is unknown; did you mean assignee:?"),
        ("is:merged", "is:merged says nothing here"),
        ("label:", "label: says nothing here"),
        ("updated:soon", "updated:soon says nothing here"),
        ("comments:2024-01-01", "comments:2024-01-01 says nothing here"),
        ("no:label", "no:label says nothing here"),
        ("sort:reactions", "sort:reactions says nothing here"),
        ("sort:created-up", "sort:created-up says nothing here"),
        ("-sort:created", "-sort:created says nothing here"),
        ("assignee:", "assignee: says nothing here"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_holds(text: str, problem: str) -> None:
    found = parse(f"crash {text} label:docs")
    assert found == replace(PLAIN, words="crash", labels=("docs",), problems=(problem,))


words = st.sampled_from(
    ['label:"a b"', "-", '"', ":", "is:", "sort:title-", "no:", "x", "-label:", " ", "\n"]
)


@given(st.one_of(st.text(), st.lists(words).map("".join)))
@example("a" * 65536)
@example("-" * 65536)
@example('"' * 65536)
def test_never_raises_and_drops_nothing_silently(text: str) -> None:
    found = parse(text)
    assert found.sort in set(Sort)
    assert bool(text.strip()) or found == PLAIN
