"""Decide what an edit really requires to be executed, and what need not be."""
