"""What the person on duty records about an inquiry: the questions asked, and the journal written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from textual.screen import Screen

from sretui.core.acts.redirecting import contact_made
from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.inbox import awaits_contact
from sretui.core.journal import Fact, Kind, Voice
from sretui.core.model import Comment
from sretui.core.people import is_among, name
from sretui.core.turn import Standing, Turn
from sretui.desk import Desk
from sretui.ui import wording
from sretui.ui.messages import CacheChanged
from sretui.ui.screens.facts import FactsDialog

Note = Callable[[tuple[tuple[Standing, tuple[Fact, ...]], ...]], None]
"""Hears which facts were recorded of which inquiry, as it stood before."""


class Recorder:
    """Asks on one screen, and records on one desk."""

    def __init__(self, desk: Desk, screen: Screen[None], note: Note) -> None:
        """Tell `note` of all that was recorded, so that it can be taken back."""
        self._desk = desk
        self._screen = screen
        self._note = note

    def no_reply_needed(self, ones: Sequence[Standing]) -> None:
        """Record that nothing the customers said so far needs an answer; a first answer is always due.

        Of a customer who was led to the Primary it says that the two are in contact.
        """
        told = [(one, (fact,)) for one in ones if (fact := _settling(one)) is not None]
        if not told:
            due = any(one.turn is Turn.US for one in ones)
            self._say(wording.FIRST_ANSWER_DUE if due else wording.NOT_OUR_TURN, trouble=True)
        elif self._record_all(told):
            left = len(ones) - len(told)
            rest = f" {left} more: a first answer is due, or it is not our turn." if left else ""
            numbers = ", ".join(f"#{_number(one)}" for one, _ in told)
            contact = all(kind is Kind.REDIRECT for _, ((kind, _),) in told)
            what = "contact made" if contact else "no reply needed"
            self._say(f"{numbers}: {what}, recorded; u takes it back.{rest}")

    def ask_about_call(self, one: Standing) -> None:
        """Ask, once, whether a comment that only calls a colleague answered the customer."""
        call = next((said for said in _comments(one) if said.node_id == one.calls_colleague), None)
        if call is None:
            return
        from sretui.ui.screens.call import CallQuestion

        def note(answered: bool | None) -> None:
            if answered is not None:
                who = Voice.TEAM if answered else Voice.NOISE
                self._record(one, [(Kind.SPOKE, {"comment": call.node_id, "who": who.value})])

        self._screen.app.push_screen(CallQuestion(name(self._desk.team, call.author), call.body), note)

    def ask_for_facts(
        self, one: Standing, tz: tzinfo, now: datetime, typed: Mapping[str, str] | None = None
    ) -> None:
        """Ask for the facts that GitHub does not hold; what could not be recorded is asked for again."""
        dialog = FactsDialog(one, self._relayed(one), tz, now, typed)

        def record(facts: Sequence[Fact] | None) -> None:
            if not facts:
                return
            if self._record(one, facts):
                self._say(f"#{_number(one)}: recorded; u takes it back.")
            else:
                self.ask_for_facts(one, tz, now, dialog.typed)

        self._screen.app.push_screen(dialog, record)

    def _relayed(self, one: Standing) -> list[Comment]:
        """Find what came through the mailing list's account, newest first: anybody may have written it."""
        relays = self._desk.team.relays
        return [said for said in reversed(_comments(one)) if is_among(said.author, relays)]

    def _record(self, one: Standing, facts: Sequence[Fact]) -> bool:
        return self._record_all([(one, tuple(facts))])

    def _record_all(self, about: Sequence[tuple[Standing, tuple[Fact, ...]]]) -> bool:
        """Append to the journal; say what went wrong, if something did, and return False."""
        done: list[tuple[Standing, tuple[Fact, ...]]] = []
        try:
            for one, facts in about:
                for kind, data in facts:
                    self._desk.record(one.inquiry.conversation.issue.node_id, kind, data)
                done.append((one, facts))
        except SretuiError as trouble:
            self._say(f"Not recorded: {trouble}", trouble=True)
            return False
        finally:
            if done:
                self._note(tuple(done))
                self._screen.post_message(CacheChanged())
        return True

    def _say(self, sentence: str, *, trouble: bool = False) -> None:
        self._screen.notify(
            clean(sentence, lines=False), severity="warning" if trouble else "information", markup=False
        )


def _settling(one: Standing) -> Fact | None:
    """Give what settles an inquiry without an answer; None where nothing does."""
    led = one.inquiry.facts.redirected
    if led is not None and awaits_contact(one) and one.turn is not Turn.US:
        return contact_made(led)
    if one.turn is not Turn.US or one.response is None:
        return None
    said = [comment.created for comment in one.inquiry.conversation.comments]
    return Kind.NO_REPLY_NEEDED, {"until": max(one.since, *said).isoformat()}


def _number(one: Standing) -> int:
    return one.inquiry.conversation.issue.number


def _comments(one: Standing) -> tuple[Comment, ...]:
    return one.inquiry.conversation.comments
