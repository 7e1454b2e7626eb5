"""Runs an exercise's tests on observations of the student's program. No student code is ever imported here."""
