"""What people asked for, as requests to GitHub that are sent once and never lost (design, section 7)."""
