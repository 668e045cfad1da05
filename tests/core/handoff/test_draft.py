from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.handoff.deciding import Basis, Decision, Way
from sretui.core.handoff.draft import WeekDraft, place_of, read_draft, write_draft

moments = st.integers(0, 2**32).map(lambda second: datetime.fromtimestamp(second, UTC))
decisions = st.builds(
    Decision,
    st.sampled_from(Way),
    st.builds(Basis, st.integers(0, 2**40), st.tuples(st.text()), st.integers(0, 9**9), st.text()),
    st.none() | moments,
)
drafts = st.builds(
    WeekDraft,
    confirmed=st.text(),
    decisions=st.dictionaries(st.text(), decisions),
    texts=st.dictionaries(st.text(), st.text(min_size=1)),
    left_out=st.frozensets(st.text()),
    sent=st.dictionaries(st.text(), st.text()),
    situation=st.text(),
    owed=st.text(),
)


@given(drafts)
def test_what_is_written_is_read_back(draft: WeekDraft) -> None:
    assert read_draft(write_draft(draft)) == draft


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"way": "drop", "until": null, "last": 1}', "[1"])
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read_draft({"decision:i1": text, "left out": text}).decisions == {}


def test_deciding_anew_forgets_the_text_that_was_written_on_other_facts() -> None:
    keep = Decision(Way.KEEP, Basis(1))
    draft = WeekDraft(texts={"i1": "Hello", "i2": "Hi"}, left_out=frozenset({"i1"}))
    after = draft.with_decision("i1", keep)
    assert (after.decisions, after.texts, after.left_out) == ({"i1": keep}, {"i2": "Hi"}, frozenset())
    assert after.with_decision("i1", None).decisions == {}


def test_an_empty_text_is_the_template_again() -> None:
    assert WeekDraft().with_text("i1", "Hello").texts == {"i1": "Hello"}
    assert WeekDraft(texts={"i1": "Hello"}).with_text("i1", " \n").texts == {}


def test_its_place() -> None:
    assert place_of(date(2026, 11, 30)) == "handoff:2026-11-30"
