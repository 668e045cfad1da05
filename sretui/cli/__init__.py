"""The command line: it puts the parts together, reads the real clock and finds the token."""
