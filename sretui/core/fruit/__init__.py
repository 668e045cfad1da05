"""Low-hanging fruit: product issues for an idle hour (process page, "SRE vs. Product Development")."""
