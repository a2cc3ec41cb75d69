"""Showing what was found. Every page has a JSON twin made from the same object."""
