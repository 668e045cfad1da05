"""The keys of the handoff's screen: what each does, where it applies, and which are named first."""

from collections.abc import Mapping

from textual.binding import Binding

from sretui.core.handoff.checking import StepKind
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.destination import SUMMARY
from sretui.core.turn import Standing
from sretui.ui.screens.handing import steps


def _key(key: str, action: str, label: str, name: str, tooltip: str) -> Binding:
    return Binding(key, action, label, id=f"handoff.{name}", tooltip=tooltip)


def _way(key: str, way: Way, label: str, tooltip: str) -> Binding:
    return _key(key, f"decide('{way.value}')", label, way.name.lower(), tooltip)


KEYS = (
    _key("right_square_bracket", "step(1)", "Next step", "next", "Go to the next step"),
    _key("left_square_bracket", "step(-1)", "Step before", "previous", "Go to the step before"),
    _key("tab", "other_pane", "Pane", "pane", "Go to the steps, or back"),
    _key("y", "confirm", "Right", "confirm", "Say that the roster is right"),
    _way("h", Way.HAND_OFF, "Hand off", "The next Primary gets it"),
    _way("K", Way.KEEP, "Keep", "It stays with you until a date"),
    _way("w", Way.WAIT, "Wait", "It passes on, waiting for the customer until a date"),
    _way("E", Way.ESCALATED, "Escalated", "It passes on, waiting for whoever was asked"),
    _way("x", Way.RESOLVE, "Resolve", "Resolve it now"),
    _way("p", Way.PROMOTE, "Promote", "Promote it now"),
    _way("d", Way.KNOWN, "Known issue", "Add it to a known issue now"),
    _key("r", "act('replying')", "Reply", "reply", "Write to the customer"),
    _key("c", "act('acknowledging')", "Acknowledge", "acknowledge", "Answer with a canned reply"),
    _key("t", "act('timing')", "Time", "time", "Log time; never posted"),
    _key("S", "act('marking')", "Postmortem", "postmortem", "Write the postmortem that is owed"),
    _key("e", "edit", "Edit", "edit", "Write the card, or change the text to send"),
    _key("space", "leave_out", "Leave out", "leave_out", "Leave this out of the sending, or have it in"),
    _key("u", "undo", "Undo", "undo", "Take back the decision, or what you did last"),
    _key("ctrl+s", "send", "Send", "send", "Show all that is sent, and send it"),
    _key("Y", "copy", "Copy receipt", "copy", "Copy the receipt as Markdown"),
    _key("W", "write", "Write receipt", "write", "Write the receipt into a file"),
    _key("escape", "leave_text", "Back", "back", "End writing"),
)

_PASSED_ON = (Way.HAND_OFF, Way.KEEP, Way.WAIT, Way.ESCALATED)
_ENDED = tuple(f"decide('{way.value}')" for way in (Way.RESOLVE, Way.PROMOTE, Way.KNOWN))
_FIRST: Mapping[StepKind, tuple[str, ...]] = {
    StepKind.WHO: ("confirm",),
    StepKind.UNANSWERED: ("act('replying')", "act('acknowledging')"),
    StepKind.DECISIONS: (*(f"decide('{way.value}')" for way in _PASSED_ON), "edit", "step(1)", *_ENDED),
    StepKind.ESCALATIONS: ("decide('still escalated')", "edit"),
    StepKind.SITUATION: ("edit",),
    StepKind.OWED: ("act('marking')", "edit"),
    StepKind.SEND: ("send", "leave_out", "edit"),
    StepKind.RECEIPT: ("copy", "write"),
}
_ALWAYS = ("step(1)", "step(-1)", "undo", "help", "act('timing')", "sync", "quit")


def hints(step: StepKind) -> tuple[str, ...]:
    """Name the actions that the key bar shows, those of the step first."""
    return tuple(dict.fromkeys((*_FIRST.get(step, ()), *_ALWAYS)))


def applies(
    action: str, parameters: tuple[object, ...], step: StepKind, one: Standing | None, key: object
) -> bool | None:
    """Say whether a key does something at a step, for an inquiry and a row; None for keys of elsewhere."""
    match action:
        case "confirm":
            return step is StepKind.WHO
        case "decide" | "act":
            listed = step is StepKind.OWED if "marking" in parameters else step in steps.DECIDED
            return listed and one is not None
        case "edit":
            return one is not None or step in steps.TEXTS or (step is StepKind.SEND and key == SUMMARY)
        case "leave_out":
            return step is StepKind.SEND
        case "copy" | "write":
            return step is StepKind.RECEIPT
        case _:
            return None
