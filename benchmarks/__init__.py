"""Speed and memory, against peers in the same run, as ratios: plain scripts, each with its own docstring."""
