"""Who does what a verb says, and is it said for a fact? Sentence in; subjects, negation and clause ranges out.

What the findings over an article ask of a sentence's tree, over ClearNLP dependency relations. Positions are places in
`sentence.tokens`, never characters.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.findings.syntax.trees import Tree

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_NEGATIONS = frozenset(
    ["not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "rarely", "seldom", "nobody", "none", "no"]
)
_HYPOTHETICAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "ought", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CONTROLS = frozenset({"continue", "begin", "start", "proceed", "go", "keep"})
"""Verbs whose infinitive or gerund is done: "went on to deny", "kept denying"."""
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "parataxis"})
"""Relations through which a verb takes its subject from the verb above it."""
_FAR = 4
"""Verbs up to which a subject is looked for; farther up stands another event."""


class Clauses(Tree):
    """A sentence's tree, asked about its verbs."""

    __slots__ = ()

    def child(self, place: int, *relations: str) -> int | None:
        """Give the first child that stands in one of `relations`."""
        return next((each for each in self.below[place] if self.tokens[each].dep in relations), None)

    def subjects(self, verb: int) -> tuple[int, ...]:
        """Give the heads of who or what does `verb`, one for each member of a coordination.

        A verb without a subject takes that of the verb it is coordinated with ("rose and left"), that controls it
        ("promised to leave"), or the noun it describes ("the firm, which left", "a firm leaving").
        """
        return self._subjects(verb, 0)

    def _subjects(self, verb: int, depth: int) -> tuple[int, ...]:
        token = self.tokens[verb]
        own = [each for each in self.below[verb] if self.tokens[each].dep in SUBJECTS]
        if own:
            first = own[0]
            if self.tokens[first].lemma.lower() in _RELATIVE and token.dep == "relcl":
                return self.coordinated(token.head)
            return self.coordinated(first)
        if depth < _FAR and token.head != verb:
            if token.dep in _SHARING and token.pos in {"VERB", "AUX"}:
                above = self._verb_above(verb)
                if token.dep == "conj" and self._outgrows(verb, above):
                    above = self.tokens[above].head
                return self._subjects(above, depth + 1)
            if token.dep in {"relcl", "acl"}:
                return self.coordinated(token.head)
        return ()

    def _outgrows(self, verb: int, above: int) -> bool:
        """Tell whether the parser hung `verb` too low: "said its board would review it, and declined to comment"."""
        if self.tokens[above].dep != "ccomp" or not self._own_auxiliaries(above) & _HYPOTHETICAL:
            return False
        finite = self.tokens[verb].tag in {"VBD", "VBZ"}
        return finite or bool(self._own_auxiliaries(verb) & {"did", "do", "has", "was", "were", "is"})

    def _verb_above(self, place: int) -> int:
        """Give the nearest verb over `place`: "by promising" stands under a preposition."""
        above = self.tokens[place].head
        while self.tokens[above].pos not in {"VERB", "AUX"} and self.tokens[above].head != above:
            above = self.tokens[above].head
        return above

    def coordinated(self, place: int) -> tuple[int, ...]:
        """Give `place` and what is coordinated with it: two for "the firm and its owner"."""
        found = [place]
        for each in found:
            found.extend(child for child in self.below[each] if self.tokens[child].dep == "conj")
        return tuple(found)

    def negated(self, verb: int) -> bool:
        """Tell whether `verb` is denied by a word beside it or by its subject ("did not reply", "no one replied")."""
        for each in self.below[verb]:
            token = self.tokens[each]
            low = token.text.lower()
            if token.dep in {"neg", "preconj"} and low in _NEGATIONS:
                return True
            if token.dep == "advmod" and low in _NEGATIONS:
                return True
            if token.dep in SUBJECTS and (low in _NEGATIONS or self.negates(each)):
                return True
        return False

    def negates(self, noun: int) -> bool:
        """Tell whether a noun has "no", "neither" or "none" before it."""
        return any(
            self.tokens[each].text.lower() in _NEGATIONS and self.tokens[each].dep in {"det", "preconj", "cc", "neg"}
            for each in self.below[noun]
        ) or (self.tokens[noun].text.lower() == "one" and noun > 0 and self.tokens[noun - 1].text.lower() == "no")

    def auxiliaries(self, verb: int) -> frozenset[str]:
        """Give the lemmas and forms of the auxiliaries of `verb`, or those that it shares: "would not see or speak"."""
        found = self._own_auxiliaries(verb)
        for _ in range(2):
            token = self.tokens[verb]
            if (
                found
                or token.dep != "conj"
                or token.tag not in {"VB", "VBN", "VBG"}
                or self.child(verb, *SUBJECTS) is not None
            ):
                break
            verb = token.head
            found = self._own_auxiliaries(verb)
        return found

    def _own_auxiliaries(self, verb: int) -> frozenset[str]:
        helpers = [self.tokens[each] for each in self.below[verb] if self.tokens[each].dep in {"aux", "auxpass"}]
        return frozenset(form for each in helpers for form in (each.text.lower(), each.lemma.lower()))

    def hypothetical(self, verb: int) -> bool:
        """Tell whether `verb` is only thought of: "would deny", "if it denies", "was asked whether it denies"."""
        if self.auxiliaries(verb) & _HYPOTHETICAL:
            return True
        return any(
            self.tokens[each].dep in {"mark", "advmod"} and self.tokens[each].text.lower() in _CONDITIONS
            for each in self.below[verb]
        )

    def told(self, verb: int) -> bool:
        """Tell whether a sentence tells `verb` as a fact: neither denied nor thought of, wished for or asked for."""
        tokens = self.tokens
        token = tokens[verb]
        if self.negated(verb) or self.hypothetical(verb):
            return False
        helpers = self.auxiliaries(verb)
        if helpers & _FUTURE:
            return False
        over = tokens[token.head]
        if "to" in helpers:
            return over.lemma in _CONTROLS and self.told(token.head)
        if token.tag == "VB" and not helpers & {"do", "did", "does"}:
            return False
        if token.tag == "VBG" and token.dep == "pcomp":
            return over.text.lower() in {"by", "in", "after", "while", "when", "for"} and self._head_told(verb)
        if token.tag == "VBG" and token.dep == "xcomp":
            return over.lemma in _CONTROLS and self.told(token.head)
        if token.tag == "VBG" and token.dep in {"conj", "advcl"}:
            return self._head_told(verb)
        return token.tag in {"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"}

    def _head_told(self, verb: int) -> bool:
        above = self.tokens[verb].head
        for _ in range(3):
            if self.tokens[above].pos in {"VERB", "AUX"}:
                return (
                    not self.hypothetical(above) and not self.negated(above) and "will" not in self.auxiliaries(above)
                )
            above = self.tokens[above].head
        return True

    def range(self, places: Iterable[int]) -> tuple[int, int]:
        """Give the characters from the first to the last of `places`, without commas and stops at either end."""
        kept = sorted(places)
        while (
            len(kept) > 1
            and self.tokens[kept[-1]].pos in {"PUNCT", "CCONJ"}
            and self.tokens[kept[-1]].text not in '"”’)'
        ):
            kept.pop()
        while (
            len(kept) > 1 and self.tokens[kept[0]].pos in {"PUNCT", "CCONJ"} and self.tokens[kept[0]].text not in '"“‘('
        ):
            kept.pop(0)
        return self.tokens[kept[0]].start, self.tokens[kept[-1]].end
