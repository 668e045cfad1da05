"""Every value of the outbox survives JSON, and what a newer program wrote is refused and not guessed."""

import json
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.model import RepoRole
from sretui.core.outbox.action import Action, Draft
from sretui.core.outbox.coding import from_json, kind_of, to_json
from sretui.core.outbox.steps import Queued, Step
from sretui.core.outbox.writes import (
    AssignPeople,
    CloseIssue,
    Incoming,
    Place,
    PostComment,
    Reason,
    Write,
    place_of,
)

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))

PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
INCOMING = Incoming(date(2026, 11, 23), "ben", "ann", "cora")


def through_json(value: object) -> Any:
    return json.loads(json.dumps(to_json(value)))


@given(st.from_type(Action))
def test_an_action_survives(action: Action) -> None:
    assert from_json(Action, through_json(action)) == action


@given(st.from_type(Step))
def test_a_step_survives(step: Step) -> None:
    assert from_json(Step, through_json(step)) == step


@given(st.from_type(Queued))
def test_what_is_queued_survives(queued: Queued) -> None:
    assert from_json(Queued, through_json(queued)) == queued


@given(st.from_type(Draft))
def test_a_draft_survives(draft: Draft) -> None:
    assert from_json(Draft, through_json(draft)) == draft


@given(st.text(st.characters()))
def test_any_text_survives_also_half_a_surrogate_pair(text: str) -> None:
    write = PostComment(PLACE, text + "\ud83d")
    assert from_json(PostComment, through_json(write)) == write


def test_a_comment_that_was_kept_before_it_knew_on_what_it_was_decided_is_read() -> None:
    data = through_json(PostComment(PLACE, "Hi", 3, ("ann",), (INCOMING,)))
    del data["last_comment"], data["assignees"], data["incoming"]
    assert from_json(PostComment, data) == PostComment(PLACE, "Hi")


def test_a_step_that_was_kept_before_the_roster_was_asked_is_read() -> None:
    step = Step("k", AssignPeople(PLACE, ("ann",), (INCOMING,)), incoming=INCOMING)
    data = through_json(step)
    assert from_json(Step, data) == step
    del data["incoming"], data["write"]["incoming"]
    assert from_json(Step, data) == Step("k", AssignPeople(PLACE, ("ann",)))


@pytest.mark.parametrize("made", get_args(Write))
def test_every_write_has_a_kind_of_its_own(made: type) -> None:
    kinds = {kind_of(one) for one in (_example(each) for each in get_args(Write))}
    assert len(kinds) == len(get_args(Write))
    assert kind_of(_example(made)) in kinds


def _example(made: type) -> Any:
    values = {"place": PLACE, "reason": Reason.COMPLETED, "repo": RepoRole.INQUIRIES, "comment": 1}
    return made(**{name: values.get(name, "") for name in made.__annotations__})


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "teleport issue"},
        {"kind": None},
        {**to_json(PostComment(PLACE, "Hi")), "mood": "good"},
        {"kind": "post comment", "body": "Hi"},
        {**to_json(PostComment(PLACE, "Hi")), "place": {"kind": "moon"}},
        {**to_json(PostComment(PLACE, "Hi")), "place": None},
        to_json(CloseIssue(PLACE, Reason.COMPLETED)),
    ],
    ids=["nothing", "unknown", "none", "a field more", "a field less", "unknown inside", "no place", "other"],
)
def test_what_is_not_known_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"known|missing|is not"):
        from_json(PostComment, data)


def test_an_unknown_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="moved"):
        from_json(CloseIssue, {**to_json(CloseIssue(PLACE, Reason.COMPLETED)), "reason": "moved"})


def test_a_field_with_a_default_may_be_missing() -> None:
    data = to_json(CloseIssue(PLACE, Reason.DUPLICATE, 3))
    del data["last_comment"]
    assert from_json(CloseIssue, data) == CloseIssue(PLACE, Reason.DUPLICATE)
    assert place_of(from_json(CloseIssue, data)) == PLACE
