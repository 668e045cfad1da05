"""The handoff: each active inquiry goes to the next Primary, or is kept (process page, "Handoffs")."""
