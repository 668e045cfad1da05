"""The rules of the duty: frozen values and pure functions; no I/O, no clock, no third-party library."""
