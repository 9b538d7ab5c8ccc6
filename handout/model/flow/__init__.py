"""Algorithms: the steps that are stored, and how their boxes and connectors are drawn."""
