"""Programs that use libraries, with the real ones on real servers and on the simulated world."""
