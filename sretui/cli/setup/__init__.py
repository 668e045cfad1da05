"""`sretui init`: from questions to commented files."""
