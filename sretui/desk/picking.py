"""Low-hanging fruit at the desk: product issues ranked, each with the reasons for its place."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sretui.core.journal import Entry, Facts, Kind, facts
from sretui.core.model import Issue, PullRequest, RepoRole
from sretui.desk.ground import Ground
from sretui.store import cache, journal
from sretui.store.database import Connection, transaction

if TYPE_CHECKING:
    from sretui.core.backlog import Query
    from sretui.core.fruit.candidate import Candidate
    from sretui.core.fruit.scoring import Scorer
    from sretui.core.fruit.traits import Around, Traits
    from sretui.core.fruit.views import View
    from sretui.core.outbox.steps import Queued

_RECENT = timedelta(days=90)
_TELLING = frozenset({Kind.JUDGED, Kind.ESTIMATED, Kind.FINISHED, Kind.LINK})


@dataclass(frozen=True, slots=True)
class _Orchard:
    """The open product issues as of one look, and who weighs them."""

    traits: "Iterable[Traits]"
    scorer: "Scorer"
    around: "Around"
    pulls: Mapping[int, PullRequest] = field(default_factory=dict)
    coming: Mapping[int, Issue] = field(default_factory=dict)
    """Issues, by their number, of which something waits in the outbox: as they will be."""


class Picking(Ground):
    """What is asked on an idle day."""

    _orchard: _Orchard | None = None
    """As of the newest list, whose rows are weighed as it was."""
    _traits: "tuple[str, Sequence[Traits]] | None" = None
    """Those of all issues, and the state of the cache they were read in."""

    def fruit(self, query: "Query", minutes: int | None = None) -> "array[int]":
        """Rank the open product issues that a query asks for, as cache keys, the ripest first.

        `minutes` leaves out what is known to take longer.
        """
        from sretui.core.fruit.ranking import rank
        from sretui.store.backlog import load_backlog, narrows

        with self._databases.cache() as conn:
            orchard = self._orchard = self._look(conn, minutes)
            among = frozenset(load_backlog(conn, query)) if narrows(query) else None
        return rank(orchard.traits, orchard.scorer, among)

    def candidates(self, keys: Sequence[int]) -> "list[Candidate]":
        """Load a page of the newest list; a key without an issue is left out."""
        from sretui.core.fruit.candidate import Candidate
        from sretui.core.fruit.traits import traits_of
        from sretui.store.traits import load_traits_of

        with self._databases.cache() as conn:
            orchard = self._orchard or self._look(conn, None)
            issues, traits = cache.load_issues(conn, keys), load_traits_of(conn, keys)
        by_number = {one.number: one for one in traits.values()}
        found = [orchard.coming.get(issue.number, issue) for issue in issues]
        return [
            Candidate(
                issue,
                orchard.scorer.score(
                    by_number[issue.number]
                    if issue.number in by_number and issue.number not in orchard.coming
                    else traits_of(issue)
                ),
                orchard.around.told.get(issue.number, Facts()),
            )
            for issue in found
        ]

    def candidate(self, node_id: str, minutes: int | None = None) -> "Candidate | None":
        """Explain one product issue, with the inquiries that led to it; None for what is none."""
        from sretui.core.fruit.candidate import Candidate
        from sretui.core.fruit.traits import traits_of

        with self._databases.cache() as conn:
            issue = cache.load_issue(conn, node_id)
            if issue is None or issue.repo is not RepoRole.PRODUCT:
                return None
            orchard = self._look(conn, minutes)
            number = issue.number
            led_to = sorted(orchard.around.inquiries.get(number, ()), reverse=True)
            inquiries = [cache.find_issue(conn, RepoRole.INQUIRIES, one) for one in led_to]
        issue = orchard.coming.get(number, issue)
        return Candidate(
            issue,
            orchard.scorer.score(traits_of(issue)),
            orchard.around.told.get(number, Facts()),
            tuple(one for one in inquiries if one is not None),
            tuple(orchard.pulls[one] for one in orchard.around.pulls.get(number, ())),
        )

    def harvest(self, node_id: str) -> tuple[tuple[Issue, str], ...]:
        """Give the product issues that an inquiry led to and that are done, each with how."""
        with self._databases.desk() as desk:
            told = _telling(journal.load_all_entries(desk))
        done = {one: found.finished for one, found in told.items() if found.finished}
        if not done:
            return ()
        with self._databases.cache() as conn:
            led_to, inquiry = self._led_to(conn, told), cache.load_issue(conn, node_id)
            issues = [cache.load_issue(conn, one) for one in done]
        return tuple(
            (one, done[one.node_id])
            for one in sorted(filter(None, issues), key=lambda issue: issue.number)
            if one.repo is RepoRole.PRODUCT and inquiry and inquiry.number in led_to[one.number]
        )

    def views(self) -> "tuple[View, ...]":
        """Give the saved filters, one's own first."""
        from sretui.core.fruit.views import offered
        from sretui.store.views import load_views

        with self._databases.desk() as desk:
            return offered(load_views(desk), self.team.views)

    def save_view(self, name: str, text: str) -> None:
        """Save a filter under a name; raises StoreError."""
        from sretui.store.views import save_view

        with self._databases.desk() as desk, transaction(desk):
            save_view(desk, name, text, self.clock())

    def forget_view(self, name: str) -> None:
        """Drop a filter of one's own; raises StoreError."""
        from sretui.store.views import remove_view

        with self._databases.desk() as desk, transaction(desk):
            remove_view(desk, name)

    def _held(self, conn: Connection) -> "Sequence[Traits]":
        """Give the traits of all issues; they are read again when any has changed."""
        from sretui.store.traits import load_state, load_traits

        state = load_state(conn)
        if self._traits is None or self._traits[0] != state:
            self._traits = state, load_traits(conn)
        return self._traits[1]

    def _look(self, conn: Connection, minutes: int | None) -> _Orchard:
        from sretui.core.fruit.ranking import common_labels
        from sretui.core.fruit.scoring import Looker, Scorer
        from sretui.store.traits import load_pulls

        with self._databases.desk() as desk:
            told, outbox = journal.load_all_entries(desk), self._outbox(desk)
        coming = self._coming(conn, outbox)
        traits = self._held(conn)
        common = common_labels(traits, self.team.fruit.common_percent)
        pulls = load_pulls(conn)
        around = self._around(conn, told, pulls, common)
        scorer = Scorer(self.team, Looker(self.me, self.clock(), minutes), around)
        return _Orchard(
            _with_coming(traits, coming), scorer, around, {one.number: one for one in pulls}, coming
        )

    def _around(
        self,
        conn: Connection,
        told: Mapping[str, Iterable[Entry]],
        pulls: Sequence[PullRequest],
        common: frozenset[str],
    ) -> "Around":
        from sretui.core.fruit.traits import Around
        from sretui.store.traits import load_numbers, load_recent

        held = _telling(told)
        places = load_numbers(conn, held)
        mentioned: defaultdict[int, list[int]] = defaultdict(list)
        for pull in pulls:
            for number in pull.mentions:
                mentioned[number].append(pull.number)
        return Around(
            pulls={number: tuple(found) for number, found in mentioned.items()},
            inquiries=dict(self._led_to(conn, held)),
            recent=load_recent(conn, self.repos[RepoRole.PRODUCT], self.clock() - _RECENT),
            told={
                places[node_id][1]: one
                for node_id, one in held.items()
                if node_id in places and places[node_id][0] is RepoRole.PRODUCT
            },
            common=common,
        )

    def _led_to(self, conn: Connection, told: Mapping[str, Facts]) -> defaultdict[int, frozenset[int]]:
        """Say which inquiries (numbers) led to which product issue: by what was written, or linked here."""
        from sretui.store.traits import load_led_to, load_numbers

        product, inquiries = self.repos[RepoRole.PRODUCT], self.repos[RepoRole.INQUIRIES]
        led_to = defaultdict(frozenset[int], load_led_to(conn, inquiries, product))
        linking = {node_id: one for node_id, one in told.items() if one.links}
        for number, inquiry in _linked(linking, load_numbers(conn, linking), product, inquiries):
            led_to[number] |= {inquiry}
        return led_to

    def _coming(self, conn: Connection, outbox: "Sequence[Queued]") -> dict[int, Issue]:
        """Show the product issues in the outbox as they will be."""
        if not outbox:
            return {}
        from sretui.core.overlay import conversation_laid_over

        found: dict[int, Issue] = {}
        for node_id in {queued.inquiry for queued in outbox}:
            conversation = cache.load_conversation(conn, node_id)
            if conversation is not None and conversation.issue.repo is RepoRole.PRODUCT:
                issue = conversation_laid_over(conversation, outbox, self.me).issue
                found[issue.number] = issue
        return found


