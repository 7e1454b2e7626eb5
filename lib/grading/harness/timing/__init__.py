"""Virtual time: the clock, what is due on it, and what computing costs on it."""
