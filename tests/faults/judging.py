"""GitHub's end held against what was asked.

What was asked is every write that the outbox calls sent, in the order in which it says so, and nothing else.
"""

import copy
import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sretui.core.outbox.steps import Queued, State
from sretui.core.outbox.writes import CREATING, ChangeLabels, Write, place_of
from tests.faults.asked import Doing
from tests.faults.described import undescribed
from tests.faults.ground import Ground
from tests.faults.world import SUPPORT, End, keys_of


def judge(ground: Ground) -> Iterator[str]:
    """Say what is wrong: what GitHub holds too much or too little, and what neither happened nor is stuck."""
    everything = ground.all_queued()
    for one in everything.values():
        yield from (f"left: {step}" for step in one.steps if not step.is_final and not _may_stay(ground, one))
    held = _sorted(ground.end)
    asked = [_sorted(one) for one in _asked(ground, everything)]
    if held not in asked:
        yield f"GitHub holds {_difference(held, asked[0])}"
    if len(set(keys_of(ground.world))) != len(keys_of(ground.world)):
        yield "a key is there twice"
    yield from undescribed(ground.stand_in)


def _may_stay(ground: Ground, one: Queued) -> bool:
    """Tell whether an Action may wait for a person for ever: what it was decided on is no longer so.

    What may have reached GitHub must be settled, unless its issue has moved away from the look-up.
    """
    current = one.current
    if one.state is not State.STUCK or current is None or not current.sentence:
        return False
    place = place_of(current.write)
    gone = place is not None and place.number in ground.world.repo(SUPPORT).gone
    return gone or not isinstance(current.write, CREATING) or current.asked is None


def _asked(ground: Ground, everything: dict[str, Queued]) -> Iterator[End]:
    """Do all that was sent to what stood there at first, in the order in which it was sent.

    What is stuck after it was asked for may be there, or not, or in part: nobody could look any more.
    """
    open_ones = [(one, one.current) for one in everything.values() if one.current and one.current.asked]
    for choice in itertools.product(*([None, *_parts(step.write)] for _, step in open_ones)):
        end = copy.deepcopy(ground.before)
        doing = {key: Doing(end, _numbers(one)) for key, one in everything.items()}
        for key, sent in ground.sent_order():
            place_of = [each.key for each in everything[key].steps].index(sent)
            doing[key].do(place_of, everything[key].steps[place_of].write)
        for (one, step), part in zip(open_ones, choice, strict=True):
            if part is not None:
                doing[one.action.id].do(one.steps.index(step), part)
        yield end


def _parts(write: Write) -> list[Write]:
    if isinstance(write, ChangeLabels):
        return [write, replace(write, add=()), replace(write, remove=())]
    return [write]


def _numbers(one: Queued) -> dict[int, int]:
    return {step: sent.result.number for step, sent in enumerate(one.steps) if sent.result}


def _sorted(end: End) -> End:
    """Leave out the order of comments and the numbers of new issues: several may be asked for at once."""
    return {name: {**repo, "issues": _by_title(repo["issues"])} for name, repo in end.items()}


def _by_title(issues: End) -> End:
    return {
        issue["title"]: {**issue, "comments": sorted(issue["comments"], key=lambda one: str(one["body"]))}
        for issue in issues.values()
    }


def _difference(told: End, asked: End) -> str:
    return "; ".join(_paths("", told, asked))[:1500]


def _paths(path: str, told: Any, asked: Any) -> Iterator[str]:
    if isinstance(told, dict) and isinstance(asked, dict):
        for name in {**told, **asked}:
            yield from _paths(f"{path}/{name}", told.get(name), asked.get(name))
    elif told != asked:
        yield f"{path}: {told!r}, asked for was {asked!r}"
