"""The desk: what is kept, how, and what happens when it cannot be."""
