"""The journal's fold: of each kind, and of each comment where one is meant, the newest entry wins."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.journal import Entry, Facts, Kind, Value, Voice, facts, inverse
from sretui.core.model import Channel

START = datetime(2026, 11, 23, 18, tzinfo=UTC)


def entries(*told: tuple[Kind, Mapping[str, Value]]) -> list[Entry]:
    return [
        Entry(str(number), START + timedelta(minutes=number), "alice", "I1", kind, data)
        for number, (kind, data) in enumerate(told)
    ]


def test_nothing_said() -> None:
    assert facts([]) == Facts()


def test_each_kind() -> None:
    found = facts(
        entries(
            (Kind.RECEIVED, {"at": "2026-11-23T08:12:00-08:00"}),
            (Kind.CHANNEL, {"channel": "hotline"}),
            (Kind.CUSTOMER, {"name": "Jane"}),
            (Kind.SPOKE, {"comment": "c1", "who": "customer"}),
            (Kind.NO_REPLY_NEEDED, {"until": "2026-11-23T18:00:00Z"}),
            (Kind.ANSWERED_ELSEWHERE, {"at": "2026-11-23T17:00:00Z", "how": "phone"}),
        )
    )
    assert found == Facts(
        received=datetime(2026, 11, 23, 16, 12, tzinfo=UTC),
        channel=Channel.HOTLINE,
        customer="Jane",
        spoke={"c1": Voice.CUSTOMER},
        no_reply_needed=START,
        answered_elsewhere=START - timedelta(hours=1),
        answered_how="phone",
    )


def test_the_newest_wins_and_comments_are_apart() -> None:
    found = facts(
        entries(
            (Kind.SPOKE, {"comment": "c1", "who": "customer"}),
            (Kind.SPOKE, {"comment": "c2", "who": "team"}),
            (Kind.SPOKE, {"comment": "c1", "who": "noise"}),
            (Kind.CUSTOMER, {"name": "Jane"}),
            (Kind.CUSTOMER, {"name": "Jo"}),
        )
    )
    assert (found.spoke, found.customer) == ({"c1": Voice.NOISE, "c2": Voice.TEAM}, "Jo")


def test_taking_back() -> None:
    found = facts(
        entries(
            (Kind.SPOKE, {"comment": "c1", "who": "team"}),
            (Kind.SPOKE, {"comment": "c1", "who": None}),
            (Kind.NO_REPLY_NEEDED, {"until": "2026-11-23T18:00:00Z"}),
            (Kind.NO_REPLY_NEEDED, {"until": None}),
            (Kind.ANSWERED_ELSEWHERE, {"at": "2026-11-23T17:00:00Z", "how": "phone"}),
            (Kind.ANSWERED_ELSEWHERE, {"at": None}),
            (Kind.CUSTOMER, {"name": ""}),
        )
    )
    assert found == Facts()


@pytest.mark.usefixtures("machine_zone")
def test_an_instant_without_offset_is_utc() -> None:
    found = facts(entries((Kind.RECEIVED, {"at": "2026-11-23T18:00:00"})))
    assert found.received == START


values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=30), st.just("0001-01-01T00:00+23:00")
)
keys = st.sampled_from(["at", "until", "channel", "name", "comment", "who", "how"])


@given(st.lists(st.tuples(st.sampled_from(list(Kind)), st.dictionaries(keys, values)), max_size=8))
def test_a_damaged_entry_says_nothing_and_never_raises(told: list[tuple[Kind, dict[str, Value]]]) -> None:
    found = facts(entries(*told))
    assert found.received is None or found.received.tzinfo is UTC


TOLD = [
    (Kind.RECEIVED, {"at": "2026-11-23T08:12:00-08:00"}),
    (Kind.CHANNEL, {"channel": "hotline"}),
    (Kind.CUSTOMER, {"name": "Jane"}),
    (Kind.SPOKE, {"comment": "c1", "who": "customer"}),
    (Kind.NO_REPLY_NEEDED, {"until": "2026-11-23T18:00:00Z"}),
    (Kind.ANSWERED_ELSEWHERE, {"at": "2026-11-23T17:00:00Z", "how": "phone"}),
]
OTHER = [
    (Kind.RECEIVED, {"at": "2026-11-20T08:12:00-08:00"}),
    (Kind.CHANNEL, {"channel": "mail"}),
    (Kind.CUSTOMER, {"name": "Kim"}),
    (Kind.SPOKE, {"comment": "c1", "who": "noise"}),
    (Kind.NO_REPLY_NEEDED, {"until": "2026-11-21T18:00:00Z"}),
    (Kind.ANSWERED_ELSEWHERE, {"at": "2026-11-20T17:00:00Z", "how": "in person"}),
]


@pytest.mark.parametrize("before", [[], OTHER], ids=["nothing", "another"])
@pytest.mark.parametrize("told", TOLD, ids=lambda told: told[0].value)
def test_an_inverse_brings_back_what_held(
    before: list[tuple[Kind, Mapping[str, Value]]], told: tuple[Kind, Mapping[str, Value]]
) -> None:
    held = facts(entries(*before))
    after = facts(entries(*before, told))
    assert after != held
    assert facts(entries(*before, told, inverse(held, *told))) == held
