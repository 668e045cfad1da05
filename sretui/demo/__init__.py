"""A GitHub of our own on loopback and an invented team's week: what `sretui demo` and the tests run on.

It imports nothing else of sretui: what it says of GitHub must not be true only because both sides share
a mistake.
"""
