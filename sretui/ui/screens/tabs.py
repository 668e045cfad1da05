"""The tabs of the header: the screens, each with what waits there."""

from sretui.ui.picture import Picture
from sretui.ui.widgets.duty_header import Tab


def tabs(picture: Picture) -> tuple[Tab, ...]:
    """Name the screens, with counts."""
    waiting = sum(1 for one in picture.standings if one.turn.value == "us")
    return (
        Tab("1", "Inbox", "inbox", waiting),
        Tab("2", "Backlog", "backlog", picture.board.open_product_issues),
        Tab("4", "Roster", "roster"),
    )
