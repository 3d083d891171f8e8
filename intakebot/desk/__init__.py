"""The desk: the use cases, and the only room that joins rooms."""
