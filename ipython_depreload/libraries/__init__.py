"""What modules change in libraries, and what libraries may do with what they are given."""
