"""The texts that the acts offer for editing, in plain words; nothing of them is posted unseen."""

from collections.abc import Mapping

Fields = Mapping[str, str]

_TEXTS = {
    "known-issue-product": "Another user ran into this (see {url}):\n\n{words}\n",
    "known-issue-customer": (
        "{greeting}\n\nthis is a known issue: {product_title}, {product_url}. We added what you told us "
        "there, so that it is considered when that issue is worked on; please follow it for news.\n\n"
        "We close this conversation; if it is something else after all, answer here and we look again.\n\n"
        "{primary}"
    ),
    "promoted-customer": (
        "{greeting}\n\nthis needs work on the product itself. It is on the developers' list now; please "
        "follow it there:\n\n{addresses}\n\nWe close this conversation; answer here if something is missing."
        "\n\n{primary}"
    ),
    "moved-customer": (
        "{greeting}\n\nthis needs work on the product itself, so that we move this conversation to the "
        "developers' issues. The address stays good: it leads on to the new one.\n\n{primary}"
    ),
    "product-issue": "{words}\n\nSee: {url}",
    "escalate": "{whom} {question}{by}",
}


def offered(name: str, fields: Fields) -> str:
    """Give a text with its fields filled in; the customer's words are put in as they are."""
    return _TEXTS[name].format(**{**fields, "greeting": _greeting(fields["customer"])}).strip()


def _greeting(customer: str) -> str:
    return f"Dear {customer}," if customer else "Hello,"
