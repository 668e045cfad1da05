from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.model import Account, Event, Rate, RepoRole
from sretui.forge import records
from sretui.forge.fields import Unreadable

ROLE = RepoRole.INQUIRIES
AT = "2026-11-23T16:12:00Z"


def raw_issue(**changes: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "node_id": "I_1",
        "number": 301,
        "title": "Blank window",
        "body": "It is blank.",
        "user": {"login": "alice", "type": "User"},
        "state": "open",
        "created_at": AT,
        "updated_at": AT,
        "closed_at": None,
        "labels": [{"name": "docs"}, "bug", {"name": None}],
        "assignees": [{"login": "bob"}],
        "comments": 2,
        "locked": False,
        "html_url": "https://github.com/o/r/issues/301",
        "a field of next year": {"x": 1},
    } | changes


def raw_comment(**changes: Any) -> dict[str, Any]:
    return {
        "id": 9,
        "node_id": "IC_9",
        "html_url": "https://github.com/o/r/issues/301#issuecomment-9",
        "issue_url": "https://api.github.com/repos/o/r/issues/301",
        "user": {"login": "robot", "type": "Bot"},
        "body": "Thanks",
        "created_at": AT,
        "updated_at": AT,
    } | changes


def raw_event(**changes: Any) -> dict[str, Any]:
    return {
        "id": 5,
        "event": "assigned",
        "actor": {"login": "alice"},
        "assignee": {"login": "bob"},
        "created_at": AT,
        "issue": {"number": 301},
    } | changes


def test_an_issue_is_read_whole() -> None:
    issue = records.read_issue(raw_issue(), ROLE)
    assert issue is not None
    assert (issue.node_id, issue.number, issue.author) == ("I_1", 301, "alice")
    assert (issue.labels, issue.assignees, issue.comment_count) == (("docs", "bug"), ("bob",), 2)
    assert issue.created == datetime(2026, 11, 23, 16, 12, tzinfo=UTC)
    assert issue.is_open


@pytest.mark.parametrize(
    ("changes", "attribute", "value"),
    [
        ({"user": None}, "author", None),
        ({"body": None}, "body", ""),
        ({"body": "\ud800 half"}, "body", "\ufffd half"),
        (
            {"state": "closed", "closed_at": "2026-11-23T18:00:00Z"},
            "closed",
            datetime(2026, 11, 23, 18, tzinfo=UTC),
        ),
        ({"state": "closed", "closed_at": None}, "closed", datetime(2026, 11, 23, 16, 12, tzinfo=UTC)),
        ({"state": "open", "closed_at": AT}, "closed", None),
        (
            {"updated_at": "2026-11-23T08:12:00.750-08:00"},
            "updated",
            datetime(2026, 11, 23, 16, 12, tzinfo=UTC),
        ),
        ({"assignees": None}, "assignees", ()),
        ({"title": ""}, "title", ""),
        ({"pull_request": None}, "number", 301),
    ],
)
def test_what_github_may_leave_out(changes: dict[str, Any], attribute: str, value: object) -> None:
    assert getattr(records.read_issue(raw_issue(**changes), ROLE), attribute) == value


def test_what_belongs_to_a_pull_request_is_kept_out() -> None:
    assert records.read_issue(raw_issue(pull_request={"url": "x"}), ROLE) is None
    pull = raw_comment(html_url="https://github.com/o/r/pull/301#issuecomment-9")
    assert records.read_comment(pull, ROLE) is None
    assert records.read_event(raw_event(issue={"number": 3, "pull_request": {}}), ROLE) is None
    assert records.read_event(raw_event(issue=None), ROLE) is None


def test_of_a_pull_request_it_is_kept_what_it_names() -> None:
    body = "Fixes #7, other/repo#8 and Example/Product#9.\n<!-- such as #1234 -->"
    raw = raw_issue(number=12, title="Mend #6", body=body, pull_request={"url": "x"}, state="open")
    (found,) = records.read_pulls([raw_issue(), raw, {"pull_request": {}}, 3], "example/product", ROLE)
    assert (found.number, found.title, found.is_open, found.mentions) == (12, "Mend #6", True, (6, 7, 9))
    (closed,) = records.read_pulls([{**raw, "state": "closed"}], "example/product", ROLE)
    assert not closed.is_open


