"""The edge: HTTP and websockets, translated and nothing else."""
