"""The screens, one a file; each is given what it shows and asks for what it needs by message."""
