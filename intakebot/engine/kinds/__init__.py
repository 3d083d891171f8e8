"""The question kinds: one a file, listed here and nowhere else."""
