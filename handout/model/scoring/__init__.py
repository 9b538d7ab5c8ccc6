"""Scores: findings with their points, and what each total means."""
