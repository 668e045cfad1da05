"""What each step says, lists and tells of the row at the cursor."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo

from sretui.core.cleaning import clean
from sretui.core.effort import minutes_words
from sretui.core.handoff.checking import StepKind, missing, unanswered
from sretui.core.handoff.destination import SUMMARY
from sretui.core.handoff.planning import Item, Stage, World
from sretui.core.handoff.shifting import Handover, troubles
from sretui.core.handoff.telling import outcome, owed_words
from sretui.core.outbox.steps import State
from sretui.core.outbox.words import why, write_words
from sretui.core.outbox.writes import text_of
from sretui.core.people import is_among, name
from sretui.core.phrases import weekday_and_day
from sretui.core.prose import title_core
from sretui.core.team import Team
from sretui.core.turn import Standing
from sretui.ui import wording
from sretui.ui.escalation_words import escalation_line
from sretui.ui.screens.handing.card_form import card_lines
from sretui.ui.screens.handing.material import Material
from sretui.ui.widgets.handoff_rows import Row, item_row, owed_row, plain_rows, told_row
from sretui.ui.widgets.lines import Line, Span

SAID: Mapping[StepKind, str] = {
    StepKind.FRESH: "Decide on what holds now: R asks GitHub, 5 shows what is stuck.",
    StepKind.WHO: "Is the roster right? y says so; 4 changes it.",
    StepKind.UNANSWERED: "Nobody should wait over the weekend: r answers, c acknowledges.",
    StepKind.DECISIONS: "A word on each: h hand off · K keep · w wait · E escalated · x p d end it.",
    StepKind.ESCALATIONS: "Help was asked for, and is still awaited: E says that this is still so.",
    StepKind.FRUIT: "What you have begun: 2, then F, is where you end it (x) or give it back.",
    StepKind.SITUATION: "What the next Primary should know beside the inquiries.",
    StepKind.OWED: "Postmortems (S writes one), and what you owe the meeting, a line each.",
    StepKind.EFFORT: "Your time in this week; it is never posted.",
    StepKind.SEND: "Exactly this is sent: e changes a text, space leaves it out, ctrl+s sends.",
    StepKind.RECEIPT: "What became of each: 5 shows more, Y copies it, W writes it to a file.",
}
SAME = "You go on next week: nothing changes hands."
TEXTS = frozenset({StepKind.SITUATION, StepKind.OWED})
"""The steps at which one writes."""
WORDS = "words"
"""The key of the row that leads to what one writes; no node id is like it."""
DECIDED = frozenset({StepKind.UNANSWERED, StepKind.DECISIONS, StepKind.ESCALATIONS})
"""The steps at which an inquiry is decided and acted upon."""
INQUIRIES = DECIDED | {StepKind.OWED, StepKind.SEND, StepKind.RECEIPT}
"""The steps whose rows are inquiries, by node id."""


def said(step: StepKind, material: Material) -> str:
    """Say what the step asks for."""
    same = material.handover.goes_on and step in {StepKind.WHO, StepKind.DECISIONS, StepKind.SEND}
    if step is StepKind.WHO and troubles(material.handover, material.world.team, material.world.assignable):
        return "Nothing can be handed over like this: 4 changes the roster."
    return _same(material) if same else SAID[step]


def rows(step: StepKind, material: Material, tz: tzinfo) -> list[Row]:
    """List what the step is about."""
    return list(_ROWS[step](material, tz))


def empty(step: StepKind) -> str:
    """Say that there is nothing to list."""
    return _EMPTY.get(step, "Nothing.")


def told(step: StepKind, material: Material, key: object, tz: tzinfo) -> Iterator[Line]:
    """Tell what is known of the row at the cursor."""
    if material.trouble:
        yield Line((Span(f"! {material.trouble}", "line--warning"),))
    if key == SUMMARY:
        yield from _summed(material)
        return
    if step is StepKind.OWED:
        yield from _incident(material, key, tz)
        return
    if step is StepKind.FRUIT:
        yield from _begun(material, key)
        return
    item = material.item(key)
    if item is None:
        return
    if step is StepKind.RECEIPT:
        yield Line((Span(outcome(item, material.sent.get(item.node_id), material.world)),))
        return
    if item.sentence:
        looks = "warning" if item.stage in {Stage.HINDERED, Stage.PENDING} else "state"
        yield Line((Span(item.sentence, f"line--{looks}"),))
    yield from _written(item) if step is StepKind.SEND else _card(item, material, tz)


def _card(item: Item, material: Material, tz: tzinfo) -> Iterator[Line]:
    one = item.one
    if one is None:
        return
    clock = wording.clock_sentence(one, material.world.team, tz, material.world.now)
    yield Line((Span(clock, "line--muted"),))
    if called := escalation_line(one, material.world.team, tz, material.world.now):
        yield Line((Span(called, "line--notice"),))
    for label, text in card_lines(one.inquiry.facts.card, tz):
        yield Line((Span(f"{label}: ", "line--muted"), Span(text)))
    if one.inquiry.facts.card.is_empty:
        yield Line((Span("No card yet: e writes it.", "line--muted"),))


def _written(item: Item) -> Iterator[Line]:
    """Tell the exact comment and assignments."""
    for number, write in enumerate(item.writes, start=1):
        yield Line((Span(f"{number}. {write_words(write)}", "line--label"),))
        for line in clean(text_of(write) or "").splitlines():
            yield Line((Span(line),))


def _begun(material: Material, key: object) -> Iterator[Line]:
    """Tell whose a fruit is."""
    for issue in material.fruits:
        if issue.node_id == key:
            whose = ", ".join(name(material.world.team, login) for login in issue.assignees) or "nobody"
            yield Line((Span("Assigned to: ", "line--muted"), Span(whose)))
            yield Line((Span("enter reads it", "line--muted"),))


def _incident(material: Material, key: object, tz: tzinfo) -> Iterator[Line]:
    """Tell why something is serious; that stays on this screen."""
    for one in material.world.owed:
        if one.issue.node_id == key:
            words = owed_words(one, tz)
            yield Line((Span(f"{words[0].upper()}{words[1:]}."),))
            yield Line((Span("Why: ", "line--muted"), Span(one.why or "nobody said why")))
            yield Line((Span("enter or S writes the postmortem; nothing is posted by it.", "line--muted"),))


def _summed(material: Material) -> Iterator[Line]:
    """Tell the summary, and why it does not go."""
    told = material.summary
    why = told.trouble or ("Left out, or told already." if told.is_out else "")
    if why:
        yield Line((Span(why, "line--warning" if told.trouble else "line--state"),))
    for line in clean(told.text).splitlines():
        yield Line((Span(line),))


def _fresh(material: Material, _: tzinfo) -> Iterator[Row]:
    pull, now = material.wish.pull, material.world.now
    yield from plain_rows([wording.data_age(pull, now).capitalize() + "."])
    if pull.sentence:
        yield from plain_rows([pull.sentence], "muted")
    for one in material.stuck:
        text = f" {one.action.title}: {why(one, now)}"
        yield told_row(("stuck", one.action.id), ("warning", " !"), ("title", text))


def _who(material: Material, tz: tzinfo) -> Iterator[Row]:
    handover, team = material.handover, material.world.team
    yield told_row("giver", ("muted", " Hands over    "), ("title", name(team, handover.giver)))
    if not is_among(material.world.me, (handover.giver,)):
        yield told_row("for", ("notice", " You do it for them; the comments say so."))
    yield told_row("ends", ("muted", " Week ends     "), ("text", _at(handover.ends, tz)))
    if handover.taker:
        yield told_row("taker", ("muted", " Next Primary  "), ("title", name(team, handover.taker)))
        yield told_row("backup", ("muted", " Next Backup   "), ("title", name(team, handover.backup)))
    if handover.opens is not None:
        yield told_row("opens", ("muted", " They begin    "), ("text", _at(handover.opens, tz)))
    for text in troubles(handover, team, material.world.assignable):
        yield told_row(("trouble", text), ("warning", f" ! {text}"))
    if material.draft.confirmed == handover.pair:
        yield told_row("right", ("marked", " ✓ You said that this is right."))


def _unanswered(material: Material, _: tzinfo) -> Iterator[Row]:
    world = material.world
    for one in unanswered(world):
        clock = wording.waiting_time(one, world.team, world.now)
        yield _inquiry(one, world.team, ("urgent", f"{clock:>8} "), _others(one, world))


def _decisions(material: Material, tz: tzinfo) -> Iterator[Row]:
    return (item_row(item, tz, material.world.now) for item in material.items)


def _escalations(material: Material, _: tzinfo) -> Iterator[Row]:
    for one in material.escalations:
        yield _inquiry(one, material.world.team, ("text", " "))


def _fruit(material: Material, _: tzinfo) -> Iterator[Row]:
    for issue in material.fruits:
        yield told_row(issue.node_id, ("number", f" product #{issue.number} "), ("title", issue.title))


def _effort(material: Material, _: tzinfo) -> Iterator[Row]:
    if total := sum(material.categories.values()):
        yield told_row(
            "total", ("heading", f" {minutes_words(total):>7} "), ("title", "in all, by what it was")
        )
    for category, minutes in material.categories.items():
        yield told_row(("for", category), ("label", f" {minutes_words(minutes):>7} "), ("text", category))
    if named := sum(minutes for _, minutes in material.effort):
        yield told_row("named", ("heading", f" {minutes_words(named):>7} "), ("title", "on issues"))
    for title, minutes in material.effort:
        yield told_row(("on", title), ("label", f" {minutes_words(minutes):>7} "), ("text", title))


def _situation(_: Material, __: tzinfo) -> Iterator[Row]:
    yield told_row(WORDS, ("muted", " enter or e writes · esc ends"))


def _owed(material: Material, tz: tzinfo) -> Iterator[Row]:
    for one in material.world.owed:
        yield owed_row(one, material.world.team, tz)
    yield told_row(WORDS, ("muted", " For the meeting, a line each: enter or e writes · esc ends"))


def _send(material: Material, tz: tzinfo) -> Iterator[Row]:
    now = material.world.now
    shown = {Stage.READY, Stage.LEFT_OUT, Stage.HINDERED, Stage.PENDING}
    yield from (item_row(item, tz, now) for item in material.items if item.stage in shown)
    told = material.summary
    if told.where:
        mark = ("marked", " ▸ ") if told.goes else ("muted", " – ")
        yield told_row(SUMMARY, mark, ("state", f"{'summary':<12}"), ("title", told.where))
    for sentence in missing(material.checks):
        yield told_row(("missing", sentence), ("warning", f" ! {sentence}"))


def _receipt(material: Material, tz: tzinfo) -> Iterator[Row]:
    for item in material.items:
        key, line = item_row(item, tz, material.world.now)
        what = outcome(item, material.sent.get(item.node_id), material.world)
        spans = (*line.spans[:4], Span(f"  {what}", "line--muted"))
        if item.decision is not None or item.node_id in material.sent:
            yield key, Line(spans)
    yield from _told_team(material)


def _told_team(material: Material) -> Iterator[Row]:
    """Tell what became of the summary, once it was sent or written."""
    if SUMMARY not in material.draft.sent:
        return
    queued = material.sent.get(SUMMARY)
    waits = queued is not None and queued.state is not State.SENT
    went = f"  {why(queued, material.world.now)}" if queued is not None and waits else ""
    mark = ("state", " ↑ ") if waits else ("marked", " ✓ ")
    where = ("title", material.summary.where)
    yield told_row(SUMMARY, mark, ("state", f"{'summary':<12}"), where, ("muted", went))


def _others(one: Standing, world: World) -> str:
    """Name who has an inquiry that is not the giver's: it is theirs to answer."""
    whose = one.inquiry.conversation.issue.assignees
    if not whose or is_among(world.handover.giver, whose):
        return ""
    return f" {', '.join(name(world.team, login) for login in whose)} has it"


