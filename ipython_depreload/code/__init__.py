"""What source files and code objects say. Nothing here runs the user's code."""
