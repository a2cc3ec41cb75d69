"""How sentences are built: trees, clauses, tense and propositions over the parse that `sentences` gives."""
