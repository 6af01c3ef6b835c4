"""Bring modules to new versions of their sources, all of them or none."""
