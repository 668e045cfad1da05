from typing import Any

from sretui.demo.server import StandIn

S = "/repos/example/support"


def test_a_reaction_is_taken_back_once(ask: Any) -> None:
    made = ask("POST", f"{S}/issues/1/reactions", {"content": "eyes"}).json
    ask("POST", f"{S}/issues/1/reactions", {"content": "heart"})
    place = f"{S}/issues/1/reactions/{made['id']}"
    assert [ask("DELETE", place).status for _ in range(2)] == [204, 404]
    assert [one["content"] for one in ask.get(f"{S}/issues/1/reactions").json] == ["heart"]
    assert ask.get(f"{S}/issues/1").json["reactions"]["total_count"] == 1


def test_a_comment_s_reaction_too(stand_in: StandIn, ask: Any) -> None:
    comment = stand_in.world.issue("example/support", 1).comments[0].id
    place = f"{S}/issues/comments/{comment}/reactions"
    made = ask("POST", place, {"content": "+1"}).json
    assert ask("DELETE", f"{place}/{made['id']}").status == 204
    assert ask.get(place).json == []


def test_another_s_reaction_may_be_taken_by_the_team_alone(stand_in: StandIn, ask: Any) -> None:
    stand_in.world.add_token("of-carol", "carol")
    made = ask("POST", f"{S}/issues/1/reactions", {"content": "+1"}).json
    place = f"{S}/issues/1/reactions/{made['id']}"
    assert ask("DELETE", place, token="of-carol").status == 403
    hers = ask("POST", f"{S}/issues/1/reactions", {"content": "+1"}, token="of-carol").json
    assert ask("DELETE", f"{S}/issues/1/reactions/{hers['id']}").status == 204
    assert ask("DELETE", place).status == 204
