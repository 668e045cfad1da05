"""Who spoke in each comment of an inquiry: told by login, and where people recorded better, by that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sretui.core.board import Inquiry
from sretui.core.conversation.answers import only_calls_colleague, own_words
from sretui.core.conversation.first_contact import FirstContact
from sretui.core.intake.head import is_relayed
from sretui.core.intake_line import Received, read_received
from sretui.core.journal import Voice
from sretui.core.model import Comment
from sretui.core.people import has_left, speaker
from sretui.core.team import Speaker, Team

_ASKING = {Speaker.CUSTOMER, Speaker.RELAY}
_SAID = {Voice.CUSTOMER: Speaker.CUSTOMER, Voice.TEAM: Speaker.TEAM}


@dataclass(frozen=True, slots=True)
class Attribution:
    """The comments of an inquiry by what they do to the response clock."""

    speakers: Mapping[str, Speaker]
    """By node id; a comment marked as noise keeps the speaker its login gives."""
    answers: tuple[Comment, ...]
    """The team's words to the customer, also those deleted since."""
    asks: tuple[Comment, ...]
    """What the customer, or somebody on the mailing list, said and did not delete."""
    unattributed: tuple[str, ...]
    """Node ids of relay comments of which nobody has said who spoke."""
    calls: tuple[Comment, ...]
    """Team comments that only call a colleague, and of which nobody has said whether they answered."""
    said_at: Mapping[str, datetime]
    """When the customer said what a teammate pasted (UTC), by node id."""


def attribute(inquiry: Inquiry, team: Team, contact: FirstContact) -> Attribution:
    """Tell who spoke in each comment."""
    comments, said = inquiry.conversation.comments, inquiry.facts.spoke
    own = {comment.node_id: _by_login(comment, inquiry, team, contact) for comment in comments}
    pasted = {one.node_id: line for one in comments if (line := _pasted(one, own[one.node_id], team))}
    own |= dict.fromkeys(pasted, Speaker.CUSTOMER)
    speakers = {key: _SAID.get(said[key], who) if key in said else who for key, who in own.items()}
    heard = [comment for comment in comments if said.get(comment.node_id) is not Voice.NOISE]
    ours = [comment for comment in heard if speakers[comment.node_id] is Speaker.TEAM]
    theirs = [comment for comment in heard if speakers[comment.node_id] in _ASKING]
    calls = tuple(comment for comment in ours if comment.node_id not in said and _is_call(comment, team))
    return Attribution(
        speakers=speakers,
        answers=tuple(comment for comment in ours if comment not in calls and _has_words(comment, said)),
        asks=tuple(comment for comment in theirs if comment.deleted is None),
        unattributed=tuple(
            comment.node_id
            for comment in theirs
            if own[comment.node_id] is Speaker.RELAY
            and comment.node_id not in said
            and comment.deleted is None
        ),
        calls=calls,
        said_at={key: line.at for key, line in pasted.items()},
    )


def _pasted(comment: Comment, who: Speaker, team: Team) -> Received | None:
    """Read how something was received that a teammate put here for the customer; None for own words."""
    if who is not Speaker.TEAM or not is_relayed(comment.body, team.hours.tz):
        return None
    return read_received(comment.body, team.hours.tz)


def _is_call(comment: Comment, team: Team) -> bool:
    return only_calls_colleague(team, comment.body, comment.created)


def _has_words(comment: Comment, said: Mapping[str, Voice]) -> bool:
    """Say whether a comment of ours can be an answer: what a person called the team's always can."""
    return comment.node_id in said or bool(own_words(comment.body))


def _by_login(comment: Comment, inquiry: Inquiry, team: Team, contact: FirstContact) -> Speaker:
    who = speaker(
        team, comment.author, comment.created, comment.author_type, customer_logins=contact.customer_logins
    )
    if who is not Speaker.OTHER:
        return who
    if contact.by_customer:
        is_author = comment.author == inquiry.conversation.issue.author
        return Speaker.CUSTOMER if is_author else Speaker.OTHER
    return Speaker.OTHER if has_left(team, comment.author, comment.created) else Speaker.CUSTOMER
