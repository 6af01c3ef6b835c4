"""From what has changed to what is to be done."""
