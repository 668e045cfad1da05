"""GitHub: the only package that speaks to it, and the only importer of PyGithub, none of which leaves it."""
