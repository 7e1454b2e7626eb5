"""Runs one student's program on virtual time and describes what its event loop did.

`harness.entry` is the way in; README.md beside this file is the theory of operation.
"""
