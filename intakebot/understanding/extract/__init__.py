"""The extractors, one a file, each finding one sort of fact in a text."""
