"""The journal's fold: of each kind, and of each comment where one is meant, the newest entry wins."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.journal import (
    Asking,
    Entry,
    Escalation,
    Fact,
    Facts,
    Kind,
    Link,
    LinkRole,
    Redirected,
    Value,
    Voice,
    facts,
    inverse,
)
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
            (Kind.SNOOZED, {"until": "2026-11-24T17:00:00Z"}),
            (Kind.ESCALATED, {"id": "e", "state": "asked", "whom": "bob", "question": "?", "by": None}),
            (Kind.RESOLVED, {"kinds": "diagnosed, known issue", "outside": "HPC"}),
            (Kind.EFFORT, {"minutes": 20, "category": "reply"}),
            (Kind.TIMER, {"since": "2026-11-23T18:05:00Z", "category": "reply", "about": "#1"}),
            (Kind.JUDGED, {"fruit": True, "why": "one line"}),
            (Kind.ESTIMATED, {"minutes": 90}),
            (Kind.FINISHED, {"how": "closed"}),
            (Kind.LINK, {"url": "https://x/1", "role": "solution", "label": "Plan"}),
            (Kind.REDIRECT, {"who": "carol", "how": "mail", "when": "2026-11-23T18:00:00Z", "made": False}),
            (Kind.MAIL, {"id": "m1"}),
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
        snoozed=datetime(2026, 11, 24, 17, tzinfo=UTC),
        snoozed_at=START + timedelta(minutes=6),
        escalations=(
            Escalation(
                "e",
                Asking.ASKED,
                "bob",
                "?",
                asked=START + timedelta(minutes=7),
                changed=START + timedelta(minutes=7),
            ),
        ),
        resolved=("diagnosed", "known issue"),
        outside="HPC",
        effort={"reply": 20},
        timer=START + timedelta(minutes=5),
        timer_category="reply",
        fruit=True,
        fruit_why="one line",
        fruit_by="alice",
        estimate=90,
        estimate_by="alice",
        finished="closed",
        links=(Link("https://x/1", LinkRole.SOLUTION, "Plan"),),
        redirected=Redirected("carol", "mail", START),
        mails=("m1",),
    )


def test_an_escalation_keeps_what_a_later_entry_leaves_out() -> None:
    asked = (Kind.ESCALATED, {"id": "e", "state": "asked", "whom": "bob", "question": "Why?"})
    other = (Kind.ESCALATED, {"id": "f", "state": "asked", "whom": "HPC team"})
    told = facts(entries(asked, other, (Kind.ESCALATED, {"id": "e", "state": "declined"}))).escalations
    assert [(one.id, one.state, one.whom, one.question) for one in told] == [
        ("e", Asking.DECLINED, "bob", "Why?"),
        ("f", Asking.ASKED, "HPC team", ""),
    ]
    assert told[0].asked == START
    assert told[0].changed == START + timedelta(minutes=2)


def test_effort_adds_up_by_category_and_is_taken_back_by_less() -> None:
    other: Mapping[str, Value] = {"minutes": 3, "category": "triage"}
    told: list[Fact] = [(Kind.EFFORT, {"minutes": minutes, "category": "reply"}) for minutes in (5, 10)]
    told.append((Kind.EFFORT, other))
    assert facts(entries(*told)).effort == {"reply": 15, "triage": 3}
    back = inverse(Facts(), Kind.EFFORT, other)
    assert facts(entries(*told, back)).effort == {"reply": 15}


def test_links_and_mails_are_several_and_go_one_by_one() -> None:
    links: list[Fact] = [(Kind.LINK, {"url": f"https://x/{n}", "role": "known", "label": ""}) for n in (1, 2)]
    mails: list[Fact] = [(Kind.MAIL, {"id": f"m{n}"}) for n in (1, 2)]
    gone: list[Fact] = [
        (Kind.LINK, {"url": "https://x/1", "role": None}),
        (Kind.MAIL, {"id": "m2", "gone": True}),
    ]
    told = facts(entries(*links, *mails, *gone))
    assert [link.url for link in told.links] == ["https://x/2"]
    assert told.mails == ("m1",)


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
keys = st.sampled_from(
    [
        "id",
        "state",
        "url",
        "role",
        "minutes",
        "kinds",
        "made",
        "gone",
        "at",
        "until",
        "channel",
        "name",
        "comment",
        "who",
        "how",
        "since",
        "fruit",
        "why",
    ]
)


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
    (Kind.SNOOZED, {"until": "2026-11-24T17:00:00Z"}),
    (Kind.ESCALATED, {"id": "e", "state": "accepted"}),
    (Kind.RESOLVED, {"kinds": "diagnosed", "outside": "HPC"}),
    (Kind.EFFORT, {"minutes": 20, "category": "reply"}),
    (Kind.TIMER, {"since": "2026-11-23T18:05:00Z", "category": "reply", "about": "#1"}),
    (Kind.JUDGED, {"fruit": True, "why": "one line"}),
    (Kind.ESTIMATED, {"minutes": 90}),
    (Kind.FINISHED, {"how": "closed"}),
    (Kind.LINK, {"url": "https://x/1", "role": "solution", "label": "Plan"}),
    (Kind.REDIRECT, {"who": "carol", "how": "mail", "when": "2026-11-23T18:00:00Z", "made": True}),
    (Kind.MAIL, {"id": "m1"}),
]
OTHER = [
    (Kind.RECEIVED, {"at": "2026-11-20T08:12:00-08:00"}),
    (Kind.CHANNEL, {"channel": "mail"}),
    (Kind.CUSTOMER, {"name": "Kim"}),
    (Kind.SPOKE, {"comment": "c1", "who": "noise"}),
    (Kind.NO_REPLY_NEEDED, {"until": "2026-11-21T18:00:00Z"}),
    (Kind.ANSWERED_ELSEWHERE, {"at": "2026-11-20T17:00:00Z", "how": "in person"}),
    (Kind.SNOOZED, {"until": "2026-11-21T17:00:00Z"}),
    (
        Kind.ESCALATED,
        {"id": "e", "state": "asked", "whom": "bob", "by": "2026-11-24T17:00Z"},
    ),
    (Kind.RESOLVED, {"kinds": "known issue,news added", "outside": ""}),
    (Kind.EFFORT, {"minutes": 5, "category": "triage"}),
    (Kind.TIMER, {"since": "2026-11-20T18:05:00Z", "category": "triage", "about": "#1"}),
    (Kind.JUDGED, {"fruit": False, "why": "a can of worms"}),
    (Kind.ESTIMATED, {"minutes": 240}),
    (Kind.FINISHED, {"how": "pull request"}),
    (Kind.LINK, {"url": "https://x/1", "role": "known", "label": "The same?"}),
    (Kind.REDIRECT, {"who": "dan", "how": "hallway", "when": "2026-11-20T18:00:00Z", "made": False}),
    (Kind.HANDOFF_CARD, {"state": "It hangs", "next": "ask Jane", "by": "2026-11-27T17:00:00Z"}),
    (Kind.MAIL, {"id": "m2"}),
]


@pytest.mark.parametrize("before", [[], OTHER], ids=["nothing", "another"])
@pytest.mark.parametrize("told", TOLD, ids=lambda told: told[0].value)
def test_an_inverse_brings_back_what_held(
    before: list[tuple[Kind, Mapping[str, Value]]], told: tuple[Kind, Mapping[str, Value]]
) -> None:
    held = facts(entries(*before))
    if told[0] is not Kind.ESCALATED or before:  # of an escalation never asked there is nothing to accept
        assert facts(entries(*before, told)) != held
    assert facts(entries(*before, told, inverse(held, *told))) == held
