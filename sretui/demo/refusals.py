"""Answers other than success: raised where they are found, sent by the server in GitHub's own words."""

from typing import Any

DOCS = "https://docs.github.com/rest"


class Refusal(Exception):
    """An error answer with GitHub's message and, for validation, its list of errors."""

    def __init__(
        self,
        status: int,
        message: str,
        errors: list[Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.errors, self.headers = status, message, errors, headers or {}

    def body(self) -> dict[str, Any]:
        """Return the JSON GitHub sends."""
        parts: dict[str, Any] = {"message": self.message}
        if self.errors is not None:
            parts["errors"] = self.errors
        return parts | {"documentation_url": DOCS, "status": str(self.status)}


def not_found() -> Refusal:
    """Make the answer to what is not there, or not for you to see."""
    return Refusal(404, "Not Found")


def invalid(resource: str, field: str, code: str = "invalid", **more: Any) -> Refusal:
    """Make the answer to a field that does not hold what it should."""
    return Refusal(
        422, "Validation Failed", [{"resource": resource, "field": field, "code": code} | dict(more)]
    )


class Elsewhere(Exception):
    """A redirect to another address of ours."""

    def __init__(self, status: int, location: str) -> None:
        super().__init__(location)
        self.status, self.location = status, location

    def body(self) -> dict[str, Any]:
        """Return the JSON GitHub sends with a redirect."""
        message = "Moved Permanently" if self.status == 301 else "Temporary Redirect"
        return {"message": message, "url": self.location, "documentation_url": DOCS}
