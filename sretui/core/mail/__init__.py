"""What mail leaves in a body: the template around it, quoted mail, list footers."""
