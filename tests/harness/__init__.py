"""The harness's own tests: each runs a small program on virtual time and looks at the observation."""
