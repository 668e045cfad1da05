"""The answers of a GitHub in trouble, worded as it words them."""

from datetime import datetime, timedelta
from typing import Any

from sretui.demo.asked import Answer
from sretui.demo.faults import Fault
from sretui.demo.refusals import DOCS
from sretui.demo.render_repo import instant

_PRIMARY = "API rate limit exceeded for user ID 20001."
_SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
_UNICORN = (
    b"<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body>Unicorn!</body></html>"
)


def instead(fault: Fault, now: datetime, base: str) -> Answer:
    """Return what the fault answers in place of the work; the reset is `seconds` from now (UTC)."""
    wait = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
    if fault.kind == "primary_limit":
        reset = int((now + timedelta(seconds=fault.seconds)).timestamp())
        gone = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(reset), "X-RateLimit-Used": "5000"}
        return Answer(fault.status, _message(_PRIMARY), gone | wait)
    if fault.kind == "secondary_limit":
        return Answer(fault.status, _message(_SECONDARY), wait)
    if fault.kind == "sso":
        where = f"{base}/orgs/example/sso?authorization_request=DEMO"
        message = "Resource protected by organization SAML enforcement. You must grant your token access."
        return Answer(403, _message(message), {"X-GitHub-SSO": f"required; url={where}"})
    if fault.kind == "moved":
        place = fault.location or f"{base}/repositories/1"
        return Answer(301, _message("Moved Permanently") | {"url": place}, {"Location": place})
    if fault.kind == "refusal":
        return Answer(fault.status, _message(fault.words) | {"status": str(fault.status)})
    return _SIMPLE[fault.kind]


def bad_gateway(fault: Fault) -> Answer:
    """Return the page that hides whether the work was done."""
    return Answer(fault.status if fault.status >= 500 else 502, _UNICORN)


def out_of_requests(login: str) -> Answer:
    """Return the answer to a request too many."""
    return Answer(403, _message(f"API rate limit exceeded for user {login}."))


def aged(answer: Answer, now: datetime, seconds: float) -> Answer:
    """Return a list as a lagging replica sees it: without what changed in the last seconds."""
    if not isinstance(answer.body, list):
        return answer
    newest = instant(now - timedelta(seconds=seconds)) or ""
    kept = [one for one in answer.body if str(one.get("updated_at") or one.get("created_at")) <= newest]
    return Answer(answer.status, kept, answer.headers)


def too_many_writes(seconds: int) -> Answer:
    """Return the answer to a comment or issue too many, and in how many seconds the next one may come."""
    return Answer(403, _message(_SECONDARY), {"Retry-After": str(seconds)})


def lagging(answer: Answer, now: datetime, lag: timedelta) -> Answer:
    """Return a list without what was made in the last moments, which is there when asked for by itself."""
    if not lag or not isinstance(answer.body, list):
        return answer
    newest = instant(now - lag) or ""
    kept = [one for one in answer.body if str(one.get("created_at", "")) <= newest]
    return Answer(answer.status, kept, answer.headers)


def _message(text: str) -> dict[str, Any]:
    return {"message": text, "documentation_url": DOCS}


_SIMPLE = {
    "garbage": Answer(200, {"what": ["is", "this"]}),
    "html": Answer(200, _UNICORN),
    "unauthorized": Answer(401, _message("Bad credentials") | {"status": "401"}),
    "not_found": Answer(404, _message("Not Found") | {"status": "404"}),
    "gone": Answer(410, _message("This issue was deleted") | {"status": "410"}),
    "too_deep": Answer(
        422,
        _message("Pagination with the page parameter is not supported for large datasets.")
        | {"status": "422"},
    ),
}
