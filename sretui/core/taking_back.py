"""Taking back what was recorded: the journal is only added to, so that an entry undoes another."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sretui.core.entries import Data, Fact, Kind
from sretui.core.handoff.card import card_data
from sretui.core.recorded import Facts, Postmortem


def inverse(before: Facts, kind: Kind, data: Data) -> Fact:
    """Give the entry that takes another one back: what held `before` it, None where nothing did."""
    return kind, _INVERSE[kind](before, data)


def _received(before: Facts, _: Data) -> Data:
    return {"at": _written(before.received)}


def _channel(before: Facts, _: Data) -> Data:
    return {"channel": before.channel.value if before.channel else None}


def _customer(before: Facts, _: Data) -> Data:
    return {"name": before.customer}


def _spoke(before: Facts, data: Data) -> Data:
    voice = before.spoke.get(str(data.get("comment")))
    return {"comment": data.get("comment"), "who": voice.value if voice else None}


def _no_reply_needed(before: Facts, _: Data) -> Data:
    return {"until": _written(before.no_reply_needed)}


def _answered_elsewhere(before: Facts, _: Data) -> Data:
    return {"at": _written(before.answered_elsewhere), "how": before.answered_how}


def _snoozed(before: Facts, _: Data) -> Data:
    return {"until": _written(before.snoozed), "since": _written(before.snoozed_at)}


def _escalated(before: Facts, data: Data) -> Data:
    old = next((one for one in before.escalations if one.id == data.get("id")), None)
    if old is None:
        return {"id": data.get("id"), "state": None}
    return {
        "id": old.id,
        "state": old.state.value,
        "whom": old.whom,
        "question": old.question,
        "by": _written(old.by),
        "since": _written(old.changed),
    }


def _resolved(before: Facts, _: Data) -> Data:
    return {"kinds": ",".join(before.resolved) or None, "outside": before.outside}


def _effort(_: Facts, data: Data) -> Data:
    minutes = data.get("minutes")
    return {**data, "minutes": -minutes if isinstance(minutes, int) else 0}


def _timer(before: Facts, data: Data) -> Data:
    return {"since": _written(before.timer), "category": before.timer_category, "about": data.get("about")}


def _judged(before: Facts, _: Data) -> Data:
    return {"fruit": before.fruit, "why": before.fruit_why}


def _estimated(before: Facts, _: Data) -> Data:
    return {"minutes": before.estimate}


def _finished(before: Facts, _: Data) -> Data:
    return {"how": before.finished or None}


def _serious(before: Facts, _: Data) -> Data:
    return {"serious": before.serious, "why": before.serious_why}


def _postmortem(before: Facts, _: Data) -> Data:
    return written(before.postmortem) if before.postmortem else {"happened": None}


def written(one: Postmortem) -> Data:
    """Give a postmortem as an entry holds it."""
    return {
        "happened": one.happened,
        "milestones": one.milestones,
        "recommendations": one.recommendations,
        "estimated": one.estimated,
    }


def _link(before: Facts, data: Data) -> Data:
    old = next((one for one in before.links if one.url == data.get("url")), None)
    return {
        "url": data.get("url"),
        "role": old.role.value if old else None,
        "label": old.label if old else "",
    }


def _redirect(before: Facts, _: Data) -> Data:
    led = before.redirected
    if led is None:
        return {"who": None}
    return {"who": led.who, "how": led.how, "when": _written(led.when), "made": led.made}


def _delegation(_: Facts, data: Data) -> Data:
    return {"id": data.get("id")}


def _taken_over(before: Facts, data: Data) -> Data:
    old = before.taken_over.get(str(data.get("comment")))
    by = _written(old.by) if old else None
    return {"comment": data.get("comment"), "next": old.action if old else None, "by": by}


def _not_taken(before: Facts, data: Data) -> Data:
    why, to = before.not_taken.get(str(data.get("comment")), (None, ""))
    return {"comment": data.get("comment"), "why": why, "to": to}


def _handoff_card(before: Facts, _: Data) -> Data:
    return card_data(before.card)


def _mail(_: Facts, data: Data) -> Data:
    return {"id": data.get("id"), "gone": True}


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


_INVERSE: Mapping[Kind, Callable[[Facts, Data], Data]] = {
    Kind.RECEIVED: _received,
    Kind.CHANNEL: _channel,
    Kind.CUSTOMER: _customer,
    Kind.SPOKE: _spoke,
    Kind.NO_REPLY_NEEDED: _no_reply_needed,
    Kind.ANSWERED_ELSEWHERE: _answered_elsewhere,
    Kind.SNOOZED: _snoozed,
    Kind.ESCALATED: _escalated,
    Kind.RESOLVED: _resolved,
    Kind.EFFORT: _effort,
    Kind.TIMER: _timer,
    Kind.JUDGED: _judged,
    Kind.ESTIMATED: _estimated,
    Kind.FINISHED: _finished,
    Kind.SERIOUS: _serious,
    Kind.POSTMORTEM: _postmortem,
    Kind.LINK: _link,
    Kind.REDIRECT: _redirect,
    Kind.DELEGATION: _delegation,
    Kind.TAKEN_OVER: _taken_over,
    Kind.NOT_TAKEN: _not_taken,
    Kind.HANDOFF_CARD: _handoff_card,
    Kind.MAIL: _mail,
}
