"""What was printed from what: the manifest of an output folder, and what it is held against."""
