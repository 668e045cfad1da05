"""What the person on duty does about an inquiry: a module for each act, imported when its key is pressed."""
