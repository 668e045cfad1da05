"""A screen from which issues and links go to the browser or the clipboard, their address shown first."""

from textual import on
from textual.binding import Binding

from sretui.ui import browser
from sretui.ui.messages import AddressWanted
from sretui.ui.screens.duty import DutyScreen
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.reader import Reader

_NOWHERE = "It has no address yet: GitHub has not got it."


class BrowsingScreen(DutyScreen):
    """A screen with a reading pane whose issue has an address."""

    BINDINGS = [
        Binding("o", "browse", "Browser", id="reader.browse", tooltip="Open this issue in the browser"),
        Binding("y", "copy_link", "Copy link", id="reader.copy", tooltip="Copy the address of this issue"),
    ]

    @property
    def reader(self) -> Reader:
        """The reading pane."""
        return self.query_one(Reader)

    @property
    def address(self) -> str:
        """The address of what is shown; empty where it has none."""
        return self.reader.issue.url if self.query(Reader) and self.reader.issue else ""

    @on(BodyView.LinkActivated)
    def show_link(self, event: BodyView.LinkActivated) -> None:
        """Go where a link leads."""
        self.follow(event.url)

    @on(AddressWanted)
    def show_address(self, event: AddressWanted) -> None:
        """Ask before the browser is sent to an address that was recorded."""
        self._ask_to_open(event.url)

    def follow(self, url: str) -> None:
        """Ask before the browser is sent anywhere."""
        self._ask_to_open(url)

    def action_browse(self) -> None:
        """Open what is shown in the browser, its address shown first."""
        self._ask_to_open(self.address)

    def action_copy_link(self) -> None:
        """Copy the address of what is shown."""
        if self._is_web(self.address):
            self.app.copy_to_clipboard(self.address)
            self.notify(f"Copied {self.address}", markup=False)

    def _ask_to_open(self, url: str) -> None:
        if self._is_web(url):
            from sretui.ui.screens.link import LinkQuestion

            self.app.push_screen(LinkQuestion(url), lambda wanted: self._open(url) if wanted else None)

    def _is_web(self, url: str) -> bool:
        """Check an address that came from outside; say so when it is none for a browser."""
        if not browser.is_web_address(url):
            words = "Only http and https addresses are opened or copied." if url else _NOWHERE
            self.notify(words, severity="warning", markup=False)
            return False
        return True

    def _open(self, url: str) -> None:
        if browser.can_open():
            browser.open_page(url)
        else:
            self.app.copy_to_clipboard(url)
            self.notify(
                "No browser has a window here: the address is copied.", severity="warning", markup=False
            )
