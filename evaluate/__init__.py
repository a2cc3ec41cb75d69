"""The quality gate: the findings scored on gold, against pinned floors."""
