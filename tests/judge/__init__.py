"""The judge's own tests: on observations as the sandbox would send them."""
