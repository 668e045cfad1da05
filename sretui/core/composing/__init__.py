"""Composing: what helps somebody who writes to a customer, and what keeps slips from being mailed; pure."""
