"""From an empty folder to the inbox, on the demo's GitHub."""

import json
from typing import TYPE_CHECKING

from sretui.demo.server import StandIn

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

OPTIONS = ("--inquiries", "example/support", "--product", "example/product", "--zone", "UTC", "--yes")


def test_init_doctor_sync_and_inbox_work_one_after_the_other(stand_in: StandIn, run_sretui: "Run") -> None:
    begun = run_sretui("init", *OPTIONS, "--api", stand_in.url, token=stand_in.token)
    assert begun.returncode == 0, begun.stderr
    assert "The token is ann's" in begun.stderr
    told = json.loads(run_sretui("doctor", "--json", token=stand_in.token).stdout)
    found = [one for one in told["findings"] if one["mark"] != "ok" and one["about"] != "clock"]
    assert {one["about"] for one in found} <= {
        "terminal",
        "holidays",
        "roster",
        "inquiries labels",
        "product labels",
    }
    synced = run_sretui("sync", token=stand_in.token)
    assert synced.returncode == 0, synced.stderr
    again = run_sretui("sync", token=stand_in.token)
    assert again.stdout.splitlines()[-1].startswith("Synced: nothing new")
    inbox = json.loads(run_sretui("inbox", "--json", token="").stdout)
    assert inbox["synced"] is not None
    answers = {
        row["number"]
        for section in inbox["sections"]
        if section["name"] == "Answer"
        for row in section["rows"]
    }
    assert answers == {2, 4, 6, 8, 10, 12}


def test_a_wrong_token_is_told_and_not_repeated(stand_in: StandIn, run_sretui: "Run") -> None:
    result = run_sretui("init", *OPTIONS, "--api", stand_in.url, token="ghp_notthisone")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "ghp_notthisone" not in result.stderr
