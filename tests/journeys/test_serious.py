"""A serious incident, down to the one comment that stands on GitHub: the postmortem, without its effort."""

from pathlib import Path

from textual.widgets import TextArea

from sretui.core.effort import log
from sretui.demo.state import World
from sretui.ui.screens.forms.postmortem_form import PostmortemForm
from sretui.ui.screens.forms.preview import Preview
from sretui.ui.screens.forms.serious_form import SeriousForm
from tests.journeys.day import SUPPORT, Clock, open_day
from tests.journeys.test_ending import all_sent, shows

NUMBER = 2


async def test_the_postmortem_is_posted_on_request_once_and_without_effort(
    folder: Path, small_world: World, clock: Clock
) -> None:
    issue = small_world.issue(SUPPORT, NUMBER)
    before = len(issue.comments)
    async with open_day(folder, clock) as day:
        await day.is_fresh()
        node_id = day.node_id(NUMBER)
        day.app._desk.record(node_id, *log(285, "diagnosing"))
        await day.goes_to(NUMBER)
        await day.press("S")
        await shows(day, SeriousForm)
        await day.press(*"nobody", "enter")
        await day.until(lambda: day.app._desk.facts(node_id).serious, "the mark")
        assert len(day.app._desk.owed()) == 1
        await day.until(lambda: "postmortem is owed" in day.screen, "what is owed")
        assert len(issue.comments) == before
        await day.press("S")
        await shows(day, PostmortemForm)
        day.app.screen.query_one("#happened", TextArea).text = "The disk was full."
        await day.press("ctrl+o")
        await shows(day, Preview)
        await day.press("ctrl+s")
        await all_sent(day, clock, 1)
        assert day.app._desk.owed() == ()
    assert len(issue.comments) == before + 1
    said = str(issue.comments[-1].body)
    assert "The disk was full." in said
    assert not {"4h45m", "diagnosing", "nobody"} & set(said.replace(":", " ").split())
    assert "4h45" not in said
