"""The outbox on screen: every state with its reason, every key down to the row it changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.steps import State
from sretui.core.outbox.writes import CloseIssue, FileIssue, text_of
from sretui.store.lease import acquire_push
from sretui.ui.deeds import Asked
from sretui.ui.screens.forms.edit_form import EditForm
from sretui.ui.screens.forms.undo_question import UndoQuestion
from sretui.ui.screens.forms.yes_no import YesNo
from sretui.ui.screens.leaving import LeaveQuestion
from sretui.ui.screens.link import LinkQuestion
from sretui.ui.widgets.action_pane import ActionPane
from sretui.ui.widgets.outbox_rows import OutboxRows
from sretui.ui.widgets.status_bar import StatusBar
from tests.ui.conftest import SMALL, WIDE
from tests.ui.filled_outbox import LINK, OFFLINE, WRITTEN, fill, going, move, put, receipts, reply

if TYPE_CHECKING:
    from sretui.core.outbox.steps import Queued
    from tests.ui.conftest import Hands, Office


@pytest.fixture
def filled(office: Office) -> Office:
    """An office in whose outbox every state stands."""
    fill(office)
    return office


async def opens(hands: Hands, action_id: str = "") -> None:
    """Open the outbox, and go to one of its rows."""
    await hands.press("5")
    await hands.until(lambda: isinstance(hands.rows.source, OutboxRows))
    if action_id:
        await hands.press("g")
        await hands.goes_to(action_id)
        await hands.until(lambda: shown(hands) == action_id)


def shown(hands: Hands) -> str:
    queued = hands.screen.query_one(ActionPane).queued
    return queued.action.id if queued else ""


def of(office: Office, action_id: str) -> Queued:
    found = office.desk.find_queued(action_id)
    assert found is not None
    return found


async def test_stuck_first_then_what_waits_then_the_receipts(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands)
        source = hands.rows.source
        assert [source.key(index) for index in range(len(source))] == [
            None,
            "stuck",
            None,
            "held",
            "waiting",
            "sending",
            "unsure",
            None,
            "discarded",
            "sent",
        ]
        await hands.sees("Stuck: needs you", "Waiting", "Receipts", "5 Outbox 5 !")
        await hands.sees("1 of 2 sent. @jane has written", "Take #299  sent in 10s", "on its way")
        assert "Stuck, 5 shows it" not in hands.text


@pytest.mark.parametrize(
    ("action_id", "words"),
    [
        ("held", ("Take #299", "#299 Movie export hangs", "held · can be taken back, sent in 10s")),
        ("waiting", (f"waiting · {OFFLINE}, next try in 5s", "We look into it.", "5m ago")),
        ("sending", ("sending · on its way", "On its way.")),
        ("unsure", ("unsure · GitHub had trouble (502), looked for in 2s", "Perhaps there.")),
        (
            "stuck",
            (
                "stuck · 1 of 2 sent · @jane has written",
                "c conversation · t try again · x discard",
                "2. close #301",
            ),
        ),
        ("sent", (LINK, "Thank you for the file.", "found on GitHub: it was sent", "unsure: 502.")),
        ("discarded", ("Never mind, please.", "▸ the text before", "its text was changed")),
    ],
)
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_each_state_says_why_and_since_when(
    filled: Office, size: tuple[int, int], action_id: str, words: tuple[str, ...]
) -> None:
    async with filled.open(size) as hands:
        await opens(hands, action_id)
        await hands.press("enter")
        await hands.sees(*words, "asked for by you", "History")
        await hands.press("escape")
        assert hands.rows.has_focus


async def test_countdowns_tick_in_the_row_and_beside_it(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, "held")
        await hands.sees("held · can be taken back, sent in 10s")
        filled.now += timedelta(seconds=3)
        await hands.sees("held · can be taken back, sent in 7s")
        source = hands.rows.source
        assert isinstance(source, OutboxRows)
        place = source.find("held")
        assert place is not None
        await hands.until(lambda: source.now == filled.now)
        assert any("sent in 7s" in span.text for span in source.line(place, 79).spans)


async def test_nothing_waits(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await opens(hands)
        await hands.sees("Nothing waits for GitHub, and nothing was sent yet.", "5 Outbox 0")
        await hands.press("t", "e", "x", "u", "c", "o", "y", "m", "enter", "tab", "escape")
        assert hands.dialog() is None


async def test_whoever_comes_back_sees_what_was_asked_for_meanwhile(office: Office) -> None:
    receipts(office, 3)
    async with office.open(SMALL) as hands:
        await opens(hands, "r0")
        await hands.press("1")
        await hands.sees("Waiting for customer")
        put(office, "new", 303, reply(303, "Just now."))
        hands.hears_news()
        await hands.sees("5 Outbox 1")
        await hands.press("5")
        await hands.until(lambda: hands.rows.cursor_key == "new")
        await hands.goes_to("r0")
        await hands.press("question_mark")
        hands.hears_news()
        await hands.press("escape")
        await hands.rests()
        assert hands.rows.cursor_key == "r0"


# retry


@pytest.mark.parametrize("key", ["t", "r"])
async def test_try_again_goes_back_to_the_queue_and_closes_though_the_customer_wrote(
    filled: Office, key: str
) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "stuck")
        await hands.press(key)
        await hands.sees("Reply to #301: tried again now.", "5 Outbox 5")
        closing = of(filled, "stuck").steps[1]
        assert closing.state is State.WAITING
        assert isinstance(closing.write, CloseIssue)
        assert closing.write.last_comment == 9
        await hands.until(lambda: "Stuck: needs you" not in hands.text)


@pytest.mark.parametrize("action_id", ["sent", "discarded"])
async def test_what_is_finished_is_not_tried_edited_or_discarded(filled: Office, action_id: str) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, action_id)
        before = of(filled, action_id)
        await hands.press("t", "e", "x")
        await hands.rests()
        assert hands.dialog() is None
        assert of(filled, action_id) == before


async def test_sync_hastens_what_rests_but_not_what_github_asked_to_wait_for(filled: Office) -> None:
    limited = put(filled, "limited", 270, reply(270, "Later."))
    until = filled.now + timedelta(minutes=20)
    move(filled, limited, lambda step: steps.postponed(step, "The rate limit is reached.", filled.now, until))
    async with filled.open(SMALL) as hands:
        await opens(hands)
        await hands.press("R")
        await hands.sees("Asking GitHub for news, and sending 2 acts again.")
    assert of(filled, "waiting").steps[0].until == filled.now
    assert of(filled, "limited").steps[0].until == until
    assert of(filled, "held").steps[0].state is State.HELD


# discard


@pytest.mark.parametrize(
    ("action_id", "said"),
    [
        ("stuck", ("stays on GitHub: comment on #301", "not sent: close #301 as completed")),
        ("waiting", ("not sent: comment on #302",)),
        ("unsure", ("not tried again, but it may be on GitHub already: comment on #297",)),
    ],
)
async def test_discarding_asks_and_keeps_the_text(
    filled: Office, action_id: str, said: tuple[str, ...]
) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, action_id)
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is YesNo)
        await hands.sees(*said, "The text stays in the history.")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is None)
        assert not of(filled, action_id).is_done
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is YesNo)
        await hands.press("y")
        await hands.sees("discarded; its text stays in the history")
        after = of(filled, action_id)
        assert after.is_done
        await hands.until(lambda: shown(hands) == action_id)
        assert hands.rows.cursor_key == action_id
        text = next(text for step in after.steps if (text := text_of(step.write)))
        assert text in {one.text for one in filled.desk.passages(action_id)}


# edit


async def test_a_changed_text_is_held_back_while_written_and_sent_instead(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "waiting")
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EditForm)
        held = of(filled, "waiting").steps[0]
        assert held.state is State.HELD
        assert held.until == filled.now + timedelta(minutes=5)
        hands.screen.query_one(TextArea).text = "We know it."
        await hands.press("ctrl+s")
        await hands.sees("Reply to #302: changed; u takes it back.")
        step = of(filled, "waiting").steps[0]
        assert text_of(step.write) == "We know it."
        assert step.until == filled.now + filled.desk.hold
        assert filled.desk.draft("outbox:waiting") is None
        await hands.press("enter")
        await hands.sees("We know it.", "▸ the text before it was changed")


async def test_what_was_typed_and_left_is_there_again(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "waiting")
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EditForm)
        await hands.press(*"Oh. ", "escape")
        await hands.until(lambda: hands.dialog() is None)
        assert text_of(of(filled, "waiting").steps[0].write) == "We look **into** it."
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EditForm)
        assert hands.screen.query_one(TextArea).text == "Oh. We look **into** it."
        await hands.press("escape")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("  \n", "A text is empty", id="empty"),
        pytest.param("x" * 70_000, "4564 characters longer than GitHub", id="long"),
    ],
)
async def test_a_text_that_github_would_refuse_is_said_in_the_form(
    filled: Office, text: str, said: str
) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "held")
        put(filled, "later", 302, reply(302, "A word."))
        hands.hears_news()
        await hands.until(lambda: hands.rows.source.find("later"))  # type: ignore[attr-defined]
        await opens(hands, "later")
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EditForm)
        hands.screen.query_one(TextArea).text = text
        await hands.press("ctrl+s")
        await hands.sees(said)
        assert hands.dialog() is EditForm
        await hands.press("escape")


async def test_a_stuck_text_is_changed_and_then_tried_by_hand(filled: Office) -> None:
    long = put(
        filled, "long", 302, reply(302, "Too long."), FileIssue(RepoRole.PRODUCT, "Crash", "It crashes.")
    )
    move(filled, long, going(filled), lambda step: steps.stuck(step, "Validation Failed: body is too long."))
    async with filled.open(WIDE) as hands:
        await opens(hands, "long")
        await hands.sees("body is too long", "e edit · t try again")
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EditForm)
        await hands.sees('new product issue "Crash"')
        first, second = hands.screen.query(TextArea)
        first.text, second.text = "Short.", "It crashes at once."
        await hands.press("ctrl+s")
        await hands.sees("changed; t tries it again")
        after = of(filled, "long")
        assert [text_of(step.write) for step in after.steps] == ["Short.", "It crashes at once."]
        assert after.is_stuck


async def test_what_went_out_meanwhile_is_not_changed_and_the_words_are_kept(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "waiting")
        await hands.press("e")
        await hands.until(lambda: hands.dialog() is EditForm)
        hands.screen.query_one(TextArea).text = "Too late."
        move(filled, of(filled, "waiting"), going(filled))
        await hands.press("ctrl+s")
        await hands.sees("It is too late to change this text")
        draft = filled.desk.draft("outbox:waiting")
        assert draft is not None
        assert "Too late." in draft.fields.values()
        await hands.press("e")
        await hands.rests()
        assert hands.dialog() is None


# undo


async def test_undo_takes_back_what_was_not_sent(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "held")
        await hands.press("u")
        await hands.sees("Take #299: taken back, nothing was sent.")
        assert of(filled, "held").state is State.DISCARDED
        await hands.until(lambda: "sent in 10s" not in hands.text)


async def test_undo_says_what_cannot_be_taken_back(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "sent")
        await hands.press("u")
        await hands.sees("the comment was mailed: it cannot be taken")


async def test_undo_of_what_is_half_sent_asks(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await opens(hands, "stuck")
        await hands.press("u")
        await hands.until(lambda: hands.dialog() is UndoQuestion)
        await hands.sees("not sent any more: close #301", "the comment was mailed")
        await hands.press("y")
        await hands.until(lambda: of(filled, "stuck").is_done)


async def test_what_was_taken_back_here_is_forgotten_by_the_inbox(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        hands.app._deeds.add(Asked(("held",), "Take #299"))
        await opens(hands, "held")
        await hands.press("u")
        await hands.sees("taken back")
        assert hands.app._deeds.newest is None


# the conversation, and links


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_conversation_is_read_and_decided_on_in_place(
    filled: Office, size: tuple[int, int]
) -> None:
    filled.comment(301, "jane", filled.now, "It happens on another host too.")
    async with filled.open(size) as hands:
        await opens(hands, "stuck")
        await hands.press("c")
        await hands.sees("It happens on another host too.", "mail from Jane Doe", "t Try again")
        assert hands.screen.query_one(ActionPane).has_class("away")
        await hands.press("o")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.sees("https://github.com/example/support/issues/301")
        await hands.press("escape", "escape")
        await hands.sees("stuck · 1 of 2 sent", "History")
        await hands.press("c")
        await hands.sees("It happens on another host too.")
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is YesNo)
        await hands.press("y")
        await hands.until(lambda: of(filled, "stuck").is_done)


async def test_another_row_shows_its_own_action_again(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, "stuck")
        await hands.press("c")
        await hands.sees("mail from Jane Doe")
        await hands.press("tab", "j")
        await hands.until(lambda: shown(hands) == "held")
        await hands.sees("held · can be taken back")
        assert not hands.screen.query_one(ActionPane).has_class("away")


async def test_a_receipts_link_is_shown_whole_before_it_is_opened_and_copied(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, "sent")
        await hands.press("o")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.sees(LINK)
        await hands.press("escape", "y")
        await hands.sees("Copied")
        assert hands.app.clipboard == LINK
        await hands.press("enter", "]", "enter")
        await hands.until(lambda: hands.dialog() is LinkQuestion)
        await hands.press("escape")


async def test_raw_text_is_shown_as_typed(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, "waiting")
        await hands.sees("We look into it.")
        await hands.press("m")
        await hands.sees("We look **into** it.")


# other processes, hostile words, many receipts


async def test_what_another_process_does_is_seen_and_the_cursor_stays(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, "waiting")
        other = filled.desk
        other.discard("waiting")
        put(filled, "new", 303, reply(303, "From the command line."))
        hands.hears_news()
        await hands.sees("5 Outbox 5")
        await hands.until(lambda: hands.rows.source.find("new"))  # type: ignore[attr-defined]
        assert hands.rows.cursor_key == "waiting"
        await hands.press("t")
        await hands.rests()
        assert of(filled, "waiting").is_done


async def test_what_is_being_sent_elsewhere_is_not_discarded(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await opens(hands, "sending")
        with acquire_push(filled.databases.folder):
            await hands.press("x")
            await hands.until(lambda: hands.dialog() is YesNo)
            await hands.press("y")
            await hands.sees("It is being sent right now")
        assert of(filled, "sending").state is State.SENDING


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_hostile_words_are_inert(office: Office, size: tuple[int, int]) -> None:
    evil = "[@click=app.quit]x[/] \x1b[31mred\u202e \x9b2J"
    bad = put(office, "evil", 301, reply(301, evil), title=f"Reply {evil}")
    move(office, bad, going(office), lambda step: steps.stuck(step, f"no {evil}"))
    async with office.open(size) as hands:
        await hands.sees("Stuck, 5 shows it:")
        await opens(hands, "evil")
        await hands.press("enter")
        await hands.sees("[@click=app.quit]x[/] ␛[31mred⟨U+202E⟩")
        for hidden in ("\x1b", "\u202e", "\x9b"):
            assert hidden not in hands.text
        await hands.press("x")
        await hands.until(lambda: hands.dialog() is YesNo)
        await hands.sees("[@click=app.quit]x[/]")
        assert "\x1b" not in hands.text
        await hands.press("escape", "e")
        await hands.until(lambda: hands.dialog() is EditForm)
        assert "\x1b" not in hands.text
        await hands.press("escape")
        assert hands.app.is_running


async def test_of_a_thousand_receipts_only_those_in_sight_are_loaded(office: Office) -> None:
    receipts(office, 1000)
    async with office.open(SMALL) as hands:
        await opens(hands)
        await hands.sees("Receipt 999")
        source = hands.rows.source
        assert isinstance(source, OutboxRows)
        assert len(source) == 1001
        assert len(source._loaded) <= 64
        await hands.press("G")
        await hands.sees("Receipt 0 ")
        assert len(source._loaded) <= 128


async def test_an_action_of_a_newer_program_is_said_and_left_alone(filled: Office) -> None:
    with filled.databases.desk() as conn:
        conn.execute("UPDATE actions SET data = '{}' WHERE id = 'sent'")
        conn.commit()
    async with filled.open(SMALL) as hands:
        await opens(hands)
        await hands.sees("(made by another sretui: this one cannot read it)")
        await hands.goes_to("sent")
        await hands.press("t", "e", "x", "u", "o")
        assert hands.dialog() is None


# the frame


async def test_the_header_and_the_status_say_what_waits_and_where_it_is_shown(filled: Office) -> None:
    async with filled.open(WIDE) as hands:
        await hands.sees("synced 12s ago · 4 waiting, 1 stuck", "5 Outbox 5 !")
        await hands.sees("Stuck, 5 shows it: Reply to #301: @jane has written since")
        assert hands.screen.query_one(StatusBar).lines[0].spans[0].role == "line--warning"
        filled.desk.discard("stuck")
        hands.hears_news()
        await hands.sees("4 waiting", "5 Outbox 4")
        await hands.until(lambda: "stuck" not in hands.text.splitlines()[0])
        assert "Stuck, 5" not in hands.text


async def test_several_stuck_ones_are_counted(filled: Office) -> None:
    other = put(filled, "other", 302, reply(302, "A"))
    move(filled, other, lambda step: steps.stuck(step, WRITTEN))
    async with filled.open(SMALL) as hands:
        await hands.sees("Stuck, 5 shows it: 2 acts need you.")


async def test_leaving_asks_when_something_is_not_sent(filled: Office) -> None:
    async with filled.open(SMALL) as hands:
        await hands.sees("#299")
        await hands.press("q")
        await hands.until(lambda: hands.dialog() is LeaveQuestion)
        await hands.sees("4 acts not sent yet: they are kept", "`sretui outbox push`", "1 act stuck")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog() is None)
        assert hands.app.is_running
        await hands.press("q")
        await hands.until(lambda: hands.dialog() is LeaveQuestion)
        await hands.press("q")
        await hands.until(lambda: not hands.app.is_running)
    assert len(filled.desk.outbox()) == 5


async def test_leaving_asks_nothing_when_all_is_sent(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.sees("#299")
        await hands.press("q")
        await hands.until(lambda: not hands.app.is_running)
    assert hands.app.return_code == 0
