"""Uploaded files, kept by their content."""
