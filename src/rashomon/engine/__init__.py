"""Where and how work runs. The stages do not know which engine runs them."""
