"""What a handoff tells the team, as fields of a template, and its receipt as Markdown; effort is not told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo

from sretui.core.handoff.comments import next_action
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.draft import WeekDraft, owed_lines
from sretui.core.handoff.planning import Item, Stage, World
from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.words import progress_words, web_address, why
from sretui.core.people import name
from sretui.core.phrases import local, weekday_and_day
from sretui.core.prose import title_core
from sretui.core.serious.owing import Owed
from sretui.core.week.markdown import inert

_PASSED = frozenset({Stage.READY, Stage.UNDER_WAY, Stage.DONE, Stage.SILENT})


def summary_fields(draft: WeekDraft, world: World, items: Iterable[Item], repo: str) -> Mapping[str, str]:
    """Give what the template of the team's summary may name; lists are Markdown, "" where one is empty."""
    handover, team = world.handover, world.team
    told = [item for item in items if item.stage in _PASSED and item.decision is not None]
    kept = [item for item in told if item.decision and item.decision.way is Way.KEEP]
    ended = [item for item in told if item.sentence.startswith("Closed")]
    handed = [item for item in told if item not in kept and item not in ended]
    return {
        "team": team.name,
        "week": weekday_and_day(handover.ends, team.hours.tz),
        "giver": name(team, handover.giver),
        "taker": name(team, handover.taker),
        "backup": name(team, handover.backup),
        "writer": name(team, world.me),
        "handed": _listed(handed, world, repo),
        "kept": _listed(kept, world, repo),
        "closed": _listed(ended, world, repo),
        "situation": draft.situation.strip(),
        "owed": "\n".join(_owed(draft, world, team.hours.tz, repo)),
    }


def receipt(
    draft: WeekDraft, world: World, items: Sequence[Item], sent: Mapping[str, Queued], tz: tzinfo
) -> str:
    """Write what became of each inquiry as Markdown; `sent` are the Actions by inquiry (node id)."""
    handover, team = world.handover, world.team
    head = f"# Handoff of {weekday_and_day(handover.ends, tz)}: {name(team, handover.giver)}"
    to = f" to {name(team, handover.taker)}" if handover.taker and not handover.goes_on else ""
    lines = [f"{head}{to}", "", *_rows(items, sent, world, tz)]
    for title, text in (("The situation", draft.situation), ("Owed", "\n".join(_owed(draft, world, tz)))):
        if text.strip():
            lines += ["", f"## {title}", "", text.strip()]
    return "\n".join(lines) + "\n"


def outcome(item: Item, queued: Queued | None, world: World) -> str:
    """Say in one line what became of an inquiry."""
    if queued is None or item.stage in {Stage.READY, Stage.HINDERED}:
        return item.sentence or item.stage.value
    done, state = progress_words(queued), queued.state
    if state is State.SENT:
        return item.sentence or "sent"
    return ": ".join(filter(None, (done or state.value, why(queued, world.now))))


def owed_words(one: Owed, tz: tzinfo) -> str:
    """Say of a serious incident that its postmortem is owed, and since when it is called one."""
    due = "a postmortem is due" if one.is_due else "a postmortem is owed once it is resolved"
    return f"{due}; serious since {weekday_and_day(one.since, tz)}" if one.since else due


def _owed(draft: WeekDraft, world: World, tz: tzinfo, repo: str = "") -> Iterator[str]:
    """List the postmortems that are owed, and what a person wrote; why one is serious stays inside."""
    for one in world.owed:
        title = _plain(title_core(one.issue.title, world.team.list_tags) or one.issue.title)
        yield f"* {repo}#{one.issue.number} {title}: {owed_words(one, tz)}"
    yield from (f"* {line}" for line in owed_lines(draft))


def _rows(items: Sequence[Item], sent: Mapping[str, Queued], world: World, tz: tzinfo) -> Iterator[str]:
    if not items:
        yield "Nothing was open."
    for item in items:
        queued = sent.get(item.node_id)
        said = outcome(item, queued, world).rstrip(".")
        until = item.decision.until if item.decision else None
        date = f", until {local(until, tz, world.now)}" if until else ""
        address = web_address(queued) if queued else ""
        way = item.decision.way.value if item.decision else "undecided"
        yield f"* #{item.number} {_plain(item.title)}: {way}{date}. {said}.{f' {address}' if address else ''}"


def _listed(items: Iterable[Item], world: World, repo: str) -> str:
    return "\n".join(_line(item, world, repo) for item in items)


def _line(item: Item, world: World, repo: str) -> str:
    tz = world.team.hours.tz
    words, by = "", item.decision.until if item.decision else None
    if item.one is not None and item.decision is not None and item.decision.way is not Way.KEEP:
        following = next_action(item.one, item.decision, world.team)
        words, by = following.words, following.by
    more = f": {words}" if words else ""
    return (
        f"* {repo}#{item.number} {_plain(item.title)}{more}{f', by {local(by, tz, world.now)}' if by else ''}"
    )


def _plain(title: str) -> str:
    """Give a title on one line that calls nobody, and neither draws nor links anything."""
    return inert(title).replace("@\u200b", "(at)")
