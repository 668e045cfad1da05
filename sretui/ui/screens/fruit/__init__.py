"""What is done to a product issue on an idle day, each act a module that `table` names."""
