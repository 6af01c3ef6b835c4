"""What is to be seen of graphs, plans and reports: text, tables, pictures, other formats."""
