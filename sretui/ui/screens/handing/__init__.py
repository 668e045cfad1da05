"""Handing over: what the handoff's screen is made of, step by step."""
