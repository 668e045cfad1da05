"""A reply is one comment on its inquiry, as typed, and carries its draft."""

from datetime import UTC, datetime

import pytest

from sretui.core.acts.replying import reply
from sretui.core.acts.simple import Asking
from sretui.core.model import Issue, RepoRole
from sretui.core.outbox.action import Act, Draft
from sretui.core.outbox.writes import Place, PostComment

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
ISSUE = Issue("I7", RepoRole.INQUIRIES, 7, "Blank", "", "jane", NOW, NOW)


@pytest.mark.parametrize(("act", "title"), [(Act.REPLY, "Reply to #7"), (Act.ACKNOWLEDGE, "Acknowledge #7")])
def test_it_is_one_comment(act: Act, title: str) -> None:
    draft = Draft("reply:I7", {"text": "Hello"}, NOW)
    action = reply(ISSUE, "\n    Hello  \n\n", Asking("id", NOW, "alice"), act, draft)
    assert action.writes == (PostComment(Place(RepoRole.INQUIRIES, 7, "I7"), "    Hello  "),)
    assert (action.title, action.act, action.inquiry, action.draft) == (title, act, "I7", draft)
