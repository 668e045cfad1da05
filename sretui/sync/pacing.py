"""The pace at which GitHub lets content be created: a second apart, so many a minute, so many an hour.

https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api tells the numbers. They are
counted from the outbox's own history, so that a new process, or another one, keeps to them too.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

APART = timedelta(seconds=1)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
A_MINUTE, AN_HOUR = 70, 450
"""Below GitHub's 80 and 500: what people do in the browser counts too."""


def rest_before(sendings: Sequence[datetime], now: datetime) -> timedelta:
    """Say how long to rest before the next request that changes something.

    `sendings` are the instants (UTC, whole seconds) of those of the last hour; later ones, as a clock that
    was set back leaves them, count for nothing.
    """
    past = sorted(at for at in sendings if now - HOUR < at <= now)
    rests = [timedelta(0)]
    for window, most in ((MINUTE, A_MINUTE), (HOUR, AN_HOUR)):
        recent = [at for at in past if at > now - window]
        if len(recent) >= most:
            rests.append(recent[-most] + window - now)
    if past and now - past[-1] < 2 * APART:
        rests.append(APART)  # whole seconds: what was sent in the second before may be a moment ago
    return max(rests)
