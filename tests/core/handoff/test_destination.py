import pytest

from sretui.core.handoff.destination import NOWHERE, Destination, Where, read_destination


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("none", NOWHERE),
        (" none ", NOWHERE),
        ("issue visit-dav/visit#12", Destination(Where.ISSUE, "visit-dav/visit", 12)),
        ("file ~/hand off.md", Destination(Where.FILE, path="~/hand off.md")),
        ("", None),
        ("issue visit#12", None),
        ("issue a/b#x", None),
        ("file ", None),
        ("file a\nb", None),
        ("mail team@example.org", None),
    ],
)
def test_where_a_summary_goes(text: str, to: Destination | None) -> None:
    assert read_destination(text) == to
