"""Threads and processes on virtual time, and what programs know them by."""
