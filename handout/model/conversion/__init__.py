"""Conversions from one medicine to another: factors, who gives them, and the tables they make."""
