"""See what is imported, by whom, and what runs meanwhile."""
