"""A customer led to the Primary: what is filed, whose it is, and what every desk reads of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sretui.core.acts.filing import Filing
from sretui.core.acts.redirecting import contact_made, redirect, redirect_to
from sretui.core.board import Inquiry
from sretui.core.entries import Entry
from sretui.core.hours import BusinessHours
from sretui.core.inbox import SectionKind, awaits_contact, section_of
from sretui.core.intake.draft import InquiryDraft
from sretui.core.intake.head import Led
from sretui.core.journal import Facts, facts
from sretui.core.model import Channel, Comment, Conversation, Issue, RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import AssignPeople, FileIssue, Place, PostComment
from sretui.core.team import Person, Team
from sretui.core.turn import Standing, Turn, standing

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
ASKED = NOW - timedelta(hours=1)
TEAM = Team(
    "Example", BusinessHours.visit(frozenset()), people=(Person("alice", "Alice"), Person("bob", "Bob"))
)
DRAFT = InquiryDraft("It crashes", "She says that it crashes.", Channel.WALK_IN, ASKED, "Jane Doe")
LED = Led("alice", "bob", "in the hallway")
BY_BOB = Filing("a1", NOW, "bob")
HEAD = (
    "Received 2026-11-23 09:00 PST by walk-in from Jane Doe.\n"
    "Redirected to @alice by bob, who was asked in the hallway."
)
BODY = f"{HEAD}\n\nShe says that it crashes."
WORD = "Dear Jane Doe, Alice will answer you here."
NEW = Place(RepoRole.INQUIRIES, step=0)


def issue(body: str = BODY, assignees: tuple[str, ...] = ("alice",)) -> Issue:
    return Issue("I7", RepoRole.INQUIRIES, 7, "It crashes", body, "bob", NOW, NOW, assignees=assignees)


def comment(number: int, author: str, body: str, minutes: int) -> Comment:
    at = NOW + timedelta(minutes=minutes)
    return Comment(number, f"C{number}", RepoRole.INQUIRIES, 7, author, body, at, at)


def seen(*comments: Comment, held: Facts | None = None, about: Issue | None = None) -> Standing:
    """See it as a desk does that knows nothing but GitHub, or what it recorded itself."""
    return standing(Inquiry(Conversation(about or issue(), comments), held or Facts()), TEAM)


def recorded(action: Action) -> Facts:
    return facts(Entry("", NOW, "bob", "I7", kind, data) for kind, data in action.facts)


def test_a_new_inquiry_is_the_primarys_and_the_customer_is_told() -> None:
    action = redirect(DRAFT, LED, f" {WORD}\n", TEAM, BY_BOB)
    filed = FileIssue(RepoRole.INQUIRIES, "It crashes", BODY, (), ("alice",))
    assert action.writes == (filed, PostComment(NEW, WORD))
    assert (action.act, action.by, action.title) == (Act.REDIRECT, "bob", "Redirect Jane Doe to alice")
    led = recorded(action).redirected
    assert led is not None
    assert (led.who, led.how, led.when, led.made) == ("bob", "in the hallway", ASKED, False)


def test_told_face_to_face_nothing_more_is_posted() -> None:
    assert len(redirect(DRAFT, LED, " \n", TEAM, BY_BOB).writes) == 1


def test_an_inquiry_that_is_there_takes_it_and_becomes_the_primarys() -> None:
    about = issue("It crashes.", ("carol",))
    action = redirect_to(DRAFT, LED, WORD, about, TEAM, BY_BOB)
    place = Place(RepoRole.INQUIRIES, 7, "I7")
    assert action.writes == (
        PostComment(place, BODY),
        PostComment(place, WORD),
        AssignPeople(place, ("alice",)),
    )
    assert (action.inquiry, action.title) == ("I7", "Redirect Jane Doe to alice, in #7")
    assert len(redirect_to(DRAFT, LED, "", issue(), TEAM, BY_BOB).writes) == 1


def test_the_primary_sees_it_until_contact_was_made() -> None:
    one = seen(comment(1, "bob", WORD, 1))
    assert (one.customer, one.channel, one.received) == ("Jane Doe", Channel.WALK_IN, ASKED)
    assert one.turn is Turn.CUSTOMER
    assert awaits_contact(one)
    assert section_of(one, TEAM, NOW) is SectionKind.REPLY
    led = one.inquiry.facts.redirected
    assert led is not None
    made = facts([Entry("", NOW, "alice", "I7", *contact_made(led))])
    after = seen(comment(1, "bob", WORD, 1), held=made)
    assert not awaits_contact(after)
    assert section_of(after, TEAM, NOW) is SectionKind.CUSTOMER


def test_without_a_word_to_the_customer_the_clock_runs() -> None:
    assert section_of(seen(), TEAM, NOW) is SectionKind.ANSWER


def test_what_the_customer_says_afterwards_is_contact() -> None:
    said = (comment(1, "bob", WORD, 1), comment(2, "jane", "Thank you.", 2), comment(3, "alice", "Hello.", 3))
    assert not awaits_contact(seen(*said))
    assert section_of(seen(*said), TEAM, NOW) is SectionKind.CUSTOMER


def test_what_the_customer_said_before_is_none() -> None:
    about = replace(issue("It crashes."), author="jane", created=NOW - timedelta(days=1))
    said = (comment(1, "jane", "Anybody?", -120), comment(2, "bob", BODY, 0), comment(3, "bob", WORD, 1))
    one = seen(*said, about=about)
    assert one.inquiry.facts.redirected is not None
    assert awaits_contact(one)


def test_strangers_redirect_nobody() -> None:
    assert seen(about=replace(issue(), author="jane")).inquiry.facts.redirected is None
    assert seen(comment(1, "jane", HEAD, 1), about=issue("x")).inquiry.facts.redirected is None
