"""What is seen of a run: lanes, spans and findings."""
