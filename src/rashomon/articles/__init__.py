"""Bytes to Article records. One file per format, each with one function: `read`."""
