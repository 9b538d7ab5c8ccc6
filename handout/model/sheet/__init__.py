"""Sheets: paper with places for pages, worked out exactly, in millimetres from the bottom left corner."""