def test_a_repo_called_pull_is_no_pull_request() -> None:
    comment = records.read_comment(
        raw_comment(html_url="https://github.com/o/pull/issues/301#issuecomment-9"), ROLE
    )
    assert comment is not None
    assert (comment.issue_number, comment.author_type) == (301, "Bot")


@pytest.mark.parametrize(
    ("read", "raw", "complaint"),
    [
        (
            records.read_issue,
            {k: v for k, v in raw_issue().items() if k != "title"},
            "issue #301 has no `title`",
        ),
        (records.read_issue, raw_issue(number="301"), "issue 301 has a `number` that is not a number"),
        (records.read_issue, raw_issue(number=True), "issue without a name has a `number`"),
        (records.read_issue, raw_issue(number=2**63), "a `number` that is not a number"),
        (records.read_issue, raw_issue(comments=-1), "issue #301 has a `comments` that is not a number"),
        (records.read_issue, raw_issue(node_id=""), "issue #301 has an empty `node_id`"),
        (records.read_issue, raw_issue(user="alice"), "issue #301 has a `user` that is not an object"),
        (records.read_issue, raw_issue(labels={"name": "x"}), "issue #301 has a `labels` that is not a list"),
        (records.read_issue, raw_issue(labels=[7]), "issue #301 has a `label` that is not an object"),
        (records.read_issue, raw_issue(updated_at="2026-11-23"), "a `updated_at` that is not an instant"),
        (records.read_issue, raw_issue(updated_at="0001-01-01T00:00:00+14:00"), "that is not an instant"),
        (records.read_issue, ["issue"], "issue is not an object"),
        (
            records.read_comment,
            raw_comment(issue_url="https://x/issues/zero"),
            "comment #9 has an `issue_url`",
        ),
        (records.read_comment, raw_comment(html_url=None), "comment #9 has a `html_url` that is not a text"),
        (records.read_event, raw_event(created_at=None), "event #5 has a `created_at` that is not a text"),
        (records.read_event, raw_event(actor=[]), "event #5 has a `actor` that is not an object"),
    ],
)
def test_what_is_unreadable_is_named(read: records.Reader[Any], raw: object, complaint: str) -> None:
    with pytest.raises(Unreadable, match=r"issue|comment|event") as caught:
        read(raw, ROLE)
    assert complaint in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_one_strange_issue_does_not_cost_the_page() -> None:
    issues, skipped = records.read_all(
        records.read_issue, [raw_issue(), {"number": 302}, raw_issue(number=303)], ROLE
    )
    assert [issue.number for issue in issues] == [301, 303]
    assert len(skipped) == 1
    assert "#302" in skipped[0]


@pytest.mark.parametrize(
    ("changes", "subject"),
    [({}, "bob"), ({"assignee": None, "label": {"name": "docs"}}, "docs"), ({"assignee": None}, "")],
)
def test_whom_or_what_an_event_is_about(changes: dict[str, Any], subject: str) -> None:
    event = records.read_event(raw_event(**changes), ROLE)
    assert isinstance(event, Event)
    assert event.subject == subject


def test_the_scopes_of_a_token() -> None:
    raw = {"login": "alice"}
    assert records.read_account(raw, None) == Account("alice", None)
    assert records.read_account(raw, "") == Account("alice", ())
    assert records.read_account(raw, "repo, read:org") == Account("alice", ("repo", "read:org"))


def test_the_rate_limit_of_its_own_address() -> None:
    raw = {"resources": {"core": {"limit": 5000, "remaining": 4999, "reset": 1795459200}}}
    assert records.read_rate(raw) == Rate(4999, 5000, datetime.fromtimestamp(1795459200, UTC))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([AT, "open", "closed"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
READERS: list[tuple[records.Reader[Any], dict[str, Any]]] = [
    (records.read_issue, raw_issue()),
    (records.read_comment, raw_comment()),
    (records.read_event, raw_event()),
    (records.read_label, {"name": "docs"}),
]


@pytest.mark.parametrize(("read", "sound"), READERS)
@given(data=st.data())
def test_no_json_does_worse_than_being_skipped(
    read: records.Reader[Any], sound: dict[str, Any], data: Any
) -> None:
    changed = data.draw(st.dictionaries(st.sampled_from(sorted(sound)), JSON, max_size=3))
    for raw in (data.draw(JSON), sound | changed):
        values, skipped = records.read_all(read, [raw], ROLE)
        assert len(values) + len(skipped) <= 1
        assert all(len(sentence) < 250 for sentence in skipped)
        records.changed_at(raw)
