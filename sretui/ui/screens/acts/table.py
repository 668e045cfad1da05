"""The acts on an inquiry, each with its key: the one list from which bindings, help and palette are made."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.binding import Binding

from sretui.core.handoff.acceptance import Accepting
from sretui.core.turn import Standing


@dataclass(frozen=True, slots=True)
class ActKey:
    """An act and the key that begins it."""

    name: str
    """Also the module of this folder whose `begin(stage)` does it."""
    key: str
    label: str
    tooltip: str
    applies: Callable[[Standing], bool]
    """Whether it makes sense for an inquiry, as far as that can be told without asking."""
    needs_inquiry: bool = True
    bulk: bool = False
    """Whether it is done to all marked rows."""

    @property
    def binding(self) -> Binding:
        """The key as Textual binds it."""
        return Binding(
            self.key, f"act('{self.name}')", self.label, id=f"inquiry.{self.name}", tooltip=self.tooltip
        )


def _always(_: Standing) -> bool:
    return True


def _is_filed(one: Standing) -> bool:
    """Say whether GitHub has it: what is only in the outbox can be read, but not acted upon."""
    return one.inquiry.conversation.issue.number > 0


def _is_open(one: Standing) -> bool:
    return _is_filed(one) and one.inquiry.conversation.issue.is_open


def _is_closed(one: Standing) -> bool:
    return _is_filed(one) and one.inquiry.conversation.issue.closed is not None


def _is_handed(one: Standing) -> bool:
    """Say whether a handoff waits for a word, or was accepted and may be planned anew."""
    handoff = one.handoff
    return _is_open(one) and handoff is not None and (handoff.waits or handoff.state is Accepting.ACCEPTED)


ACTS: tuple[ActKey, ...] = (
    ActKey("replying", "r", "Reply", "Write to the customer; reviewed before it is sent", _is_filed),
    ActKey(
        "acknowledging",
        "c",
        "Acknowledge",
        "Answer with a canned reply that you can edit",
        _is_filed,
        bulk=True,
    ),
    ActKey("taking", "a", "Take", "Assign yourself", _is_open, bulk=True),
    ActKey("assigning", "A", "Assign", "Assign others, or take them off", _is_open, bulk=True),
    ActKey("labelling", "l", "Labels", "Put labels on or take them off", _is_filed, bulk=True),
    ActKey(
        "accepting",
        "h",
        "Accept",
        "Accept what was handed to you, ask, or hand it on",
        _is_handed,
    ),
    ActKey("escalating", "E", "Escalate", "Ask the Backup, then others, and keep track of it", _is_open),
    ActKey(
        "delegating",
        "D",
        "Delegate",
        "Lend the Primary's role to the Backup for a while",
        _always,
        needs_inquiry=False,
    ),
    ActKey("knowing", "d", "Known issue", "Add this customer's news to a product issue and close", _is_open),
    ActKey("promoting", "p", "Promote", "File product issues from it, or move it to the product", _is_open),
    ActKey("resolving", "x", "Resolve", "Say what resolved it, and close it", _is_open, bulk=True),
    ActKey("reopening", "X", "Reopen", "Open it again", _is_closed, bulk=True),
    ActKey("snoozing", "s", "Snooze", "Set it aside until a business time", _is_open, bulk=True),
    ActKey("timing", "t", "Time", "Log quarter hours; start or stop the timer; never posted", _always),
    ActKey("carding", "H", "Card", "Write what the next Primary must know; posts nothing", _is_open),
    ActKey("marking", "S", "Serious", "Call it a serious incident; write its postmortem", _is_filed),
    ActKey(
        "linking", "L", "Link", "Record the halves of an answer: correction, comprehensive solution", _always
    ),
    ActKey("arriving", "n", "New", "Take in a new inquiry", _always, needs_inquiry=False),
    ActKey(
        "redirecting",
        "N",
        "Redirect",
        "Lead a customer who came to you to the Primary",
        _always,
        needs_inquiry=False,
    ),
)
BY_NAME = {act.name: act for act in ACTS}
