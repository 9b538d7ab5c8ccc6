"""What languages have of their own: figures, units, directions and letters."""
