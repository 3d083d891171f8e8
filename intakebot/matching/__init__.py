"""The matching room: how alike two cases are, and why. Pure."""
