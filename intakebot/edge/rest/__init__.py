"""The REST endpoints, one resource a file."""
