"""Measurements of the whole: they print, they never judge."""