def _telling(told: Mapping[str, Iterable[Entry]]) -> dict[str, Facts]:
    """Give the facts of what anything was recorded of that speaks of fruit; all else is not folded."""
    return {
        node_id: facts(entries)
        for node_id, entries in told.items()
        if any(entry.kind in _TELLING for entry in entries)
    }


def _with_coming(traits: "Iterable[Traits]", coming: Mapping[int, Issue]) -> "Iterable[Traits]":
    """Put what waits into its place in the list; what is about to be closed leaves it."""
    return traits if not coming else _replaced(traits, coming)


def _replaced(traits: "Iterable[Traits]", coming: Mapping[int, Issue]) -> "Iterator[Traits]":
    from sretui.core.fruit.traits import traits_of

    for one in traits:
        issue = coming.get(one.number)
        if issue is None:
            yield one
        elif issue.is_open:
            yield traits_of(issue, one.key)


def _linked(
    held: Mapping[str, Facts], places: Mapping[str, tuple[RepoRole, int]], product: str, inquiries: str
) -> Iterator[tuple[int, int]]:
    """Yield product issue and inquiry (numbers) of each link recorded of either."""
    from sretui.core.fruit.mentions import mentions

    other = {RepoRole.INQUIRIES: product.casefold(), RepoRole.PRODUCT: inquiries.casefold()}
    for node_id, one in held.items():
        if (place := places.get(node_id)) is None:
            continue
        role, number = place
        for link in one.links:
            for target, there in mentions(link.url):
                if target == other[role]:
                    yield (there, number) if role is RepoRole.INQUIRIES else (number, there)
