"""Which words tell one inquiry from another: not those of every mail."""


def tells(word: str) -> bool:
    """Say whether a word (in small letters) tells anything: "is", "to", "3d" and "thanks" do not."""
    return len(word) > 2 and not word.isdigit() and word not in _NOISE


_NOISE = frozenset(
    """
    able about after all also and any are because been before best but can cannot com could dear did
    does doing don everyone external for from fwd get getting great had has have hello help here hey
    him his how http https into its just know like may more much not now off one only org our out please
    problem question regards see seems should some such sure than thank thanks that the their them
    then there these they this those through too try trying use used user users using very want was
    way were what when where which while who why will with without work worked working works would
    www you your
    """.split()  # noqa: SIM905  # a list of a hundred strings reads worse
)
"""Words of every mail; they would make all inquiries alike."""
