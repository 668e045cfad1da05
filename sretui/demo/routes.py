"""Which address leads to which endpoint: every repository has two roots, its name and its id."""

from collections.abc import Callable, Iterator

from werkzeug.routing import Map, Rule

from sretui.demo import contents, graphql, reading, search, tagging, writing
from sretui.demo.asked import Answer, Asked

Endpoint = Callable[[Asked], Answer]

_ROOTS = ("/repos/<owner>/<name>", "/repositories/<int:repo_id>")
_IN_REPO: tuple[tuple[str, str, Endpoint], ...] = (
    ("GET", "", reading.repo),
    ("GET", "/issues", reading.issues),
    ("POST", "/issues", writing.create_issue),
    ("GET", "/issues/comments", reading.repo_comments),
    ("GET", "/issues/comments/<int:comment_id>", reading.comment),
    ("PATCH", "/issues/comments/<int:comment_id>", writing.edit_comment),
    ("DELETE", "/issues/comments/<int:comment_id>", writing.delete_comment),
    ("GET", "/issues/comments/<int:comment_id>/reactions", tagging.comment_reactions),
    ("POST", "/issues/comments/<int:comment_id>/reactions", tagging.react_to_comment),
    ("DELETE", "/issues/comments/<int:comment_id>/reactions/<int:reaction_id>", tagging.unreact_to_comment),
    ("GET", "/issues/events", reading.repo_events),
    ("GET", "/issues/events/<int:event_id>", reading.event),
    ("GET", "/issues/<int:number>", reading.issue),
    ("PATCH", "/issues/<int:number>", writing.edit_issue),
    ("GET", "/issues/<int:number>/comments", reading.issue_comments),
    ("POST", "/issues/<int:number>/comments", writing.create_comment),
    ("GET", "/issues/<int:number>/events", reading.issue_events),
    ("GET", "/issues/<int:number>/timeline", reading.timeline),
    ("GET", "/issues/<int:number>/labels", reading.issue_labels),
    ("POST", "/issues/<int:number>/labels", tagging.add_labels),
    ("PUT", "/issues/<int:number>/labels", tagging.set_labels),
    ("DELETE", "/issues/<int:number>/labels", tagging.remove_labels),
    ("DELETE", "/issues/<int:number>/labels/<path:label>", tagging.remove_label),
    ("POST", "/issues/<int:number>/assignees", tagging.add_assignees),
    ("DELETE", "/issues/<int:number>/assignees", tagging.remove_assignees),
    ("GET", "/issues/<int:number>/assignees/<login>", reading.assignable),
    ("GET", "/issues/<int:number>/reactions", tagging.issue_reactions),
    ("POST", "/issues/<int:number>/reactions", tagging.react_to_issue),
    ("DELETE", "/issues/<int:number>/reactions/<int:reaction_id>", tagging.unreact_to_issue),
    ("PUT", "/issues/<int:number>/lock", tagging.lock),
    ("DELETE", "/issues/<int:number>/lock", tagging.unlock),
    ("GET", "/labels", reading.labels),
    ("POST", "/labels", tagging.create_label),
    ("GET", "/labels/<path:label>", reading.label),
    ("GET", "/assignees", reading.assignees),
    ("GET", "/assignees/<login>", reading.assignable),
    ("GET", "/collaborators/<login>/permission", reading.permission),
    ("GET", "/contents/<path:file>", contents.read),
    ("PUT", "/contents/<path:file>", contents.write),
)
_ELSEWHERE: tuple[tuple[str, str, Endpoint], ...] = (
    ("GET", "/user", reading.me),
    ("GET", "/users/<login>", reading.user),
    ("GET", "/search/issues", search.issues),
    ("POST", "/graphql", graphql.answer),
)


def _rules() -> Iterator[Rule]:
    for method, path, endpoint in _ELSEWHERE:
        yield Rule(path, methods=[method], endpoint=endpoint)
    for method, tail, endpoint in _IN_REPO:
        for root in _ROOTS:
            yield Rule(root + tail, methods=[method], endpoint=endpoint)


ROUTES = Map(list(_rules()), strict_slashes=False, merge_slashes=False)
