"""GitHub's end held against what was asked.

What was asked is every write that the outbox calls sent, in the order in which it says so, and nothing else.
"""

import copy
import itertools
from collections.abc import Iterator, Sequence
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
    if all(_sorted(asked) != held for asked in _asked(ground, everything)):
        yield f"GitHub holds {_difference(held, _sorted(next(_asked(ground, everything))))}"
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
    left = (place_of(step.write) for step in one.steps if not step.is_final)
    gone = any(place is not None and place.number in ground.world.repo(SUPPORT).gone for place in left)
    return gone or not isinstance(current.write, CREATING) or current.asked is None


def _asked(ground: Ground, everything: dict[str, Queued]) -> Iterator[End]:
    """Do all that was sent to what stood there at first, in the order in which it was sent.

    What is stuck after it was begun may have been done then, or not, or in part: nobody could look any more.
    """
    doings = ground.doings()
    for maybe in itertools.product(*_doubts(doings, everything)):
        end = copy.deepcopy(ground.before)
        doing = {key: Doing(end, _numbers(one)) for key, one in everything.items()}
        for place, (action, key, state) in enumerate(doings):
            step = [each.key for each in everything[action].steps].index(key)
            sent = [everything[action].steps[step].write] if state is State.SENT else []
            for write in [*sent, *(part for when, part in maybe if when == place and part)]:
                doing[action].do(step, write)
        yield end


def _doubts(
    doings: Sequence[tuple[str, str, State]], everything: dict[str, Queued]
) -> Iterator[list[tuple[int, Write | None]]]:
    """For each step that was begun and is stuck, list when it may have been done, and what of it."""
    for one in everything.values():
        step = one.current
        if step is None or step.asked is None:
            continue
        # what was begun twice with nothing done in between is one occasion
        sent = list(itertools.accumulate(state is State.SENT for _, _, state in doings))
        begun = {sent[place]: place for place, (_, key, _) in enumerate(doings) if key == step.key}
        yield [(-1, None), *itertools.product(begun.values(), _parts(step.write))]


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
