"""What modules and cells put into objects of other modules: noted, taken back, kept."""
