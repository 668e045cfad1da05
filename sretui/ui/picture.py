"""Picture: the board, with where each inquiry stands worked out; made in a thread, shown by every screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sretui.core.board import Board, Inquiry
from sretui.core.team import Team
from sretui.core.turn import Standing, standing
from sretui.desk import Desk


@dataclass(frozen=True, slots=True)
class Picture:
    """The inquiries as of one look at the cache; what depends on the clock is worked out when drawn."""

    board: Board
    standings: tuple[Standing, ...] = ()
    by_key: Mapping[str, Standing] = field(default_factory=dict)
    """By node id."""


class Painter:
    """Takes pictures; an inquiry that did not change is not worked out again, unless the roster did."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Standing] = {}
        self._team = desk.team

    def take(self) -> Picture:
        """Take a picture; raises StoreError."""
        board = self._desk.board()
        if self._team is not self._desk.team:
            self._team, self._known = self._desk.team, {}
        self._known = {
            inquiry.conversation.issue.node_id: self._standing(inquiry, self._team)
            for inquiry in board.inquiries
        }
        return Picture(board, tuple(self._known.values()), dict(self._known))

    def _standing(self, inquiry: Inquiry, team: Team) -> Standing:
        known = self._known.get(inquiry.conversation.issue.node_id)
        return known if known is not None and known.inquiry == inquiry else standing(inquiry, team)
