"""One thread's connection to GitHub: a PyGithub whose every habit of its own is switched off.

PyGithub follows a 301 with any verb and drops the query string, and sleeps on a 202
(https://github.com/PyGithub/PyGithub/blob/main/github/Requester.py, `__requestRaw`), so the connection class
takes both away from it. Importing it puts a log handler on stderr, which would print over the screen.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import github
import requests
from github.Requester import (
    HTTPRequestsConnectionClass,
    HTTPSRequestsConnectionClass,
    RequestsResponse,
)

from sretui.core.errors import BadAnswer, ForgeError, Offline, Unreached
from sretui.forge.links import is_loopback

_LOG = logging.getLogger("github")
for _handler in tuple(_LOG.handlers):
    _LOG.removeHandler(_handler)
_LOG.setLevel(logging.CRITICAL)

_API_VERSION = "2022-11-28"
_ACCEPT = "application/vnd.github+json"
_OURS = frozenset({202, 301})
NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whatever its status; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    text: str


class _KeptFromPyGithub(Exception):
    """No error: a reply on its way past PyGithub."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


class _Http(HTTPRequestsConnectionClass):
    def getresponse(self) -> RequestsResponse:
        return _ours_first(super().getresponse())


class _Https(HTTPSRequestsConnectionClass):
    def getresponse(self) -> RequestsResponse:
        return _ours_first(super().getresponse())


class Wire:
    """Sends requests, each once, and gives back whatever arrives; not for two threads at once."""

    def __init__(self, api: str, token: str, timeout: int, user_agent: str) -> None:
        address = urlsplit(api)
        self._github = github.Github(
            base_url=api,
            auth=github.Auth.Token(token),
            timeout=timeout,
            user_agent=user_agent,
            per_page=100,
            retry=None,
            seconds_between_requests=0,
            seconds_between_writes=0,
            api_version=_API_VERSION,
        )
        kind = _Https if address.scheme == "https" else _Http
        self._host, self._timeout = address.netloc, timeout
        self._connection = kind(str(address.hostname), address.port, timeout=timeout, retry=None)
        # a proxy from the environment is for the world outside, not for a stand-in on this machine
        self._connection.session.trust_env = not is_loopback(address.hostname)

    def get(self, path: str, headers: Mapping[str, str]) -> Reply:
        """Fetch a path below the API's address; raises Offline or BadAnswer when no whole answer came."""
        return self.send("GET", path, None, headers)

    def send(
        self,
        verb: str,
        path: str,
        body: Mapping[str, object] | None,
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> Reply:
        """Send one request, once, following nothing.

        Raises Unreached when surely nothing arrived; Offline or BadAnswer when nobody knows.
        """
        try:
            status, received, text = self._github.requester.requestJson(
                verb,
                path,
                headers={"Accept": _ACCEPT, **headers},
                input=body,
                cnx=self._connection,
            )
        except _KeptFromPyGithub as kept:
            return kept.reply
        except requests.RequestException as error:
            # not chained: requests keeps the request, and with it the token, in its errors
            raise self._trouble(error) from None
        except (ValueError, OverflowError):
            raise BadAnswer(
                f"The headers that {self._host} sent make no sense; it is asked again later."
            ) from None
        return Reply(status, received, text)

    def _trouble(self, error: requests.RequestException) -> ForgeError:
        host = self._host
        match error:
            case requests.ConnectTimeout():
                return Unreached(f"{host} cannot be reached; check the network; what is here still works.")
            case requests.Timeout():
                return Offline(f"{host} did not answer within {self._timeout} s; it is asked again later.")
            case requests.exceptions.ProxyError():
                return Offline(f"The proxy does not let us through to {host}; check HTTPS_PROXY.")
            case requests.exceptions.SSLError() if "CERTIFICATE_VERIFY_FAILED" in repr(error):
                return Unreached(f"The certificate of {host} is not trusted; check the clock and the proxy.")
            case requests.exceptions.ContentDecodingError():
                return BadAnswer(f"The answer of {host} is damaged; it is asked again later.")
            case _ if "NameResolutionError" in repr(error):
                return Unreached(f"{host} cannot be found; check the network; what is here still works.")
            case _ if "NewConnectionError" in repr(error):
                return Unreached(
                    f"{host} refuses the connection; check the network; what is here still works."
                )
            case _:
                return Offline(f"The connection to {host} was cut; it is tried again later.")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        self._github.close()


def _ours_first(response: RequestsResponse) -> RequestsResponse:
    if response.status not in _OURS:
        return response
    headers = {name.lower(): value for name, value in response.getheaders()}
    raise _KeptFromPyGithub(Reply(response.status, headers, response.read()))
