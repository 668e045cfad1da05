"""The draft of a week's handoff: all that was decided and typed, kept as it is typed, for any day.

It is kept as flat fields of text, as every draft is; what cannot be read is left out, never guessed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sretui.core.handoff.deciding import Basis, Decision, Way

PLACE = "handoff:"
"""What the names of these drafts begin with."""


@dataclass(frozen=True, slots=True)
class WeekDraft:
    """What was decided and typed; inquiries are named by their node ids."""

    confirmed: str = ""
    """The incoming two who were said to be right, as `Handover.pair` names them."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """Comments that a person has changed."""
    changed_from: Mapping[str, str] = field(default_factory=dict)
    """What each of those said before, by the template: by it a text is known to be stale."""
    left_out: frozenset[str] = frozenset()
    """What a person does not want to send."""
    sent: Mapping[str, str] = field(default_factory=dict)
    """The Actions (ids) that were put into the outbox."""
    situation: str = ""
    """The general situation, in the words of who hands over."""
    owed: str = ""
    """What is owed to the team beside postmortems, a line each: for the meeting."""

    def with_decision(self, node_id: str, decision: Decision | None) -> "WeekDraft":
        """Decide about one inquiry, or take that back; what was written on other facts goes with it."""
        decisions = {key: one for key, one in self.decisions.items() if key != node_id}
        if decision is not None:
            decisions[node_id] = decision
        return replace(self.with_text(node_id, ""), decisions=decisions, left_out=self.left_out - {node_id})

    def with_text(self, node_id: str, text: str, changed_from: str = "") -> "WeekDraft":
        """Have one comment say something else; empty lets it say what the template says."""
        texts = {key: one for key, one in self.texts.items() if key != node_id}
        before = {key: one for key, one in self.changed_from.items() if key != node_id}
        if text.strip():
            texts[node_id] = text
            before |= {node_id: changed_from} if changed_from else {}
        return replace(self, texts=texts, changed_from=before)

    def with_left_out(self, node_id: str, *, is_out: bool) -> "WeekDraft":
        """Leave something out of the sending, or have it in again."""
        return replace(self, left_out=self.left_out | {node_id} if is_out else self.left_out - {node_id})

    def with_sent(self, ids: Mapping[str, str]) -> "WeekDraft":
        """Remember what was put into the outbox."""
        return replace(self, sent={**self.sent, **ids})


def owed_lines(draft: WeekDraft) -> tuple[str, ...]:
    """Give what a person wrote that is owed, a line each."""
    return tuple(line.strip() for line in draft.owed.splitlines() if line.strip())


def place_of(week: date) -> str:
    """Name the draft of the week that starts on a local date."""
    return f"{PLACE}{week.isoformat()}"


def write_draft(draft: WeekDraft) -> dict[str, str]:
    """Give a draft as fields of text."""
    plain = {
        "confirmed": draft.confirmed,
        "situation": draft.situation,
        "owed": draft.owed,
        "left out": json.dumps(sorted(draft.left_out)),
    }
    return {
        **plain,
        **{f"decision:{key}": _written(one) for key, one in draft.decisions.items()},
        **{f"text:{key}": text for key, text in draft.texts.items()},
        **{f"from:{key}": text for key, text in draft.changed_from.items()},
        **{f"sent:{key}": action for key, action in draft.sent.items()},
    }


def read_draft(fields: Mapping[str, str]) -> WeekDraft:
    """Read a draft back."""
    decided = {key: _read(text) for key, text in _of(fields, "decision:")}
    return WeekDraft(
        confirmed=fields.get("confirmed", ""),
        decisions={key: one for key, one in decided.items() if one is not None},
        texts=dict(_of(fields, "text:")),
        changed_from=dict(_of(fields, "from:")),
        left_out=_names(fields.get("left out", "")),
        sent=dict(_of(fields, "sent:")),
        situation=fields.get("situation", ""),
        owed=fields.get("owed", ""),
    )


def _of(fields: Mapping[str, str], prefix: str) -> Iterator[tuple[str, str]]:
    return ((key.removeprefix(prefix), text) for key, text in fields.items() if key.startswith(prefix))


def _written(one: Decision) -> str:
    return json.dumps(
        {
            "way": one.way.value,
            "until": one.until.isoformat() if one.until else None,
            "last": one.basis.last_comment,
            "assignees": list(one.basis.assignees),
            "number": one.basis.number,
            "title": one.basis.title,
        }
    )


def _read(text: str) -> Decision | None:
    try:
        data = json.loads(text)
        until = datetime.fromisoformat(data["until"]) if data["until"] else None
        assignees = tuple(map(str, data["assignees"]))
        basis = Basis(int(data["last"]), assignees, int(data["number"]), str(data["title"]))
        return Decision(Way(data["way"]), basis, until)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _names(text: str) -> frozenset[str]:
    try:
        read = json.loads(text or "[]")
    except ValueError:
        return frozenset()
    return frozenset(map(str, read)) if isinstance(read, list) else frozenset()