def _inquiry(one: Standing, team: Team, before: tuple[str, str], after: str = "") -> Row:
    issue = one.inquiry.conversation.issue
    title = title_core(issue.title, team.list_tags) or issue.title
    spans = (before, ("number", f"#{issue.number} "), ("title", title))
    return told_row(issue.node_id, *spans, *([("muted", after)] if after else []))


def _at(at: datetime, tz: tzinfo) -> str:
    return f"{weekday_and_day(at, tz)} {at.astimezone(tz):%H:%M}"


def _same(material: Material) -> str:
    handover: Handover = material.handover
    if is_among(material.world.me, (handover.giver,)):
        return SAME
    return f"{name(material.world.team, handover.giver)} goes on next week: nothing changes hands."


_ROWS: Mapping[StepKind, Callable[[Material, tzinfo], Iterator[Row]]] = {
    StepKind.FRESH: _fresh,
    StepKind.WHO: _who,
    StepKind.UNANSWERED: _unanswered,
    StepKind.DECISIONS: _decisions,
    StepKind.ESCALATIONS: _escalations,
    StepKind.FRUIT: _fruit,
    StepKind.SITUATION: _situation,
    StepKind.OWED: _owed,
    StepKind.EFFORT: _effort,
    StepKind.SEND: _send,
    StepKind.RECEIPT: _receipt,
}
_EMPTY: Mapping[StepKind, str] = {
    StepKind.UNANSWERED: "Everybody has an answer.",
    StepKind.DECISIONS: "Nothing is open: there is nothing to hand over.",
    StepKind.ESCALATIONS: "Nobody is being waited for.",
    StepKind.FRUIT: "Nothing was begun.",
    StepKind.EFFORT: "No time was logged (t at an inquiry logs it).",
    StepKind.SEND: "There is nothing to send.",
    StepKind.RECEIPT: "Nothing was decided or sent yet.",
}
