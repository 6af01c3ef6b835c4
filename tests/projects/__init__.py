"""Releases of real packages as edits: a reload must lead to what a new process imports.

By hand: `python -m tests.projects --help`, `python -m tests.projects.history --help` for
the commits of a git directory, and `python -m tests.projects.bodies --help` for edits of single
functions and statements. Wheels are downloaded with pip and kept in a folder.
"""
