"""Readings -> the formats others use."""
