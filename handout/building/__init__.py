"""A topic's way through one build: looked at, planned, handed to the press, put in its place, recorded."""
