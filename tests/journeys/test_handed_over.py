"""Two people, with files and tokens of their own: what one hands over the other accepts, or cannot take."""

from datetime import UTC, datetime
from pathlib import Path

from sretui.core.acts.aims import place
from sretui.core.handoff.acceptance import ACCEPTING, Accepting, acceptances
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.inbox import SectionKind
from sretui.core.journal import Kind
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import AssignPeople, PostComment, UnassignPeople
from sretui.demo.state import World
from sretui.demo.things import Comment
from sretui.ui.screens.forms.composer import Composer
from sretui.ui.screens.forms.hand_on_form import HandOnForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.undo_question import UndoQuestion
from sretui.ui.widgets.outbox_rows import OutboxRows
from tests.journeys.day import SUPPORT, Clock, Day, journal
from tests.journeys.desks import Opens, all_sent, answers, section, shows, state

BY = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


async def hands_over(day: Day, clock: Clock, *numbers: int) -> None:
    """Hand inquiries from Ben to Ann, as the outgoing Primary does."""
    desk = day.app._desk
    for number in numbers:
        issue = day.picture.by_key[day.node_id(number)].inquiry.conversation.issue
        lines = write_handed(Handed("ben", "ann", "cora", "send the new build", BY), desk.team.hours.tz)
        here = place(issue)
        words = PostComment(here, f"Hello,\n\nAnn takes over from me.\n\n{lines}")
        writes = (words, AssignPeople(here, ("ann",)), UnassignPeople(here, ("ben",)))
        desk.queue(
            Action(f"hand-{number}", Act.ASSIGN, desk.clock(), "ben", "Hand off", writes, issue.node_id)
        )
    await all_sent(day, clock, len(numbers))


def handoff_on(world: World, number: int) -> Comment:
    return next(one for one in world.issue(SUPPORT, number).comments if "Handed off from @ben" in one.body)


async def test_accepted_asked_and_not_taken_down_to_github_and_back_to_the_giver(
    opens: Opens, small_world: World, clock: Clock
) -> None:
    async with opens("ben") as day:
        await hands_over(day, clock, 2, 4, 6)
        assert all(state(day, number) is Accepting.OPEN for number in (2, 4, 6))
    async with opens("ann") as day:
        await day.until(lambda: section(day, 2) is SectionKind.HANDED, "handed to Ann")
        await answers(day, 2, "y")
        await all_sent(day, clock, 1)
        await day.until(lambda: state(day, 2) is Accepting.ACCEPTED, "accepted here")
        assert section(day, 2) is SectionKind.CUSTOMER
        await answers(day, 4, "q")
        await shows(day, Composer)
        await day.press(*"Which build?", "ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 2)
        await answers(day, 6, "n")
        await shows(day, HandOnForm)
        await day.press(*"ill", "ctrl+s")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 3)
        await day.until(lambda: section(day, 6) is SectionKind.CUSTOMER, "no more mine")
    thumbs = [(one.user, one.content) for one in handoff_on(small_world, 2).reactions]
    assert thumbs == [("ann", ACCEPTING)]
    assert len(small_world.issue(SUPPORT, 2).comments) == 1  # accepting mails nobody
    assert small_world.issue(SUPPORT, 2).assignees == ["ann"]
    *_, question = small_world.issue(SUPPORT, 4).comments
    assert question.body.startswith("@ben Which build?")
    *_, on = small_world.issue(SUPPORT, 6).comments
    assert "Handed off from @ann to @cora." in on.body
    assert "Next: send the new build, by 2026-11-24 12:00 PST." in on.body
    assert small_world.issue(SUPPORT, 6).assignees == ["cora"]
    async with opens("ben") as day:
        await day.until(lambda: state(day, 2) is Accepting.ACCEPTED, "accepted by Ann")
        desk = day.app._desk
        told = {
            one.comment.issue_number: (one.state, one.by)
            for one in acceptances(desk.board().inquiries, desk.team, "ben")
        }
        assert told == {
            2: (Accepting.ACCEPTED, "ann"),
            4: (Accepting.QUESTIONED, "ann"),
            6: (Accepting.REFUSED, "ann"),
        }
        await day.goes_to(2)
        await day.until(lambda: "accepted by Ann" in day.head, "who accepted it")
        await day.goes_to(4)
        await day.until(lambda: "Ann asked" in day.head, "who asked")
    async with opens("cora") as day:
        assert section(day, 6) is SectionKind.HANDED
        await day.until(lambda: state(day, 2) is Accepting.ACCEPTED, "accepted by Ann")
        await answers(day, 6, "y")
        await all_sent(day, clock, 1)
        await day.until(lambda: state(day, 6) is Accepting.ACCEPTED, "accepted by Cora")


