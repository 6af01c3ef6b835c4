"""What each edit makes run: the resulting state, and exactly which modules were executed."""
