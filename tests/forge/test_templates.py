import pytest

from sretui.core.model import IssueTemplate
from sretui.forge.templates import read_template

BODY = "### Describe the bug\n\n### To reproduce"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, IssueTemplate("bug_report", BODY)),
        ("", IssueTemplate("bug_report", "")),
        (
            f"---\nname: Bug report\nabout: 'It broke'\ntitle: ''\nlabels: bug, \"high\"\n---\n{BODY}\n",
            IssueTemplate("Bug report", BODY, "It broke", "", ("bug", "high")),
        ),
        (
            f'---\r\nname: Bug\r\nlabels:\r\n  - bug\r\n  - "impact medium"\r\n---\r\n\r\n{BODY}',
            IssueTemplate("Bug", BODY, labels=("bug", "impact medium")),
        ),
        (
            f"---\nlabels: [bug, docs]\nassignees: bob\n---\n{BODY}",
            IssueTemplate("bug_report", BODY, labels=("bug", "docs")),
        ),
        (f"---\nname: never ends\n{BODY}", IssueTemplate("bug_report", f"---\nname: never ends\n{BODY}")),
    ],
    ids=["no front matter", "empty", "one line", "a list", "brackets", "unfinished"],
)
def test_a_template_is_read(text: str, expected: IssueTemplate) -> None:
    assert read_template(".github/ISSUE_TEMPLATE/bug_report.md", text) == expected
