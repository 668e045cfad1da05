"""The postmortem: its words, its milestones, its journal entries, and what is posted of it."""

from hypothesis import given
from hypothesis import strategies as st

from sretui.core.acts.activities import Activity, resolved
from sretui.core.acts.simple import Asking
from sretui.core.board import Inquiry
from sretui.core.effort import log
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.journal import Kind, Postmortem, facts, inverse
from sretui.core.model import Comment, Conversation, Event, RepoRole
from sretui.core.outbox.writes import PostComment
from sretui.core.serious.postmortem import markdown, marked, posting, told
from sretui.core.serious.timeline import timeline
from sretui.core.turn import standing
from tests.core.roster.weeks_of_duty import NOW, TEAM, pst
from tests.core.week.weekly import entry, issue

ONE = Postmortem("The disk was full.", "* Mon: full", "Watch it.", 12 * 60)
FACTS = facts([entry(marked("nobody could work"), NOW), entry(log(75, "diagnosing"), NOW)])
WHOLE = """\
## Postmortem of #1: Question 1

Serious because: nobody could work

### What happened, and why

The disk was full.

### Effort

* logged: 1h15m
* estimated in all: 12h

### Milestones

* Mon: full

### Recommendations

Watch it.
"""


def test_the_markdown() -> None:
    assert markdown(issue(1, NOW), FACTS, ONE) == WHOLE
    assert markdown(issue(1, NOW), facts(()), Postmortem("x")).endswith("x\n\n### Effort\n\n* logged: 0m\n")


def test_effort_is_not_posted() -> None:
    action = posting(issue(1, NOW), FACTS, ONE, Asking("a", NOW, "alice"))
    (write,) = action.writes
    assert isinstance(write, PostComment)
    assert "The disk was full." in write.body
    assert "ffort" not in write.body
    assert "1h15m" not in write.body
    assert "Serious because" not in write.body, "the reasons that are offered tell effort and names"
    assert action.facts == ()


texts = st.text(max_size=20)
ANY = st.builds(Postmortem, texts, texts, texts, st.integers(0, 5000))


@given(before=st.none() | ANY, after=ANY)
def test_it_is_recorded_and_taken_back(before: Postmortem | None, after: Postmortem) -> None:
    first = [entry(told(before), NOW)] if before else []
    held = facts(first)
    assert held.postmortem == before
    second = entry(told(after), NOW)
    assert facts([*first, second]).postmortem == after
    back = entry(inverse(held, second.kind, second.data), NOW)
    assert facts([*first, second, back]).postmortem == before


def test_a_mark_is_taken_back() -> None:
    held = facts(())
    mark = entry(marked("down"), NOW)
    found = facts([mark])
    assert (found.serious, found.serious_why, found.serious_at) == (True, "down", NOW)
    assert facts([mark, entry(inverse(held, mark.kind, mark.data), NOW)]).serious is None


def words(number: int, who: str, at: str, text: str) -> Comment:
    return Comment(number, f"c{number}", RepoRole.INQUIRIES, 1, who, text, pst(at), pst(at))


def test_milestones_are_proposed() -> None:
    comments = (
        words(1, "alice", "2026-11-23T09:30", "> quoted\n\nWhich @driver is it?"),
        words(2, "alice", "2026-11-24T09:00", write_handed(Handed("alice", "bob"), TEAM.hours.tz)),
    )
    events = (Event(1, RepoRole.INQUIRIES, 1, "assigned", "alice", pst("2026-11-23T09:10"), "bob"),)
    one = standing(
        Inquiry(Conversation(issue(1, pst("2026-11-23T09:00")), comments, events), facts(())), TEAM
    )
    journal = [
        entry((Kind.ESCALATED, {"id": "a", "state": "asked", "whom": "carol"}), pst("2026-11-23T10:00")),
        entry((Kind.ESCALATED, {"id": "a", "state": "declined", "whom": "carol"}), pst("2026-11-23T10:30")),
        entry((Kind.ESCALATED, {"id": "b", "state": "no answer", "whom": "dan"}), pst("2026-11-23T10:40")),
        entry(marked("down"), pst("2026-11-23T11:00")),
        entry(log(60, "answering"), pst("2026-11-23T11:30")),
        entry(resolved({Activity.DIAGNOSED, Activity.WORK_AROUND}), pst("2026-11-24T10:00")),
    ]
    assert timeline(one, journal, TEAM, TEAM.hours.tz).splitlines() == [
        "* Mon 23 Nov 09:00: received by GitHub",
        "* Mon 23 Nov 09:10: assigned to Bob by Alice",
        "* Mon 23 Nov 09:30: first answer (Alice)",
        "* Mon 23 Nov 09:30: Alice wrote: Which driver is it?",
        "* Mon 23 Nov 10:00: help of Carol: asked",
        "* Mon 23 Nov 11:00: called a serious incident",
        "* Tue 24 Nov 09:00: handed off from Alice to Bob",
        "* Tue 24 Nov 10:00: resolved: diagnosed, work-around",
    ]


def test_of_many_comments_only_the_first_and_the_last_are_milestones() -> None:
    said = tuple(words(number, "jane", "2026-11-23T10:00", f"word {number} " * 30) for number in range(20))
    one = standing(Inquiry(Conversation(issue(1, pst("2026-11-23T09:00")), said), facts(())), TEAM)
    lines = timeline(one, (), TEAM, TEAM.hours.tz).splitlines()
    assert len(lines) == 3
    assert lines[1].endswith("…")
    assert max(map(len, lines)) < 120