async def takes_back(day: Day, action_id: str) -> None:
    """Take back, at the outbox, what GitHub has already."""
    await day.press("5")
    await day.until(lambda: isinstance(day.rows.source, OutboxRows), "the outbox")
    await day.press("g")
    for _ in range(len(day.rows.source)):
        if day.rows.cursor_key == action_id:
            break
        await day.press("j")
    await day.press("u")
    await shows(day, UndoQuestion)
    await day.press("y")


async def test_an_acceptance_that_was_sent_is_taken_back_and_both_see_it_open_again(
    opens: Opens, small_world: World, clock: Clock, tmp_path: Path
) -> None:
    async with opens("ben") as day:
        await hands_over(day, clock, 2)
    comment = handoff_on(small_world, 2)
    small_world.react(comment, ACCEPTING, user="cora", at=clock())
    async with opens("ann") as day:
        await day.until(lambda: section(day, 2) is SectionKind.HANDED, "handed to Ann")
        await answers(day, 2, "y")
        await all_sent(day, clock, 1)
        (accepted,) = day.app._desk.receipts()
    assert [one.user for one in comment.reactions] == ["cora", "ann"]
    async with opens("ben") as day:
        await day.until(lambda: state(day, 2) is Accepting.ACCEPTED, "accepted by Ann")
    async with opens("ann") as day:
        await takes_back(day, accepted.action.id)
        await day.press("1")
        await day.until(lambda: section(day, 2) is SectionKind.HANDED, "handed to Ann again at once")
        await all_sent(day, clock, 2)
        assert [one.user for one in comment.reactions] == ["cora"]
        assert small_world.issue(SUPPORT, 2).assignees == ["ann"]
        await day.press("R")
        await day.is_fresh()
        assert (section(day, 2), state(day, 2)) == (SectionKind.HANDED, Accepting.OPEN)
        assert day.picture.by_key[day.node_id(2)].inquiry.facts.taken_over == {}
    told = [entry.data["next"] for entry in journal(tmp_path / "ann") if entry.kind is Kind.TAKEN_OVER]
    assert told == ["send the new build", None]
    clock.turn(hours=1)
    async with opens("ben") as day:
        await day.until(lambda: state(day, 2) is Accepting.OPEN, "open again")


async def test_a_thumb_taken_off_in_the_browser_brings_it_back(
    opens: Opens, small_world: World, clock: Clock
) -> None:
    async with opens("ben") as day:
        await hands_over(day, clock, 2)
    async with opens("ann") as day:
        await day.until(lambda: section(day, 2) is SectionKind.HANDED, "handed to Ann")
        await answers(day, 2, "y")
        await all_sent(day, clock, 1)
        await day.until(lambda: state(day, 2) is Accepting.ACCEPTED, "accepted")
        comment = handoff_on(small_world, 2)
        small_world.unreact(comment, comment.reactions[0].id)
        clock.turn(hours=1)
        await day.press("R")
        await day.until(lambda: section(day, 2) is SectionKind.HANDED, "handed to Ann again")
